import * as z from 'zod';
import { person, reason } from '../../core/act.ts';
import type { Deed } from '../../core/new-act.ts';
import { TEAMS } from '../../core/teams.ts';

/** What somebody says when they act on a conversation, and what they mean by it. */

export const Assignment = z
  .strictObject({ assignedTo: person.nullable().optional(), team: z.enum(TEAMS).optional(), reason: reason.optional() })
  .refine(({ team, reason: why }) => team === undefined || why !== undefined, {
    path: ['reason'],
    message: 'expected a reason: the other team wants to know why',
  })
  .refine(({ team, reason: why }) => team !== undefined || why === undefined, {
    path: ['reason'],
    message: 'expected a team beside it: a reason is of a hand-over',
  });
export const HandOver = z.strictObject({ team: z.enum(TEAMS), reason, assignedTo: person.optional() });
export const WithReason = z.strictObject({ reason: reason.optional() });
export const Note = z.strictObject({ text: z.string().trim().min(1).max(10_000) });
export const Outcome = z.strictObject({ outcome: z.enum(['won', 'lost']) });

/** Whom nobody names is the caller. Who names a team hands over: nobody of it holds the conversation yet, unless somebody is named. */
const assigned = ({ assignedTo, team, reason: why = '' }: z.output<typeof Assignment>, caller: string): Deed =>
  team === undefined ? { type: 'assign', to: assignedTo === undefined ? caller : assignedTo } : handedOver(team, why, assignedTo ?? undefined);

const handedOver = (team: (typeof TEAMS)[number], why: string, to: string | undefined): Deed => ({
  type: 'hand-over',
  team,
  reason: why,
  ...(to === undefined ? {} : { to }),
});

/** What each of them means, said by that caller. */
export const deeds = {
  assign: assigned,
  handOver: ({ team, reason: why, assignedTo }: z.output<typeof HandOver>): Deed => handedOver(team, why, assignedTo),
  resolve: (said: z.output<typeof WithReason>): Deed => ({ type: 'resolve', ...said }),
  reopen: (said: z.output<typeof WithReason>): Deed => ({ type: 'reopen', ...said }),
  note: (said: z.output<typeof Note>): Deed => ({ type: 'note', ...said }),
  outcome: (said: z.output<typeof Outcome>): Deed => ({ type: 'outcome', ...said }),
} as const;
