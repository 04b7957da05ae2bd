import { twilio } from '../../core/platforms/twilio.ts';
import { signTwilio } from '../core/platforms/twilio-signer.ts';
import type { Specimen } from './specimen.ts';

/** The address that the handler's tests are called at. */
const URL = 'https://localhost/webhooks/twilio';

const everyField = (payload: unknown, write: (value: unknown) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(Object(payload)).map(([name, value]) => [name, write(value)]));

const message = {
  MessageSid: 'SM00000000000000000000000000000001',
  SmsStatus: 'received',
  AccountSid: 'AC00000000000000000000000000000001',
  From: '+4915550001',
  To: '+4930555000',
  Body: 'Wo bleibt mein Paket? 📦 1+1 & mehr',
  NumMedia: '0',
};

export const twilioSpecimen: Specimen = {
  platform: twilio,
  secrets: ['auth-token-of-nettlecup-1', 'auth-token-of-nettlecup-2'],
  sign: (secret, body) => signTwilio(secret, body, URL),
  proof: ['x-twilio-signature'],
  payloads: {
    'a text message': message,
    'a WhatsApp message': {
      ...message,
      From: 'whatsapp:+4915550001',
      To: 'whatsapp:+4930555000',
      WaId: '4915550001',
      ProfileName: 'Kim',
      OriginalRepliedMessageSid: 'SM00000000000000000000000000000000',
    },
  },
  unknown: { CallSid: 'CA1', CallStatus: 'ringing', From: '+4915550001', To: '+4930555000' },
  write: (payload) => new URLSearchParams(everyField(payload, (value) => (typeof value === 'string' ? value : JSON.stringify(value)))).toString(),
};
