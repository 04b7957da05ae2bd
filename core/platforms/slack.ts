import * as z from 'zod';
import { MINUTE, SECOND, type Time } from '../time.ts';
import { IGNORED, withinReach } from './content.ts';
import { readJson, readShape } from './json-body.ts';
import type { Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmacSha256, sameText, signerAmong, unsigned } from './signature.ts';
import { readEvent } from './slack/event.ts';

/** Slack asks for five minutes; a time ahead of our clock is no better than one behind it. */
const WINDOW = 5 * MINUTE;

const Kind = z.object({ type: z.string() });
const Challenge = z.object({ challenge: z.string().max(1_000) });

/** The whole of the form by which Slack looks at our certificate. */
const SSL_CHECK = /^(?:token=\w*&)?ssl_check=1(?:&token=\w*)?$/;
const LONGEST_SSL_CHECK = 200;

/** Slack does not sign its look at our certificate. It may speak for no account, and nothing but the answer 200 comes of it. */
const NOBODY: Signer = { accounts: [] };

function verify({ headers, body }: Delivery, secrets: readonly PlatformSecret[], now: Time): Signer {
  const { 'x-slack-signature': given, 'x-slack-request-timestamp': timestamp = '' } = headers;
  if (given === undefined && isSslCheck(body)) return NOBODY;
  if (given === undefined || !isFresh(timestamp, now)) throw unsigned();
  return signerAmong(secrets, (secret) => sameText(given, `v0=${hmacSha256(secret, `v0:${timestamp}:`, body).toString('hex')}`));
}

const isFresh = (timestamp: string, now: Time): boolean => /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * SECOND) <= WINDOW;

const isSslCheck = (body: Buffer): boolean => body.length <= LONGEST_SSL_CHECK && SSL_CHECK.test(body.toString('latin1'));

/** Buttons, menus and slash commands come as forms. They say nothing that a customer wrote. */
const isForm = (headers: Delivery['headers']): boolean => headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;

function read({ headers, body }: Delivery, signer: Signer): DeliveryContent {
  if (isForm(headers) || isSslCheck(body)) return IGNORED;
  const value = readJson(body);
  switch (readShape(Kind, value).type) {
    case 'event_callback':
      return withinReach(readEvent(value), signer);
    case 'url_verification':
      return challenged(readShape(Challenge, value).challenge);
    default:
      return IGNORED;
  }
}

const challenged = (challenge: string): DeliveryContent => ({
  events: [],
  ignored: 0,
  answer: { status: 200, contentType: 'application/json', body: JSON.stringify({ challenge }) },
});

/** Slack, for customers in channels that they share with the brand. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const slack: Platform = {
  name: 'slack',
  about: {
    title: 'Slack',
    scheme: 'v0: HMAC-SHA256 over version, time and body; 5 minutes',
    events: ['message', 'message.message_changed', 'message.message_deleted', 'app_mention', 'url_verification', 'ssl_check'],
    direction:
      'The workspace of the author against the one where the app is installed: another one is a customer, the same one or its organisation is the brand; an author whom Slack names no workspace for is taken for a customer',
    notSupported: [
      'Channels that no other workspace shares: only the brand itself talks there.',
      "Customers who are guests in the brand's own workspace: the event shows them as its members.",
      'Bots of other workspaces: a machine does not wait for an answer.',
      'Answers outside the thread: in a channel nothing tells whom they answer.',
      'Buttons, menus and slash commands: they are accepted and say nothing that a customer wrote.',
      'Reactions: one of them is no total.',
    ],
  },
  secrets: 'slack',
  verify,
  read,
};
