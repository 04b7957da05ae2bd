import * as z from 'zod';
import { ReplayAdvanced } from '../event.ts';
import { isoTime } from '../time.ts';
import { IGNORED, withinReach } from './content.ts';
import { missing, readJson, readShape } from './json-body.ts';
import type { Delivery, DeliveryContent, Platform, Signer } from './platform.ts';
import { REPORTS, type ReportReader } from './standard/reports.ts';
import { verifyStandardWebhook } from './standard/webhook-signature.ts';

const Kind = z.object({ type: z.string() });
const Envelope = z.object({ timestamp: isoTime, replay: z.string().min(1).max(64).optional(), data: z.unknown().optional() });
const Advance = ReplayAdvanced.omit({ type: true });

/** A replay seals its own minutes, which only this inlet may do. */
const READERS: ReadonlyMap<string, ReportReader> = new Map([
  ...REPORTS,
  ['replay.advanced', (data, { path }) => [{ type: 'replay.advanced', ...readShape(Advance, data, path) }]],
]);

function read(delivery: Delivery, signer: Signer): DeliveryContent {
  const value = readJson(delivery.body);
  const { type } = readShape(Kind, value);
  const reader = READERS.get(type);
  if (reader === undefined) return IGNORED;
  const { timestamp, replay, data } = readShape(Envelope, value);
  if (type === 'replay.advanced' && replay === undefined) throw missing('replay', 'expected the replay whose watermark this is');
  const events = reader(data, { at: timestamp, path: 'data' });
  return withinReach({ events, ignored: 0, ...(replay === undefined ? {} : { replay }) }, signer);
}

/** The generic inlet: Standard Webhooks signatures around messages that are already in the common form. https://www.standardwebhooks.com */
export const standard: Platform = {
  name: 'standard',
  about: {
    title: 'Standard Webhooks',
    scheme: 'Standard Webhooks: HMAC-SHA256 or ed25519 over id, time and body; 5 minutes',
    events: ['message.created', 'message.updated', 'message.deleted', 'engagement.updated', 'replay.advanced'],
    direction: '`direction` of the message, as the sender says it',
    notSupported: [],
  },
  secrets: 'standard',
  verify: verifyStandardWebhook,
  read,
};
