import { describe, expect, it } from 'vitest';
import { findPlatform, PLATFORMS } from '../../../core/platforms/index.ts';
import { standard } from '../../../core/platforms/standard.ts';
import { deliveryOf, signMeta, signStandardBody, signX, type SignedDelivery } from '../../signed-deliveries.ts';
import { signIntercom } from './intercom-signer.ts';
import { signLine } from './line-signer.ts';
import { signMastodon } from './mastodon-signer.ts';
import { NOW, problemOf } from './reading.ts';
import { signSlack } from './slack-signer.ts';
import { signTwilio } from './twilio-signer.ts';
import { signZendesk } from './zendesk-signer.ts';
import { signYouTube } from './youtube-signer.ts';

const SECRET = 'whsec_c2VjcmV0LW9mLXRoaXMtdGVzdC0wMDAwMDAwMQ==';
const OTHER = 'whsec_YW5vdGhlci1zZWNyZXQtb2YtdGhpcy10ZXN0LTI=';
const BODY = '{"type":"nothing","data":"Grüße 👋"}';

const SCHEMES = [
  { name: 'standard', header: 'webhook-signature', sign: (secret: string, body: string) => signStandardBody(secret, body, { at: NOW }) },
  { name: 'x', header: 'x-twitter-webhooks-signature', sign: (secret: string, body: string) => signX(secret, body) },
  { name: 'meta', header: 'x-hub-signature-256', sign: (secret: string, body: string) => signMeta(secret, body) },
  { name: 'zendesk', header: 'x-zendesk-webhook-signature', sign: (secret: string, body: string) => signZendesk(secret, body, { at: NOW }) },
  { name: 'intercom', header: 'x-hub-signature', sign: (secret: string, body: string) => signIntercom(secret, body) },
  { name: 'slack', header: 'x-slack-signature', sign: (secret: string, body: string) => signSlack(secret, body, { at: NOW }) },
  { name: 'mastodon', header: 'x-hub-signature', sign: (secret: string, body: string) => signMastodon(secret, body) },
  { name: 'youtube', header: 'x-hub-signature', sign: (secret: string, body: string) => signYouTube(secret, body) },
  { name: 'line', header: 'x-line-signature', sign: (secret: string, body: string) => signLine(secret, body) },
  { name: 'twilio', header: 'x-twilio-signature', sign: (secret: string, body: string) => signTwilio(secret, body) },
];

/** These sign nothing: the secret itself comes with the delivery. */
const WITHOUT_SIGNATURE: ReadonlySet<string> = new Set(['trustpilot', 'cloudevents', 'telegram']);

/** Its secrets are public keys, which sign nothing: all that follows is tested of it beside its own reader. */
const BY_PUBLIC_KEY: ReadonlySet<string> = new Set(['discord']);

const withSignature = ({ headers, body }: SignedDelivery, header: string, change: (signature: string) => string): SignedDelivery => ({
  headers: { ...headers, [header]: change(headers[header] ?? '') },
  body,
});

describe('the list of platforms', () => {
  it('has a signing scheme under test for each of them', () => {
    const signing = PLATFORMS.map(({ name }) => name).filter((name) => !WITHOUT_SIGNATURE.has(name) && !BY_PUBLIC_KEY.has(name));
    expect(SCHEMES.map(({ name }) => name).toSorted()).toEqual(signing.toSorted());
  });

  it.each(['', 'X', 'meta ', '__proto__', 'constructor', undefined])('knows no platform called %j', (name) => {
    expect(problemOf(() => findPlatform(name))).toMatchObject({ status: 404, message: expect.stringContaining('standard, x, meta') });
  });
});

describe.each(SCHEMES)('the signature of $name', ({ name, header, sign }) => {
  const platform = findPlatform(name);
  const signed = sign(SECRET, BODY);
  const verify = (delivery: SignedDelivery, ...secrets: string[]) =>
    platform.verify(
      deliveryOf(delivery),
      secrets.map((secret) => ({ secret })),
      NOW,
    );

  it('lets the exact bytes through and may speak for all accounts', () => {
    expect(verify(signed, SECRET)).toEqual({});
  });

  it.each([
    ['the newer', [SECRET, OTHER]],
    ['the older', [OTHER, SECRET]],
  ])('is accepted with %s of two secrets', (_name, secrets) => {
    expect(verify(signed, ...secrets)).toEqual({});
  });

  it('speaks for the accounts of its secret only', () => {
    const secrets = [{ secret: OTHER }, { secret: SECRET, accounts: ['acme'] }];
    expect(platform.verify(deliveryOf(signed), secrets, NOW)).toEqual({ accounts: ['acme'] });
  });

  it.each([
    ['is empty', () => ''],
    ['has lost its last character', (signature: string) => signature.slice(0, -1)],
    ['has lost its first character', (signature: string) => signature.slice(1)],
    ['has one character more', (signature: string) => `${signature}=`],
    ['has one letter in the other case', (signature: string) => signature.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase())],
    ['is doubled by a comma', (signature: string) => `${signature},${signature}`],
    ['has no scheme', (signature: string) => signature.replace(/^[^=,]+[=,]/, '')],
    ['has only a scheme', (signature: string) => signature.replace(/[^=,]+=*$/, '')],
    ['is full of characters beyond ASCII', (signature: string) => signature.replaceAll(/./g, 'ß')],
  ])('is refused when it %s', (_name, change) => {
    expect(problemOf(() => verify(withSignature(signed, header, change), SECRET)).status).toBe(401);
  });

  it('is refused when its header did not come at all', () => {
    const { [header]: _signature, ...headers } = signed.headers;
    expect(problemOf(() => verify({ ...signed, headers }, SECRET)).status).toBe(401);
  });

  it.each([
    ['one byte is changed', BODY.replace('nothing', 'nothinG')],
    ['a space is added', `${BODY} `],
    ['the JSON is written anew with escapes', BODY.replace('👋', '\\ud83d\\udc4b')],
    ['it is empty', ''],
  ])('is refused when of the body %s', (_name, body) => {
    expect(problemOf(() => verify({ ...signed, body }, SECRET)).status).toBe(401);
  });

  it('is refused when another secret made it', () => {
    expect(problemOf(() => verify(sign(OTHER, BODY), SECRET)).status).toBe(401);
  });

  it('never is accepted on an empty secret, nor on none', () => {
    expect(problemOf(() => verify(sign('', BODY), '')).status).toBe(401);
    expect(problemOf(() => verify(signed)).status).toBe(401);
  });

  it('is refused in the same words, whatever is wrong', () => {
    const wrong = problemOf(() => verify(sign(OTHER, BODY), SECRET));
    const missing = problemOf(() =>
      verify(
        withSignature(signed, header, () => ''),
        SECRET,
      ),
    );
    expect(wrong.message).toBe(missing.message);
  });
});

describe('a secret of some accounts only', () => {
  const message = (account: string) => ({
    id: `forum:${account}-1`,
    platform: 'forum',
    account,
    kind: 'post',
    visibility: 'public',
    direction: 'inbound',
    author: { id: 'u1', role: 'customer' },
    text: 'Where is my parcel?',
    threadId: 'forum:t1',
    sentAt: '2026-11-02T09:59:00Z',
  });
  // One account is called "replay", which is the name that a watermark has in the place of an account.
  const read = (envelope: object) =>
    standard.read(
      deliveryOf({ headers: {}, body: JSON.stringify({ timestamp: '2026-11-02T10:00:00Z', ...envelope }) }),
      { accounts: ['acme', 'replay'] },
      NOW,
    );

  it('brings messages of its own account', () => {
    expect(read({ type: 'message.created', data: message('acme') }).events).toHaveLength(1);
  });

  it.each([
    ['message.created', message('globex')],
    ['message.updated', message('globex')],
    ['message.deleted', message('globex')],
    ['engagement.updated', { ...message('globex'), engagement: { likes: 3 } }],
  ])('may not send %s for another account, not even among its own', (type, data) => {
    const own = { ...message('acme'), engagement: { likes: 3 } };
    expect(problemOf(() => read({ type, data: [own, data] }))).toMatchObject({ status: 403, message: expect.stringContaining('"globex"') });
  });

  it('may not seal the minutes of a replay, which belong to every brand in it', () => {
    expect(problemOf(() => read({ type: 'replay.advanced', replay: 'r1', data: { watermark: '2026-11-02T09:00:00Z' } })).status).toBe(403);
  });
});
