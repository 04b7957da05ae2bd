import { STATUSES, type Conversation } from '../../../core/conversation.ts';
import { TEAMS } from '../../../core/teams.ts';
import { isOrdinary, ordinaryScore } from '../../../core/priority.ts';
import type { After } from '../../ports.ts';
import { shardOf, timeKey } from './keys.ts';
import { INDEXES, type List, type Walk } from './lists.ts';

/**
 * Where conversations are listed: all of them in `Recent`, by their last message, and those that stand out in `Priority` too, by score
 * and then by their last message. Most are ordinary, and a place in an index costs as much as to write the conversation. Of one status
 * they all have the same score, so that by priority they stand as they do by time: there they are walked in `Recent`.
 *
 * Status and team are part of a list's name, so that no filter ever reads what it does not show.
 */

/** A walk through conversations, and where one of them stands on it. */
export interface ConversationWalk extends Walk {
  readonly positionOf: (conversation: After) => string;
  /** Where the row before stood. */
  readonly after?: string | undefined;
}

/** Which conversations are walked through. */
interface Filter {
  readonly brand: string;
  readonly status?: Conversation['status'] | undefined;
  readonly team?: Conversation['team'] | undefined;
}

/** At the end of a key in `Recent`: this one stands in `Priority` too. It comes before all that ids consist of, and so changes no order. */
const STANDS_OUT = '!';
/** Before and after all positions, which begin with digits. */
const LOWEST = '';
const HIGHEST = '~';

const byTime = ({ lastMessageAt, id }: After): string => `${timeKey(lastMessageAt)}#${id}`;
const byPriority = (conversation: After): string => `${scoreKey(conversation.priority.score)}#${byTime(conversation)}`;

/** A score is 0 to 100, shown to a whole number: three decimals tell any two apart that anybody could. */
const scoreKey = (score: number): string => score.toFixed(3).padStart(7, '0');

/** The attributes by which the indexes list a conversation. */
export const listing = (conversation: Conversation, shards: number): Readonly<Record<string, string>> => {
  const { Recent, Priority } = INDEXES;
  const { id, brand, status, team } = conversation;
  const list = listName(brand, status, team, shardOf(id, shards));
  const place = byTime(conversation);
  if (isOrdinary(conversation)) return { [Recent.list]: list, [Recent.position]: place };
  return {
    [Recent.list]: list,
    [Recent.position]: `${place}${STANDS_OUT}`,
    [Priority.list]: list,
    [Priority.position]: byPriority(conversation),
  };
};

/** By the last message, then by id. */
export const walkByTime = (shards: number, filter: Filter, direction: Walk['direction'], after?: After): ConversationWalk => {
  const begins = direction === 'ascending' ? LOWEST : HIGHEST;
  // With a mark or without: the row before is not met again.
  const before = after && (direction === 'ascending' ? `${byTime(after)}${STANDS_OUT}` : byTime(after));
  const lists = namesOf(shards, filter).map(({ name }): List => ({ index: 'Recent', name, begins, after: before, positionOf: unmarked }));
  return { lists, direction, positionOf: byTime, after: after && byTime(after) };
};

/** By score, the highest first, then as by time. */
export const walkByPriority = (shards: number, filter: Filter, after?: After): ConversationWalk => {
  const place = after && byPriority(after);
  const lists = namesOf(shards, filter).flatMap(({ status, name }): List[] => [
    { index: 'Priority', name, begins: HIGHEST, after: place, positionOf: (key) => key },
    ...ordinary(status, name, after),
  ]);
  return { lists, direction: 'descending', positionOf: byPriority, after: place };
};

/** The ordinary ones of a list, which all have one score; none when the walk is past that. */
function ordinary(status: Conversation['status'], name: string, after: After | undefined): List[] {
  const score = scoreKey(ordinaryScore(status));
  const reached = after && scoreKey(after.priority.score);
  if (reached !== undefined && reached < score) return [];
  return [
    {
      index: 'Recent',
      name,
      begins: `${score}#${HIGHEST}`,
      after: after && reached === score ? byTime(after) : undefined,
      positionOf: (key) => (key.endsWith(STANDS_OUT) ? undefined : `${score}#${key}`),
    },
  ];
}

const unmarked = (key: string): string => (key.endsWith(STANDS_OUT) ? key.slice(0, -STANDS_OUT.length) : key);

const listName = (brand: string, status: string, team: string, shard: number): string => `${brand}#${status}#${team}#${shard}`;

/** Every list that holds what is asked for. When shards are added, what was written stays in the first ones. */
function namesOf(shards: number, { brand, status, team }: Filter): { status: Conversation['status']; name: string }[] {
  const statuses = status === undefined ? STATUSES : [status];
  const teams = team === undefined ? TEAMS : [team];
  return statuses.flatMap((one) =>
    teams.flatMap((other) => Array.from({ length: shards }, (_, shard) => ({ status: one, name: listName(brand, one, other, shard) }))),
  );
}
