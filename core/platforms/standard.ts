import * as z from 'zod';
import { EngagementUpdated, MessageDeleted, ReplayAdvanced, type PlatformEvent } from '../event.ts';
import { PlatformMessage } from '../message.ts';
import { isoTime, MINUTE, SECOND, type Time } from '../time.ts';
import { IGNORED, withinReach } from './content.ts';
import { missing, readJson, readShape } from './json-body.ts';
import type { Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmacSha256, sameText, signerAmong, unsigned } from './signature.ts';

/** A timestamp may be so much older or newer than our clock. https://www.standardwebhooks.com */
const WINDOW = 5 * MINUTE;

const MOST_MESSAGES = 1_000;

const Kind = z.object({ type: z.string() });

const Envelope = z.object({ timestamp: isoTime, replay: z.string().min(1).max(64).optional(), data: z.unknown().optional() });

type EventReader = (data: unknown, timestamp: Time) => readonly PlatformEvent[];

/** Reads one of something or a list of them. They are told apart before parsing, so that an error names the very path. */
const eachOf = <Schema extends z.ZodType>(one: Schema, eventOf: (found: z.output<Schema>, timestamp: Time) => PlatformEvent): EventReader => {
  const many = z.array(one).max(MOST_MESSAGES, `expected at most ${MOST_MESSAGES} messages`);
  return (data, timestamp) => {
    const found = Array.isArray(data) ? readShape(many, data, 'data') : [readShape(one, data, 'data')];
    return found.map((each) => eventOf(each, timestamp));
  };
};

/** An id names its platform: whoever speaks for an account of one platform cannot touch what was said on another. */
const ofItsPlatform = [
  ({ id, platform }: { id: string; platform: string }): boolean => !id.includes(':') || id.startsWith(`${platform}:`),
  { path: ['id'], message: 'expected the platform before the colon, as in "x:123" of platform "x"' },
] satisfies [unknown, unknown];

const Said = PlatformMessage.refine(...ofItsPlatform);
const Deletion = MessageDeleted.omit({ type: true }).refine(...ofItsPlatform);
const Counts = EngagementUpdated.omit({ type: true }).refine(...ofItsPlatform);
const Advance = ReplayAdvanced.omit({ type: true });

/** The update itself; one that does not say when the text was changed was changed at the envelope's time. */
const updateOf = (message: PlatformMessage, timestamp: Time): PlatformEvent => ({
  type: 'message.updated',
  message: { ...message, edited: message.edited ?? timestamp },
});

/** The types of the outside contract. */
const READERS: ReadonlyMap<string, EventReader> = new Map([
  ['message.created', eachOf(Said, (message) => ({ type: 'message.created', message }))],
  ['message.updated', eachOf(Said, updateOf)],
  ['message.deleted', eachOf(Deletion, (subject) => ({ type: 'message.deleted', ...subject }))],
  ['engagement.updated', eachOf(Counts, (subject) => ({ type: 'engagement.updated', ...subject }))],
  ['replay.advanced', (data: unknown) => [{ type: 'replay.advanced' as const, ...readShape(Advance, data, 'data') }]],
]);

function verify({ headers, body }: Delivery, secrets: readonly PlatformSecret[], now: Time): Signer {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || !timestamp || !signatures || !isFresh(timestamp, now)) throw unsigned();
  const given = signatures.split(' ');
  return signerAmong(secrets, (secret) => {
    const key = keyOf(secret);
    if (key.length === 0) return false;
    const expected = `v1,${hmacSha256(key, `${id}.${timestamp}.`, body).toString('base64')}`;
    return given.some((signature) => sameText(signature, expected));
  });
}

const isFresh = (timestamp: string, now: Time): boolean => /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * SECOND) <= WINDOW;

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

function read(delivery: Delivery, signer: Signer): DeliveryContent {
  const value = readJson(delivery.body);
  const { type } = readShape(Kind, value);
  const reader = READERS.get(type);
  if (reader === undefined) return IGNORED;
  const { timestamp, replay, data } = readShape(Envelope, value);
  if (type === 'replay.advanced' && replay === undefined) throw missing('replay', 'expected the replay whose watermark this is');
  const events = reader(data, timestamp);
  return withinReach({ events, ignored: 0, ...(replay === undefined ? {} : { replay }) }, signer);
}

/** The generic inlet: Standard Webhooks signatures around messages that are already in the common form. */
export const standard: Platform = { name: 'standard', secrets: 'standard', verify, read };
