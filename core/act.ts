import * as z from 'zod';
import { TEAMS } from './teams.ts';
import { isoTime } from './time.ts';

/**
 * What a person, or a program in a person's name, did with a conversation. Acts are kept beside the messages, and a conversation is
 * folded from both, so that no order of arrival loses one.
 */

export const person = z.string().trim().min(1).max(200);
export const reason = z.string().trim().min(1).max(1_000);
const done = {
  id: z.string().min(1).max(128),
  at: isoTime,
  /** Who did it, as their token names them. */
  by: person,
};

export const Act = z.discriminatedUnion('type', [
  /** Somebody takes it on, or is given it; null gives it back. */
  z.object({ ...done, type: z.literal('assign'), to: person.nullable() }),
  /** Another team can finish it. Whoever held it holds it no longer. */
  z.object({ ...done, type: z.literal('hand-over'), team: z.enum(TEAMS), to: person.optional(), reason }),
  z.object({ ...done, type: z.literal('resolve'), reason: reason.optional() }),
  z.object({ ...done, type: z.literal('reopen'), reason: reason.optional() }),
  z.object({ ...done, type: z.literal('note'), text: z.string().trim().min(1).max(10_000) }),
  /** How an opportunity ended. */
  z.object({ ...done, type: z.literal('outcome'), outcome: z.enum(['won', 'lost']) }),
]);
export type Act = z.output<typeof Act>;

/** So many acts of a conversation are kept, the newest: more than people ever do with one. */
export const ACTS_KEPT = 500;

/** Some acts together, each once by id, in the order in which they were done. */
export const actsTogether = (...lists: readonly (readonly Act[])[]): readonly Act[] =>
  [...new Map(lists.flat().map((act) => [act.id, act])).values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-ACTS_KEPT);

/** Who holds a conversation, which team has it if it was handed over, and how often it was. */
export const holdingOf = (acts: readonly Act[]): { readonly assignedTo?: string; readonly team?: (typeof TEAMS)[number]; readonly hops: number } => {
  const handOvers = acts.filter((act) => act.type === 'hand-over');
  const given = acts.findLast((act) => act.type === 'assign' || act.type === 'hand-over');
  const assignedTo = given?.to ?? undefined;
  const team = handOvers.at(-1)?.team;
  return { ...(assignedTo === undefined ? {} : { assignedTo }), ...(team === undefined ? {} : { team }), hops: handOvers.length };
};

/** How an opportunity ended, if somebody said so. */
export const outcomeOf = (acts: readonly Act[]): { readonly outcome: 'won' | 'lost'; readonly at: number } | undefined => {
  const said = acts.findLast((act) => act.type === 'outcome');
  return said && { outcome: said.outcome, at: said.at };
};
