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

/** So many acts of a conversation are kept: more than people ever do with one. */
export const ACTS_KEPT = 500;

/** So many bytes of notes and reasons, in UTF-8: with its acts and two thousand messages a conversation still fits into one item of DynamoDB. */
export const WORDS_KEPT = 100_000;

/** Some acts together, each once by id, in the order in which they were done; as many of them as are kept. */
export const actsTogether = (...lists: readonly (readonly Act[])[]): readonly Act[] =>
  keptOf([...new Map(lists.flat().map((act) => [act.id, act])).values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)));

/** What was written with an act, if its kind has words. */
interface Worded {
  readonly type: Act['type'];
  readonly text?: string;
  readonly reason?: string | undefined;
}

/** True when what somebody wants to write still fits beside the acts that there are. Who writes nothing always may. */
export const hasRoomFor = (acts: readonly Act[], asked: Worded): boolean => wordsOf(asked) === 0 || bytesOf(acts) + wordsOf(asked) <= WORDS_KEPT;

/**
 * What is kept of some acts in order: the oldest notes are left out first, then the oldest of the others. The last act of each kind stays: who
 * holds a conversation, whether it is resolved and how it ended hang on it.
 */
function keptOf(acts: readonly Act[]): readonly Act[] {
  let [many, bytes] = [acts.length - ACTS_KEPT, bytesOf(acts) - WORDS_KEPT];
  if (many <= 0 && bytes <= 0) return acts;
  const last = new Set(new Map(acts.map((act) => [act.type, act])).values());
  const rest = acts.filter((act) => !last.has(act));
  const left = new Set<Act>();
  for (const act of [...rest.filter(isNote), ...rest.filter((one) => !isNote(one))]) {
    if (many <= 0 && (bytes <= 0 || wordsOf(act) === 0)) continue;
    left.add(act);
    many -= 1;
    bytes -= wordsOf(act);
  }
  return acts.filter((act) => !left.has(act));
}

const isNote = ({ type }: Act): boolean => type === 'note';

const bytesOf = (acts: readonly Act[]): number => acts.reduce((sum, act) => sum + wordsOf(act), 0);

const wordsOf = (act: Worded): number => Buffer.byteLength(act.text ?? act.reason ?? '');

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
