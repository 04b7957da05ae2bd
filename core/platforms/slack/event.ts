import * as z from 'zod';
import { NO_ENGAGEMENT, type Author, type PlatformMessage } from '../../message.ts';
import { SECOND } from '../../time.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, nativeId, optionally, personName } from '../fields.ts';
import { missing, readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { plainText } from './plain-text.ts';
import { accountOf, Origin, sideOf, Workspace } from './workspace.ts';

/** The time of a message, exact to the microsecond, which with its channel is its name. */
const timestamp = z.string().regex(/^\d{1,11}\.\d{1,9}$/, 'expected a timestamp such as "1793613480.000100"');

const Kind = z.object({ event: z.object({ type: z.string(), subtype: optionally(z.string()) }) });

const Callback = Workspace.extend({ event: z.object({ channel: nativeId, channel_type: optionally(z.string()) }) });
type Callback = z.output<typeof Callback>;

const Message = Origin.extend({
  ts: timestamp,
  thread_ts: optionally(timestamp),
  subtype: optionally(z.string()),
  user: optionally(nativeId),
  bot_id: optionally(nativeId),
  username: personName,
  user_profile: optionally(z.object({ team: optionally(nativeId), real_name: personName, display_name: personName })),
  bot_profile: optionally(z.object({ team_id: optionally(nativeId), name: personName })),
  text: messageText.nullish(),
  edited: optionally(z.object({ ts: platformTime })),
});
type Message = z.output<typeof Message>;

const Posted = z.object({ event: Message });
const Changed = z.object({ event: z.object({ message: Message }) });
const Deleted = z.object({ event: z.object({ deleted_ts: timestamp }) });

/** The kinds of message in which somebody says something; the others tell of a channel's life. */
const SAID: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'me_message', 'thread_broadcast', 'bot_message']);

/** An event of the Events API. A mention is a message; the same one as a plain message has the same id. */
export const readEvent = (value: unknown): DeliveryContent => {
  const { type, subtype } = readShape(Kind, value).event;
  if (type !== 'message' && type !== 'app_mention') return IGNORED;
  if (subtype === 'message_deleted') return deletion(readShape(Callback, value), readShape(Deleted, value).event.deleted_ts);
  if (subtype === 'message_changed') return readChanged(value);
  return SAID.has(subtype) ? said(readShape(Posted, value).event, readShape(Callback, value), 'event') : IGNORED;
};

/** Slack also calls it a change when a link unfolds or a thread grows. Deleting a message that was answered leaves a tombstone. */
function readChanged(value: unknown): DeliveryContent {
  const { message } = readShape(Changed, value).event;
  const callback = readShape(Callback, value);
  if (message.subtype === 'tombstone') return deletion(callback, message.ts);
  return message.edited !== undefined && SAID.has(message.subtype) ? said(message, callback, 'event.message') : IGNORED;
}

const deletion = (callback: Callback, ts: string): DeliveryContent =>
  kept({ type: 'message.deleted', id: idOf(callback, ts), platform: 'slack', account: accountOf(callback) });

/**
 * Whoever is of another workspace is a customer, except for machines: those wait for no answer and are ignored. So is everything in a
 * channel that nobody else shares, where only the brand's own people talk.
 */
function said(message: Message, callback: Callback, path: string): DeliveryContent {
  const isMachine = message.bot_id !== undefined || message.subtype === 'bot_message';
  const side = sideOf(message, callback);
  if (side === 'theirs' ? isMachine : callback.is_ext_shared_channel === false) return IGNORED;
  const author = authorOf(message, isMachine ? 'automation' : side === 'ours' ? 'agent' : 'customer', path);
  const whole = messageOf(message, callback, author);
  return kept(
    message.edited === undefined
      ? { type: 'message.created', message: whole }
      : { type: 'message.updated', message: { ...whole, edited: message.edited.ts } },
  );
}

function messageOf(message: Message, callback: Callback, author: Author): PlatformMessage {
  const { ts, thread_ts: root = ts } = message;
  const isDirect = isDirectIn(callback);
  return {
    id: idOf(callback, ts),
    platform: 'slack',
    account: accountOf(callback),
    kind: isDirect ? 'direct' : root === ts ? 'post' : 'reply',
    visibility: 'private',
    direction: author.role === 'customer' ? 'inbound' : 'outbound',
    author,
    text: plainText(message.text ?? ''),
    threadId: isDirect ? `slack:${callback.event.channel}` : idOf(callback, root),
    inReplyTo: root === ts ? undefined : idOf(callback, root),
    engagement: NO_ENGAGEMENT,
    sentAt: Math.round(Number(ts) * SECOND),
  };
}

const isDirectIn = ({ event }: Callback): boolean => event.channel_type === 'im' || event.channel_type === 'mpim' || event.channel.startsWith('D');

const idOf = ({ event }: Callback, ts: string): string => `slack:${event.channel}:${ts}`;

function authorOf({ user, bot_id: bot, username, user_profile: profile, bot_profile: machine }: Message, role: Author['role'], path: string): Author {
  const id = user ?? bot;
  if (id === undefined) throw missing(`${path}.user`, 'expected the user or the bot that wrote it');
  return { id, name: profile?.display_name ?? profile?.real_name ?? machine?.name ?? username, role };
}
