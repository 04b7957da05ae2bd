import * as z from 'zod';
import { NO_ENGAGEMENT, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, optionally } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { Sender, writtenBy } from './author.ts';
import { isChannel, isPublic, scopeOf } from './chat.ts';

const messageId = z.int().nonnegative().transform(String);

const Written = Sender.extend({
  message_id: messageId,
  date: platformTime,
  edit_date: optionally(platformTime),
  text: optionally(messageText),
  caption: optionally(messageText),
  reply_to_message: optionally(z.object({ message_id: messageId })),
  message_thread_id: optionally(messageId),
  is_topic_message: optionally(z.boolean()),
});
type Written = z.output<typeof Written>;

/** What a person can send instead of words. A message with none of these is news about the chat: somebody joined, a title changed. */
const WORDLESS =
  'animation audio checklist contact dice document game location paid_media photo poll sticker story venue video video_note voice'.split(' ');

/** A message, or a new version of one. */
export const readMessage = (type: 'message.created' | 'message.updated', value: unknown, path: string, account: string): DeliveryContent => {
  const written = readShape(Written, value, path);
  // A place that is shared while its sender moves is edited every few seconds, and says nothing new.
  if (!isSaid(written, value) || (type === 'message.updated' && carries(value, 'location'))) return IGNORED;
  const message = messageOf(written, account);
  const event = { type, message: type === 'message.created' ? message : { ...message, edited: written.edit_date ?? written.date } };
  // Only a chat of a person of the brand is sure to have one customer.
  const isCustomerKnown = message.direction === 'outbound' && written.business_connection_id !== undefined;
  return kept(isCustomerKnown ? { ...event, customer: written.chat.id } : event);
};

function messageOf(written: Written, account: string): PlatformMessage {
  const { message_id: id, chat, business_connection_id: business } = written;
  const scope = scopeOf(chat, account, business);
  const answered = answeredBy(written);
  return {
    id: `${scope}:${id}`,
    platform: 'telegram',
    account,
    kind: isPublic(chat) || isChannel(chat) ? (answered === undefined ? 'post' : 'reply') : 'direct',
    visibility: isPublic(chat) ? 'public' : 'private',
    ...writtenBy(written, id),
    text: written.text ?? written.caption ?? '',
    url: isPublic(chat) ? `https://t.me/${chat.username}/${id}` : undefined,
    threadId: written.is_topic_message === true ? `${scope}:topic:${written.message_thread_id}` : scope,
    inReplyTo: answered === undefined ? undefined : `${scope}:${answered}`,
    engagement: NO_ENGAGEMENT,
    sentAt: written.date,
  };
}

/** In a topic, every message that answers none is said to answer the news of the topic's beginning. */
const answeredBy = ({ reply_to_message: answered, is_topic_message: inTopic, message_thread_id: topic }: Written): string | undefined =>
  inTopic === true && answered?.message_id === topic ? undefined : answered?.message_id;

const isSaid = ({ text, caption }: Written, value: unknown): boolean =>
  text !== undefined || caption !== undefined || WORDLESS.some((kind) => carries(value, kind));

const carries = (value: unknown, field: string): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, field);
