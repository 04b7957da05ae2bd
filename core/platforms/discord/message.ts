import * as z from 'zod';
import { NO_ENGAGEMENT, type PlatformMessage } from '../../message.ts';
import type { Time } from '../../time.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, optionally, pairedId, personName } from '../fields.ts';
import { missing, readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';

/** An id that begins with the milliseconds since 2015. https://docs.discord.com/developers/reference#snowflakes */
const snowflake = z.string().regex(/^\d{1,20}$/, 'expected a snowflake');

/** The event's own time comes in UTC without saying so. */
const eventTime = z.preprocess((time) => (typeof time === 'string' && /T[\d:.]+$/.test(time) ? `${time}Z` : time), platformTime);

/** The types of message that a person writes. https://docs.discord.com/developers/resources/message#message-object-message-types */
const MESSAGE = 0;
const ANSWER = 19;

const Written = z.object({
  timestamp: optionally(eventTime),
  data: z.object({
    id: snowflake,
    type: optionally(z.int()),
    content: optionally(messageText),
    channel_id: pairedId,
    /** A lobby stays the same when it is linked with another channel. */
    lobby_id: optionally(pairedId),
    recipient_id: optionally(pairedId),
    author: z.object({ id: pairedId, username: personName, global_name: personName, bot: optionally(z.boolean()) }),
    message_reference: optionally(z.object({ message_id: snowflake })),
    edited_timestamp: optionally(platformTime.nullable()),
  }),
});
type Data = z.output<typeof Written>['data'];

const Deleted = z.object({ data: z.object({ id: snowflake }) });

/** A message of a player. Joins, calls and pins are types of messages too, which nobody wrote. */
export const readNewMessage = (event: unknown, account: string): DeliveryContent => {
  const { data } = readShape(Written, event, 'event');
  return isWritten(data) ? kept({ type: 'message.created', ...messageOf(data, account) }) : IGNORED;
};

/** A new version of a message. A picture that Discord adds for a link is one that nobody wrote: its time of editing is null. */
export const readEditedMessage = (event: unknown, account: string): DeliveryContent => {
  const { timestamp, data } = readShape(Written, event, 'event');
  if (!isWritten(data) || data.content === undefined || data.edited_timestamp === null) return IGNORED;
  const edited = data.edited_timestamp ?? timestamp;
  if (edited === undefined) throw missing('event.timestamp', 'expected the time of the edit');
  const { message, ...other } = messageOf(data, account);
  return kept({ type: 'message.updated', message: { ...message, edited }, ...other });
};

export const readDeletedMessage = (event: unknown, account: string): DeliveryContent => {
  const { id } = readShape(Deleted, event, 'event').data;
  return kept({ type: 'message.deleted', id: `discord:${id}`, platform: 'discord', account });
};

const isWritten = ({ type = 0 }: Data): boolean => type === MESSAGE || type === ANSWER;

/** The application writes under its own id: that is the brand. */
function messageOf(data: Data, account: string): { message: PlatformMessage; customer?: string } {
  const { id, author, recipient_id: recipient, message_reference: reference } = data;
  const outbound = author.id === account;
  const message: PlatformMessage = {
    id: `discord:${id}`,
    platform: 'discord',
    account,
    kind: 'direct',
    visibility: 'private',
    direction: outbound ? 'outbound' : 'inbound',
    author: {
      id: author.id,
      handle: author.username,
      name: author.global_name,
      role: outbound || author.bot === true ? 'automation' : 'customer',
    },
    text: data.content ?? '',
    threadId: `discord:${data.lobby_id ?? data.channel_id}`,
    inReplyTo: data.type === ANSWER && reference !== undefined ? `discord:${reference.message_id}` : undefined,
    engagement: NO_ENGAGEMENT,
    sentAt: timeOf(id),
  };
  return outbound && recipient !== undefined ? { message, customer: recipient } : { message };
}

const START_OF_2015 = 1_420_070_400_000n;

const timeOf = (id: string): Time => Number((BigInt(id) >> 22n) + START_OF_2015);
