import * as z from 'zod';
import { person, reason } from '../../core/act.ts';
import type { Deed } from '../../core/new-act.ts';
import { TEAMS } from '../../core/teams.ts';
import type { ApiEvent } from '../ports.ts';
import { readBody } from './query.ts';

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

/** Reads what a request asks for. Throws Problem 422 when its body is not as expected. */
type ReadDeed = (event: ApiEvent, caller: string) => Deed;

const read =
  <Body extends z.ZodType>(body: Body, deedOf: (said: z.output<Body>, caller: string) => Deed): ReadDeed =>
  (event, caller) =>
    deedOf(readBody(body, event), caller);

/** Whom nobody names is the caller. Who names a team hands over: nobody of it holds the conversation yet, unless somebody is named. */
const assigned = ({ assignedTo, team, reason: why = '' }: z.output<typeof Assignment>, caller: string): Deed =>
  team === undefined ? { type: 'assign', to: assignedTo === undefined ? caller : assignedTo } : handedOver(team, why, assignedTo ?? undefined);

const handedOver = (team: (typeof TEAMS)[number], why: string, to: string | undefined): Deed => ({
  type: 'hand-over',
  team,
  reason: why,
  ...(to === undefined ? {} : { to }),
});

/** What can be done with a conversation, by the last part of the path. */
export const DEEDS = {
  assign: read(Assignment, assigned),
  'hand-over': read(HandOver, ({ team, reason: why, assignedTo }) => handedOver(team, why, assignedTo)),
  resolve: read(WithReason, (said) => ({ type: 'resolve', ...said })),
  reopen: read(WithReason, (said) => ({ type: 'reopen', ...said })),
  note: read(Note, (said) => ({ type: 'note', ...said })),
  outcome: read(Outcome, (said) => ({ type: 'outcome', ...said })),
} as const satisfies Record<Deed['type'], ReadDeed>;
