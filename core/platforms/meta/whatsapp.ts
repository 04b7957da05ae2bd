import * as z from 'zod';
import { NO_ENGAGEMENT, type Author, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept, together } from '../content.ts';
import { nativeId, optionally, pairedId } from '../fields.ts';
import { missing, readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import type { Part } from './entry.ts';
import { reactedTo } from './reaction.ts';
import { Contact, customerOf } from './whatsapp-customer.ts';
import { Words, wordsOf } from './whatsapp-words.ts';

const original = z.object({ original_message_id: nativeId });

const Sent = Words.extend({
  id: nativeId,
  timestamp: platformTime,
  from: optionally(pairedId),
  from_user_id: optionally(pairedId),
  from_parent_user_id: optionally(pairedId),
  to: optionally(pairedId),
  to_user_id: optionally(pairedId),
  to_parent_user_id: optionally(pairedId),
  context: optionally(z.object({ id: nativeId })),
});
type Sent = z.output<typeof Sent>;

/** A reaction that was taken back has no sign. */
const Kind = z.object({
  type: optionally(z.string()),
  reaction: optionally(z.object({ message_id: nativeId, emoji: z.string().min(1) })),
});
const Revoked = z.object({ revoke: original });
const Edited = z.object({ edit: original.extend({ message: Words }) });

const Value = z.object({
  metadata: z.object({ phone_number_id: pairedId }),
  contacts: optionally(z.array(optionally(Contact))),
  messages: z.array(z.unknown()).optional(),
  message_echoes: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
});

/** Messages of these types say nothing that a person wrote. */
const SILENT: ReadonlySet<string> = new Set(['system', 'request_welcome', 'ephemeral']);

/** One change of a WhatsApp number: customers wrote (`messages`), or the brand did in its own app (`smb_message_echoes`). */
export const readWhatsApp = ({ field, value, path }: Part): DeliveryContent => {
  if (field !== 'messages' && field !== 'smb_message_echoes') return IGNORED;
  const { metadata, contacts = [], messages = [], message_echoes: echoes = [], statuses = [] } = readShape(Value, value, path);
  const channel = { account: metadata.phone_number_id, contacts };
  return together([
    ...messages.map((message, index) => readMessage(message, `${path}.messages.${index}`, { ...channel, outbound: false })),
    ...echoes.map((message, index) => readMessage(message, `${path}.message_echoes.${index}`, { ...channel, outbound: true })),
    ...statuses.map(() => IGNORED),
  ]);
};

interface Channel {
  readonly account: string;
  readonly contacts: readonly (Contact | undefined)[];
  readonly outbound: boolean;
}

function readMessage(value: unknown, path: string, channel: Channel): DeliveryContent {
  const { type = '', reaction } = readShape(Kind, value, path);
  if (SILENT.has(type)) return IGNORED;
  if (type === 'reaction') return reaction === undefined ? IGNORED : reactedTo('whatsapp', channel.account, reaction.message_id);
  if (type === 'revoke') {
    const { original_message_id: id } = readShape(Revoked, value, path).revoke;
    return kept({ type: 'message.deleted', id: `whatsapp:${id}`, platform: 'whatsapp', account: channel.account });
  }
  const sent = readShape(Sent, value, path);
  const edit = type === 'edit' ? readShape(Edited, value, path).edit : undefined;
  const customer = customerWithin(sent, path, channel);
  const message = messageOf(edit === undefined ? sent : { ...sent, ...edit.message, id: edit.original_message_id }, customer, channel);
  const other = channel.outbound ? { customer: customer.id } : {};
  return edit === undefined
    ? kept({ type: 'message.created', message, ...other })
    : kept({ type: 'message.updated', message: { ...message, edited: sent.timestamp }, ...other });
}

const messageOf = (sent: Sent, customer: Author, { account, outbound }: Channel): PlatformMessage => ({
  id: `whatsapp:${sent.id}`,
  platform: 'whatsapp',
  account,
  kind: 'direct',
  visibility: 'private',
  direction: outbound ? 'outbound' : 'inbound',
  author: outbound ? { id: account, role: 'agent' } : customer,
  text: wordsOf(sent),
  threadId: `whatsapp:${account}:${customer.id}`,
  inReplyTo: sent.context === undefined ? undefined : `whatsapp:${sent.context.id}`,
  engagement: NO_ENGAGEMENT,
  sentAt: sent.timestamp,
});

function customerWithin(sent: Sent, path: string, { contacts, outbound }: Channel): Author {
  const named = outbound
    ? { phone: sent.to, user: sent.to_user_id, parent: sent.to_parent_user_id }
    : { phone: sent.from, user: sent.from_user_id, parent: sent.from_parent_user_id };
  const customer = customerOf(named, contacts);
  if (customer === undefined) throw missing(`${path}.${outbound ? 'to' : 'from'}`, 'expected the phone number or user id of the customer');
  return customer;
}
