import { isOverdue } from '../../core/clocks.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { Time } from '../../core/time.ts';
import type { After, ConversationQuery } from '../ports.ts';
import { othersTurn } from '../turn.ts';
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

/** Some rows of a list, and the row after which there may be more. */
export interface Rows {
  readonly rows: readonly Conversation[];
  readonly next?: After;
}

type Read = (after: After | undefined, limit: number) => Promise<readonly Conversation[]>;
type ReadPage = (after: After | undefined, limit: number) => Promise<Rows>;

/** So many rows are read at most at a time to find those that are overdue. */
const LONGEST_STRIDE = 200;
/** So many rows are looked at for one page of what is overdue: a brand where few are late costs no more than one where all are. */
export const LOOKED_AT = 1_000;

/** Reads a page of a list after a place, at most so many rows. */
export const conversationRows = (ports: Pick<CareApiPorts, 'conversations' | 'desks'>, wanted: Wanted): ReadPage => {
  const { overdueAt, assignedTo } = wanted;
  if (assignedTo !== undefined) return whole(ofDesk(ports, { ...wanted, assignedTo }));
  return overdueAt === undefined
    ? whole(ofBrand(ports, wanted))
    : overdueOnly(ofBrand(ports, { ...wanted, status: wanted.status ?? 'waiting-on-brand' }), overdueAt);
};

/** Pages as full as they can be: one row more tells whether there is another. */
const whole =
  (read: Read): ReadPage =>
  async (after, limit) => {
    const found = await read(after, limit + 1);
    const rows = found.slice(0, limit);
    return withNext(rows, found.length > limit ? rows.at(-1) : undefined);
  };

const withNext = (rows: readonly Conversation[], next: After | undefined): Rows => ({ rows, ...(next === undefined ? {} : { next }) });

const ofBrand =
  ({ conversations }: Pick<CareApiPorts, 'conversations'>, { brand, status, team, sort }: Wanted): Read =>
  (after, limit) =>
    conversations.list(brand, { status, team, sort, after, limit });

/**
 * Walks on until enough of them are overdue, or enough were looked at: somebody may have written again to whom an answer is owed for long, so
 * none can be passed over. From the oldest on nearly all are: as many as are wanted are read first, and more at a time only where they do
 * not suffice.
 */
const overdueOnly =
  (read: Read, now: Time): ReadPage =>
  async (after, limit) => {
    const found: Conversation[] = [];
    let last = after;
    let stride = limit + 1;
    for (let left = LOOKED_AT; left > 0; left -= stride, stride = Math.min(2 * stride, LONGEST_STRIDE, left)) {
      const rows = await read(last, stride);
      for (const row of rows) {
        const isLate = isOverdue(row, now);
        if (isLate && found.length === limit) return withNext(found, last);
        if (isLate) found.push(row);
        last = row;
      }
      if (rows.length < stride) return { rows: found };
      await othersTurn();
    }
    return withNext(found, last);
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
