import * as z from 'zod';
import { anyTime } from '../../core/cursor.ts';
import { asOf } from '../../core/conversation-fold.ts';
import { Conversation, STATUSES } from '../../core/conversation.ts';
import { TEAMS } from '../../core/teams.ts';
import { Message } from '../../core/message.ts';
import { messageOf } from '../../core/message-record.ts';
import { maySee } from '../../core/principal.ts';
import { notFound } from '../../core/problem.ts';
import type { ApiResult, KeptConversation } from '../ports.ts';
import { json } from './answers.ts';
import { brandClock } from '../brand-clock.ts';
import { showMessage } from './messages.ts';
import { Page, pageOf } from './pages.ts';
import type { CareApiPorts } from './ports.ts';
import { PageQuery } from './query.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

export const ConversationsQuery = PageQuery.extend({
  status: z.enum(STATUSES).optional(),
  team: z.enum(TEAMS).optional(),
  sort: z.enum(['recent', 'priority']).default('recent'),
});

export const ConversationsPage = Page(Conversation);
/** One conversation, with its messages. */
export const WholeConversation = Conversation.extend({ messages: z.array(Message) });

/** What a cursor may name, whoever wrote it: nothing that a store cannot look for. Ids are hashes, in base64url. */
const Position = z.object({
  id: z.string().regex(/^[\w-]{1,512}$/),
  lastMessageAt: anyTime,
  priority: Conversation.shape.priority.pick({ score: true }),
});

/** `GET /brands/{brand}/conversations`: the newest message first, or the highest priority first and of equal ones the newest message. */
export const listConversations =
  (ports: Pick<CareApiPorts, 'brands' | 'conversations' | 'watches' | 'now'>) =>
  async ({ principal, subject, query }: Question<z.output<typeof ConversationsQuery>>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(ports.brands, principal, subject);
    const { status, team, sort, ...page } = query;
    const clock = await brandClock(ports, brand);
    const list = {
      asked: ['conversations', brand, status ?? '', team ?? '', sort],
      position: Position,
      positionOf: ({ id, lastMessageAt, priority: { score } }: Conversation) => ({ id, lastMessageAt, priority: { score } }),
      show: (conversation: Conversation) => z.encode(Conversation, asOf(conversation, clock)),
      read: (after: z.output<typeof Position> | undefined, limit: number) => ports.conversations.list(brand, { status, team, sort, after, limit }),
    };
    return json(await pageOf(list, page));
  };

/** `GET /conversations/{id}`: one of them, or the one that it was merged into, with its messages in time order. */
export const showConversation =
  (ports: Pick<CareApiPorts, 'conversations' | 'messages' | 'watches' | 'now'>) =>
  async ({ principal, subject }: Question): Promise<ApiResult> => {
    const kept = await keptConversation(ports.conversations, subject);
    if (kept === undefined || !maySee(principal, kept.conversation.brand)) throw notFound('There is no such conversation.');
    const { conversation, messages: ids } = kept;
    const { brand } = conversation;
    const [clock, records] = await Promise.all([brandClock(ports, brand), ports.messages.load(brand, ids)]);
    const messages = ids.flatMap((id) => {
      const record = records.get(id)?.value;
      return (record && messageOf(record, brand)) ?? [];
    });
    return json({ ...z.encode(Conversation, asOf(conversation, clock)), messages: messages.map(showMessage) });
  };

async function keptConversation(conversations: CareApiPorts['conversations'], id: string): Promise<KeptConversation | undefined> {
  const kept = (await conversations.load([id])).get(id)?.value;
  return kept !== undefined && 'mergedInto' in kept ? keptConversation(conversations, kept.mergedInto) : kept;
}
