import * as z from 'zod';
import { NO_ENGAGEMENT, type Author, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, nativeId, optionally, personName } from '../fields.ts';
import { missing, readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';

const Person = z.object({ id: optionally(nativeId), is_staff: optionally(z.boolean()), name: personName });

const CommentAdded = z.object({
  account_id: nativeId,
  time: platformTime,
  detail: z.object({
    id: nativeId,
    requester_id: optionally(nativeId),
    actor_id: optionally(nativeId),
    via: optionally(z.object({ channel: z.string() })),
  }),
  event: z.object({
    comment: z.object({ id: nativeId, body: messageText.nullish(), is_public: z.boolean(), author: optionally(Person) }),
  }),
});
type CommentAdded = z.output<typeof CommentAdded>;

const Withdrawn = z.object({
  account_id: nativeId,
  event: z.object({ comment: optionally(z.object({ id: nativeId })) }),
});

/** The comments of a ticket that is a chat repeat as a transcript what the chat's own events have told. */
const CHATS: ReadonlySet<string> = new Set(['native_messaging', 'chat']);

/** Zendesk itself: the author of what its triggers and automations write. */
const SYSTEM = '-1';

/** A comment that the customer can read. An internal note is ignored: it is nobody's business but the agents'. */
export const readComment = (value: unknown): DeliveryContent => {
  const added = readShape(CommentAdded, value);
  const { account_id: account, time, detail, event } = added;
  if (!event.comment.is_public || CHATS.has(detail.via?.channel ?? '')) return IGNORED;
  const author = authorOf(added);
  const inbound = author.role === 'customer';
  const message: PlatformMessage = {
    id: `zendesk:${event.comment.id}`,
    platform: 'zendesk',
    account,
    kind: 'direct',
    visibility: 'private',
    direction: inbound ? 'inbound' : 'outbound',
    author,
    text: event.comment.body ?? '',
    threadId: `zendesk:ticket:${detail.id}`,
    engagement: NO_ENGAGEMENT,
    sentAt: time,
  };
  return kept({ type: 'message.created', message, ...(inbound || detail.requester_id === undefined ? {} : { customer: detail.requester_id }) });
};

/** A comment that was redacted, or made an internal note. How much of it still stands is not told, so none of it is kept. */
export const readWithdrawnComment = (value: unknown): DeliveryContent => {
  const { account_id: account, event } = readShape(Withdrawn, value);
  const { comment } = event;
  return comment === undefined ? IGNORED : kept({ type: 'message.deleted', id: `zendesk:${comment.id}`, platform: 'zendesk', account });
};

/** Zendesk says whether the author is of its staff. Where it does not, whoever did not ask is taken for one who answers. */
function authorOf({ detail, event }: CommentAdded): Author {
  const { author } = event.comment;
  const id = author?.id ?? detail.actor_id;
  if (id === undefined) throw missing('event.comment.author.id', 'expected the author here or in detail.actor_id');
  const isStaff = author?.is_staff ?? id !== detail.requester_id;
  return { id, name: author?.name, role: id === SYSTEM ? 'automation' : isStaff ? 'agent' : 'customer' };
}
