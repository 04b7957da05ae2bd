import * as z from 'zod';
import { MINUTE, SECOND, type Time } from '../time.ts';
import { IGNORED, withinReach } from './content.ts';
import { isSignedBy } from './discord/public-key.ts';
import { readDeletedMessage, readEditedMessage, readNewMessage } from './discord/message.ts';
import { nativeId } from './fields.ts';
import { readJson, readShape } from './json-body.ts';
import type { About, Answer, Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { signerAmong, unsigned } from './signature.ts';

/** A timestamp may be so much older or newer than our clock. Discord sets no window; this is the one of other platforms. */
const WINDOW = 5 * MINUTE;

/**
 * Two kinds of payload come under one shape: webhook events (0 asks whether we are there, 1 brings an event) and interactions (1 asks
 * whether we are there). Only the first has an `event`.
 */
const Envelope = z.object({ type: z.int(), event: z.unknown().optional() });
const Event = z.object({
  application_id: nativeId,
  event: z.object({ type: z.string(), timestamp: z.unknown().optional(), data: z.unknown().optional() }),
});

const PONG: Answer = { status: 200, contentType: 'application/json', body: '{"type":1}' };

/**
 * The secrets are public keys of the application: who has one can check a signature and make none. Discord sends wrong signatures on
 * purpose and takes away the URL that lets one through.
 */
function verify({ headers, body }: Delivery, keys: readonly PlatformSecret[], now: Time): Signer {
  const { 'x-signature-ed25519': signature = '', 'x-signature-timestamp': timestamp = '' } = headers;
  if (!isFresh(timestamp, now)) throw unsigned();
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return signerAmong(keys, (key) => isSignedBy(key, signature, signed));
}

const isFresh = (timestamp: string, now: Time): boolean => /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * SECOND) <= WINDOW;

function read({ body }: Delivery, signer: Signer): DeliveryContent {
  const value = readJson(body);
  const { type, event } = readShape(Envelope, value);
  if (type === 0) return { events: [], ignored: 0 };
  if (type !== 1) return IGNORED;
  return event === undefined ? { events: [], ignored: 0, answer: PONG } : withinReach(readEvent(value), signer);
}

/** Of the events, those of the Social SDK are messages: in a game's lobby, or between two of its players. */
const READERS: ReadonlyMap<string, (event: unknown, account: string) => DeliveryContent> = new Map([
  ['LOBBY_MESSAGE_CREATE', readNewMessage],
  ['LOBBY_MESSAGE_UPDATE', readEditedMessage],
  ['LOBBY_MESSAGE_DELETE', readDeletedMessage],
  ['GAME_DIRECT_MESSAGE_CREATE', readNewMessage],
  ['GAME_DIRECT_MESSAGE_UPDATE', readEditedMessage],
  ['GAME_DIRECT_MESSAGE_DELETE', readDeletedMessage],
]);

function readEvent(value: unknown): DeliveryContent {
  const { application_id: account, event } = readShape(Event, value);
  return READERS.get(event.type)?.(event, account) ?? IGNORED;
}

const about: About = {
  title: 'Discord',
  scheme: 'ed25519 over time and body (`X-Signature-Ed25519`); 5 minutes. The secret is the public key of the application',
  events: [...READERS.keys(), 'PING'],
  direction:
    'What the application itself writes (its author has the id of the application) is the brand’s; players are customers, bots are automation.',
  notSupported: [
    'Messages in servers: Discord gives them to a connected client alone (the Gateway), so a bot of the brand posts them into `standard`.',
    'Slash commands and other interactions: they want an answer in words within 3 seconds, and this hears and does not speak.',
    'Authorisations, entitlements and quests: they say nothing that a person wrote.',
  ],
};

/** Discord's webhook events. https://docs.discord.com/developers/events/webhook-events */
export const discord: Platform = {
  name: 'discord',
  about,
  secrets: 'discord',
  verify,
  read,
  receipt: { status: 204, contentType: 'application/json' },
};
