import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { intercom } from '../../../core/platforms/intercom.ts';
import type { Platform } from '../../../core/platforms/platform.ts';
import { x } from '../../../core/platforms/x.ts';
import { zendesk } from '../../../core/platforms/zendesk.ts';
import { deliveryOf } from '../../signed-deliveries.ts';

/** Vectors over payloads that lie beside the checkout and not in it: somebody worked them out from the documents of the platforms. */
const FOLDER = '../shared/platforms';
const Vectors = z.array(z.looseObject({ body: z.unknown() }));
const Vector = z.object({ secret: z.string(), headers: z.record(z.string(), z.string()), expected: z.string() });

const CASES = [
  { platform: x, header: 'x-twitter-webhooks-signature', payload: 'x/xaa.post.mention.create.json', vector: '@payloads/x/', hash: 'sha256' },
  {
    platform: zendesk,
    header: 'x-zendesk-webhook-signature',
    payload: 'zendesk/messaging_ticket.message_added.json',
    vector: '@payloads/zendesk/',
    hash: 'sha256',
  },
  {
    platform: intercom,
    header: 'x-hub-signature',
    payload: 'intercom/notification_event.envelope.json',
    vector: '@payloads/intercom/',
    hash: 'sha1',
  },
] as const satisfies readonly { platform: Platform; header: string; payload: string; vector: string; hash: string }[];

const isThere = existsSync(`${FOLDER}/vectors.json`);
if (!isThere) process.stderr.write(`derived signature vectors: not checked, since ${FOLDER}/vectors.json is not there\n`);

describe.runIf(isThere)('a signature that others worked out', () => {
  it.each(CASES)('is that of $platform.name, and what openssl makes of the same bytes', ({ platform, header, payload, vector, hash }) => {
    const vectors = Vectors.parse(JSON.parse(readFileSync(`${FOLDER}/vectors.json`, 'utf8')));
    const given = Vector.parse(vectors.find((one) => String(one.body).startsWith(vector)));
    const body = JSON.stringify(JSON.parse(readFileSync(`${FOLDER}/examples/${payload}`, 'utf8')));
    const headers = Object.fromEntries(Object.entries(given.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const timestamp = headers['x-zendesk-webhook-signature-timestamp'] ?? '';
    const delivery = deliveryOf({ headers: { ...headers, [header]: given.expected }, body });
    const now = timestamp === '' ? 0 : Date.parse(timestamp);
    expect(platform.verify(delivery, [{ secret: given.secret }], now)).toEqual({});
    expect(() => platform.verify({ ...delivery, body: Buffer.from(`${body} `) }, [{ secret: given.secret }], now)).toThrow('signature');
    const independent = execFileSync('openssl', ['dgst', `-${hash}`, '-hmac', given.secret, '-binary'], { input: timestamp + body });
    expect([independent.toString('base64'), independent.toString('hex')]).toContain(given.expected.replace(/^sha\d+=/, ''));
  });
});
