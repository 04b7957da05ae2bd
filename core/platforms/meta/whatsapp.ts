import * as z from 'zod';
import { NO_ENGAGEMENT, type Author, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept, together } from '../content.ts';
import { fieldOf } from '../field-of.ts';
import { nativeId, optionally, pairedId } from '../fields.ts';
import { missing, readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import type { Part } from './entry.ts';
import { reactedTo } from './reaction.ts';
import { Contact, customerOf } from './whatsapp-customer.ts';
import { wordsOf } from './whatsapp-words.ts';

const original = z.object({ original_message_id: nativeId });

const Sent = z.object({
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

const Revoked = z.object({ revoke: original });
const Edited = z.object({ edit: original.extend({ message: z.unknown() }) });

/** One that was taken back has no sign. */
const Reacted = z.object({ reaction: z.object({ message_id: nativeId, emoji: z.string().min(1) }) });

const Value = z.object({
  metadata: z.object({ phone_number_id: pairedId }),
  contacts: optionally(z.array(optionally(Contact))),
  messages: z.array(z.unknown()).optional(),
  message_echoes: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
});

/** Messages of these types say nothing that a person wrote. */
const SILENT: ReadonlySet<unknown> = new Set(['system', 'request_welcome', 'ephemeral']);

/** One change of a WhatsApp number: customers wrote (`messages`), or the brand did in its own app (`smb_message_echoes`). */
export const readWhatsApp = ({ field, value, path }: Part): DeliveryContent => {
  if (field !== 'messages' && field !== 'smb_message_echoes') return IGNORED;
  const { metadata, contacts = [], messages = [], message_echoes: echoes = [], statuses = [] } = readShape(Value, value, path);
  const received = { account: metadata.phone_number_id, contacts, outbound: false };
  const sent = { ...received, outbound: true };
  return together([
    ...messages.map((message, index) => readMessage(message, `${path}.messages.${index}`, received)),
    ...echoes.map((message, index) => readMessage(message, `${path}.message_echoes.${index}`, sent)),
    ...statuses.map(() => IGNORED),
  ]);
};

interface Channel {
  readonly account: string;
  readonly contacts: readonly (Contact | undefined)[];
  readonly outbound: boolean;
}

function readMessage(value: unknown, path: string, channel: Channel): DeliveryContent {
  const type = fieldOf(value, 'type');
  if (SILENT.has(type)) return IGNORED;
  switch (type) {
    case 'reaction':
      return readReaction(value, channel);
    case 'revoke':
      return readRevoked(value, path, channel);
    case 'edit':
      return readEdited(value, path, channel);
    default:
      return readSent(value, path, channel);
  }
}

function readReaction(value: unknown, { account }: Channel): DeliveryContent {
  const { data } = Reacted.safeParse(value);
  return data === undefined ? IGNORED : reactedTo('whatsapp', account, data.reaction.message_id);
}

function readRevoked(value: unknown, path: string, { account }: Channel): DeliveryContent {
  const { original_message_id: id } = readShape(Revoked, value, path).revoke;
  return kept({ type: 'message.deleted', id: `whatsapp:${id}`, platform: 'whatsapp', account });
}

function readSent(value: unknown, path: string, channel: Channel): DeliveryContent {
  const sent = readShape(Sent, value, path);
  const customer = customerWithin(sent, path, channel);
  const message = messageOf(sent, wordsOf(value) ?? '', customer, channel);
  return kept({ type: 'message.created', message, ...(channel.outbound ? { customer: customer.id } : {}) });
}

/** An edit does not tell when the message was first sent, and one without words changes none. */
function readEdited(value: unknown, path: string, channel: Channel): DeliveryContent {
  const sent = readShape(Sent, value, path);
  const { original_message_id: id, message: told } = readShape(Edited, value, path).edit;
  const text = wordsOf(told);
  if (text === undefined) return IGNORED;
  const customer = customerWithin(sent, path, channel);
  const message = { ...messageOf({ ...sent, id }, text, customer, channel), edited: sent.timestamp };
  return kept({ type: 'message.updated', message, ...(channel.outbound ? { customer: customer.id } : {}) });
}

const messageOf = (sent: Sent, text: string, customer: Author, { account, outbound }: Channel): PlatformMessage => ({
  id: `whatsapp:${sent.id}`,
  platform: 'whatsapp',
  account,
  kind: 'direct',
  visibility: 'private',
  direction: outbound ? 'outbound' : 'inbound',
  author: outbound ? { id: account, role: 'agent' } : customer,
  text,
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
