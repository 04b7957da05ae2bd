import { isOverdue } from '../../core/clocks.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { Time } from '../../core/time.ts';
import type { After, ConversationQuery } from '../ports.ts';
import { deskNow } from './desk.ts';
import type { CareApiPorts } from './ports.ts';

/** Which conversations are asked for, and in which order. */
export interface Wanted extends Pick<ConversationQuery, 'status' | 'team'> {
  readonly brand: string;
  readonly sort: NonNullable<ConversationQuery['sort']>;
  /** Those alone that this person holds: without a status, the unresolved ones. */
  readonly assignedTo: string | undefined;
  /** Those alone that are overdue at that time. */
  readonly overdueAt: Time | undefined;
}

/** Where a row stands: as much as a cursor says of it. */
export type Place = { id: string; lastMessageAt: number; priority: { score: number } };

type Read = (after: After | undefined, limit: number) => Promise<readonly Conversation[]>;

/** How many rows are read at a time to find those that are overdue. */
const STRIDE = 200;

/** Reads the rows of a list after a place, at most so many. */
export const conversationRows = (ports: Pick<CareApiPorts, 'conversations' | 'desks'>, wanted: Wanted): Read => {
  const { overdueAt, assignedTo } = wanted;
  if (assignedTo !== undefined) return ofDesk(ports, { ...wanted, assignedTo });
  return overdueAt === undefined
    ? ofBrand(ports, wanted)
    : overdueOnly(ofBrand(ports, { ...wanted, status: wanted.status ?? 'waiting-on-brand' }), overdueAt);
};

const ofBrand =
  ({ conversations }: Pick<CareApiPorts, 'conversations'>, { brand, status, team, sort }: Wanted): Read =>
  (after, limit) =>
    conversations.list(brand, { status, team, sort, after, limit });

/** Walks on until enough of them are overdue: somebody may have written again to whom an answer is owed for long, so none can be passed over. */
const overdueOnly =
  (read: Read, now: Time): Read =>
  async (after, limit) => {
    const found: Conversation[] = [];
    let rows: readonly Conversation[];
    let place = after;
    do {
      rows = await read(place, STRIDE);
      found.push(...rows.filter((row) => isOverdue(row, now)));
      place = rows.at(-1);
    } while (rows.length === STRIDE && found.length < limit);
    return found.slice(0, limit);
  };

const ofDesk =
  (
    ports: Pick<CareApiPorts, 'conversations' | 'desks'>,
    { brand, status, team, sort, assignedTo, overdueAt }: Wanted & { assignedTo: string },
  ): Read =>
  async (after, limit) => {
    const compare = ORDERS[sort];
    return (await deskNow(ports, brand, assignedTo)).conversations
      .filter((row) => (status === undefined ? row.status !== 'resolved' : row.status === status) && (team === undefined || row.team === team))
      .filter((row) => overdueAt === undefined || isOverdue(row, overdueAt))
      .filter((row) => after === undefined || compare(after, row) < 0)
      .toSorted(compare)
      .slice(0, limit);
  };

const byTime = (a: After, b: After): number => a.lastMessageAt - b.lastMessageAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const ORDERS = {
  oldest: byTime,
  recent: (a: After, b: After) => byTime(b, a),
  priority: (a: After, b: After) => b.priority.score - a.priority.score || byTime(b, a),
} as const;
