import * as z from 'zod';
import { NO_ENGAGEMENT, type Author, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept, together } from '../content.ts';
import { messageText, nativeId, optionally, pairedId, personName } from '../fields.ts';
import { missing, readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import type { Part } from './entry.ts';

const titled = optionally(z.object({ title: messageText }));
const captioned = optionally(z.object({ caption: messageText }));

/** Every place where a message may carry words. A voice message, a place or a picture may have none. */
const Words = z.object({
  text: optionally(z.object({ body: messageText })),
  button: optionally(z.object({ text: messageText })),
  interactive: optionally(z.object({ button_reply: titled, list_reply: titled, nfm_reply: optionally(z.object({ body: messageText })) })),
  image: captioned,
  video: captioned,
  document: captioned,
});
type Words = z.output<typeof Words>;

const original = z.object({ original_message_id: nativeId });

const Sent = Words.extend({
  id: nativeId,
  timestamp: platformTime,
  from: optionally(pairedId),
  from_user_id: optionally(pairedId),
  to: optionally(pairedId),
  to_user_id: optionally(pairedId),
  context: optionally(z.object({ id: nativeId })),
});
type Sent = z.output<typeof Sent>;

const Kind = z.object({ type: optionally(z.string()) });
const Revoked = z.object({ revoke: original });
const Edited = z.object({ edit: original.extend({ message: Words }) });

const Contact = z.object({
  wa_id: optionally(nativeId),
  user_id: optionally(nativeId),
  profile: optionally(z.object({ name: personName, username: personName })),
});
type Contact = z.output<typeof Contact>;

const Value = z.object({
  metadata: z.object({ phone_number_id: pairedId }),
  contacts: optionally(z.array(Contact)),
  messages: z.array(z.unknown()).optional(),
  message_echoes: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
});

/** Messages of these types say nothing that a person wrote. */
const SILENT: ReadonlySet<string> = new Set(['reaction', 'system', 'request_welcome', 'ephemeral']);

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
  readonly contacts: readonly Contact[];
  readonly outbound: boolean;
}

function readMessage(value: unknown, path: string, channel: Channel): DeliveryContent {
  const { type = '' } = readShape(Kind, value, path);
  if (SILENT.has(type)) return IGNORED;
  if (type === 'revoke') {
    const { original_message_id: id } = readShape(Revoked, value, path).revoke;
    return kept({ type: 'message.deleted', id: `whatsapp:${id}`, platform: 'whatsapp', account: channel.account });
  }
  const sent = readShape(Sent, value, path);
  const edit = type === 'edit' ? readShape(Edited, value, path).edit : undefined;
  const customer = customerOf(sent, path, channel);
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

/** The customer by phone number, or by the user id that WhatsApp gives in its place when the number is not shown. */
function customerOf(sent: Sent, path: string, { contacts, outbound }: Channel): Author {
  const [phone, user] = outbound ? [sent.to, sent.to_user_id] : [sent.from, sent.from_user_id];
  const id = phone ?? user;
  if (id === undefined) throw missing(`${path}.${outbound ? 'to' : 'from'}`, 'expected the phone number or user id of the customer');
  const profile = contacts.find((contact) => isSame(contact.wa_id, phone) || isSame(contact.user_id, user))?.profile;
  const ids = phone === undefined || user === undefined ? undefined : [phone, user];
  return { id, ids, handle: profile?.username, name: profile?.name, role: 'customer' };
}

const isSame = (told: string | undefined, id: string | undefined): boolean => told !== undefined && told === id;

const wordsOf = ({ text, button, interactive, image, video, document }: Words): string =>
  text?.body ??
  button?.text ??
  interactive?.button_reply?.title ??
  interactive?.list_reply?.title ??
  interactive?.nfm_reply?.body ??
  (image ?? video ?? document)?.caption ??
  '';
