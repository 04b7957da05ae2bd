import * as z from 'zod';
import { NO_ENGAGEMENT, type PlatformMessage } from '../../message.ts';
import type { Time } from '../../time.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, optionally, pairedId, personName } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import type { Form } from './form.ts';

const Written = z.object({
  MessageSid: pairedId,
  From: pairedId,
  To: pairedId,
  /** Empty when it is a picture alone. */
  Body: messageText.default(''),
  ProfileName: personName,
  /** The customer's phone number in the digits by which WhatsApp knows it. */
  WaId: optionally(pairedId),
  OriginalRepliedMessageSid: optionally(pairedId),
});
type Written = z.output<typeof Written>;

/** An address on a channel: `whatsapp:+4930...`. A phone number alone is one of SMS, or of MMS, which is the same thing to people. */
const ADDRESS = /^(?:(?<channel>whatsapp|messenger|rcs):)?(?<id>[^:]+)$/;

/**
 * The message of a customer. Calls are none, news of a message of the brand (`MessageStatus`) comes without its text, and of channels
 * that are not known here nothing is read. Twilio tells no time: it is that of receipt.
 */
export const readMessage = (form: Form, now: Time): DeliveryContent => {
  const fields = Object.fromEntries([...form].map(([name, [value]]) => [name, value]));
  const status = fields['MessageStatus'] ?? fields['SmsStatus'] ?? 'received';
  if (!form.has('MessageSid') || status !== 'received') return IGNORED;
  const written = readShape(Written, fields);
  const { channel = 'sms', id: customer } = ADDRESS.exec(written.From)?.groups ?? {};
  const { id: account } = ADDRESS.exec(written.To)?.groups ?? {};
  if (customer === undefined || account === undefined) return IGNORED;
  return kept({ type: 'message.created', message: { ...messageOf(written, channel, customer, account), sentAt: now } });
};

const messageOf = (written: Written, platform: string, customer: string, account: string): Omit<PlatformMessage, 'sentAt'> => ({
  id: `${platform}:${written.MessageSid}`,
  platform,
  account,
  kind: 'direct',
  visibility: 'private',
  direction: 'inbound',
  author: { id: customer, ids: otherIds(written, customer), name: written.ProfileName, role: 'customer' },
  text: written.Body,
  threadId: `${platform}:${account}:${customer}`,
  inReplyTo: written.OriginalRepliedMessageSid === undefined ? undefined : `${platform}:${written.OriginalRepliedMessageSid}`,
  engagement: NO_ENGAGEMENT,
});

const otherIds = ({ WaId: digits }: Written, customer: string): string[] | undefined =>
  digits === undefined || digits === customer ? undefined : [customer, digits];
