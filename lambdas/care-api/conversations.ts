import * as z from 'zod';
import { Act, person } from '../../core/act.ts';
import { anyTime, cursorAt, positionOf } from '../../core/cursor.ts';
import { asOf } from '../../core/conversation-fold.ts';
import { Conversation, STATUSES } from '../../core/conversation.ts';
import { TEAMS } from '../../core/teams.ts';
import { Message } from '../../core/message.ts';
import { messageOf } from '../../core/message-record.ts';
import type { After, ApiResult, KeptConversation } from '../ports.ts';
import { json } from './answers.ts';
import { brandClock } from '../brand-clock.ts';
import { isKnown, notModified, tagged } from './etag.ts';
import { conversationRows, type Place } from './conversation-rows.ts';
import { Page } from './pages.ts';
import type { CareApiPorts } from './ports.ts';
import { PageQuery } from './query.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';
import { visibleConversation } from './visible-conversation.ts';

export const ConversationsQuery = PageQuery.extend({
  status: z.enum(STATUSES).optional(),
  team: z.enum(TEAMS).optional(),
  /** Who holds them. */
  assignedTo: person.optional(),
  /** Those alone whose answer is overdue now. */
  overdue: z.literal('true', 'expected true, or nothing').optional(),
  sort: z.enum(['recent', 'priority', 'oldest']).optional(),
});

export const ConversationsPage = Page(Conversation);
/** One conversation, with its messages and with what people did with it. */
export const WholeConversation = Conversation.extend({ messages: z.array(Message), acts: z.array(Act) });

/** What a cursor may name, whoever wrote it: nothing that a store cannot look for. Ids are hashes, in base64url. */
export const Position: z.ZodType<Place> = z.object({
  id: z.string().regex(/^[\w-]{1,512}$/),
  lastMessageAt: anyTime,
  priority: Conversation.shape.priority.pick({ score: true }),
});

/**
 * `GET /brands/{brand}/conversations`: the newest message first, the highest priority first, or the oldest message first as by default where
 * overdue. A page of what is overdue may hold fewer than `limit`, even none, and have a `next`.
 */
export const listConversations =
  (ports: Pick<CareApiPorts, 'brands' | 'conversations' | 'desks' | 'watches' | 'now'>) =>
  async ({ principal, subject, query }: Question<z.output<typeof ConversationsQuery>>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(ports.brands, principal, subject);
    const { status, team, assignedTo, overdue, sort = overdue === undefined ? 'recent' : 'oldest', limit, cursor } = query;
    const clock = await brandClock(ports, brand);
    const asked = ['conversations', brand, status ?? '', team ?? '', sort, ...named({ assignedTo, overdue })];
    const after = cursor === undefined ? undefined : positionOf(cursor, asked, Position);
    const read = conversationRows(ports, { brand, status, team, assignedTo, sort, overdueAt: overdue === undefined ? undefined : clock });
    const { rows, next } = await read(after, limit);
    const items = rows.map((conversation) => z.encode(Conversation, asOf(conversation, clock)));
    return json({ items, ...(next === undefined ? {} : { next: cursorAt(asked, placeOf(next)) }) });
  };

const placeOf = ({ id, lastMessageAt, priority: { score } }: After): Place => ({ id, lastMessageAt, priority: { score } });

/** The filters that are given, by their names. */
const named = (filters: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));

/** `GET /conversations/{id}`: one of them, or the one that it was merged into, with its messages in time order and what people did with it. */
export const showConversation =
  (ports: Pick<CareApiPorts, 'conversations' | 'messages' | 'watches' | 'now'>) =>
  async (question: Question): Promise<ApiResult> => {
    const { value, version } = await visibleConversation(ports.conversations, question);
    const shown = await shownConversation(ports, value);
    // To become overdue makes no new version: whoever looks again must learn of it.
    if (isKnown(question.event, version) && !shown.clocks.overdue) return notModified(version);
    return tagged(json(shown), version);
  };

/** A conversation as the outside sees one. */
export const shownConversation = async (
  ports: Pick<CareApiPorts, 'messages' | 'watches' | 'now'>,
  { conversation, messages: ids, acts = [] }: KeptConversation,
) => {
  const { brand } = conversation;
  const [clock, records] = await Promise.all([brandClock(ports, brand), ports.messages.load(brand, ids)]);
  const messages = ids.flatMap((id) => {
    const record = records.get(id)?.value;
    return (record && messageOf(record, brand)) ?? [];
  });
  return z.encode(WholeConversation, { ...asOf(conversation, clock), messages, acts: [...acts] });
};
