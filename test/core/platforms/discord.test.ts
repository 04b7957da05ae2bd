import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discord } from '../../../core/platforms/discord.ts';
import { MINUTE } from '../../../core/time.ts';
import { deliveryOf, type SignedDelivery } from '../../signed-deliveries.ts';
import { discordPublicKey, signDiscord } from './discord-signer.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';

const verify = (delivery: SignedDelivery, keys: readonly string[], now = NOW) =>
  discord.verify(
    deliveryOf(delivery),
    keys.map((secret) => ({ secret })),
    now,
  );

/** Discord publishes no vector, so this is made with the first key of RFC 8032, section 7.1: sign(time + body). */
const VECTOR = {
  seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  at: 1_614_265_330_000,
  body: '{"version":1,"application_id":"1234560123453231555","type":0}',
  signature: '80521e5583caab71457dee53d07f22fd9133e833d9466f53545d2c035933f142e5e419a4166d211810485ef072381272fb7bc33553d5e442d90f91937b52020e',
};

describe("Discord's signature", () => {
  const signed: SignedDelivery = {
    headers: { 'x-signature-ed25519': VECTOR.signature, 'x-signature-timestamp': String(VECTOR.at / 1_000) },
    body: VECTOR.body,
  };
  const KEY = discordPublicKey('one application');
  const delivery = signDiscord('one application', { type: 0 }, { at: NOW });
  const withSignature = (change: (signature: string) => string): SignedDelivery => ({
    ...delivery,
    headers: { ...delivery.headers, 'x-signature-ed25519': change(delivery.headers['x-signature-ed25519'] ?? '') },
  });

  it('is the one of the key of RFC 8032', () => {
    expect(discordPublicKey(VECTOR.seed)).toBe(VECTOR.key);
    expect(signDiscord(VECTOR.seed, VECTOR.body, { at: VECTOR.at })).toEqual(signed);
    expect(verify(signed, [VECTOR.key], VECTOR.at)).toEqual({});
  });

  it('is the one that openssl takes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'discord-'));
    const file = (name: string, bytes: Buffer): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const key = file('key', Buffer.from(`302a300506032b6570032100${VECTOR.key}`, 'hex'));
    const text = file('text', Buffer.from(VECTOR.at / 1_000 + VECTOR.body));
    const signature = file('signature', Buffer.from(VECTOR.signature, 'hex'));
    const said = execFileSync('openssl', [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-keyform',
      'DER',
      '-inkey',
      key,
      '-rawin',
      '-in',
      text,
      '-sigfile',
      signature,
    ]);
    rmSync(folder, { recursive: true });
    expect(said.toString()).toContain('Signature Verified Successfully');
  });

  it.each([
    ['the newer', [KEY, discordPublicKey('another')]],
    ['the older', [discordPublicKey('another'), KEY]],
    ['a key in capitals', [KEY.toUpperCase()]],
    ['a key among texts that are none', ['not a key', 'ab', KEY]],
  ])('is taken by %s', (_name, keys) => {
    expect(verify(delivery, keys)).toEqual({});
  });

  it('speaks for the accounts of its key only', () => {
    expect(discord.verify(deliveryOf(delivery), [{ secret: KEY, accounts: ['1'] }], NOW)).toEqual({ accounts: ['1'] });
  });

  it.each([
    ['is empty', () => ''],
    ['is full of zeros', (signature: string) => '0'.repeat(signature.length)],
    ['is too short', (signature: string) => signature.slice(2)],
    ['is too long', (signature: string) => `${signature}00`],
    ['is in capitals', (signature: string) => signature.toUpperCase()],
    ['is not hex', (signature: string) => signature.replace(/^./, 'g')],
    ['has one digit changed', (signature: string) => (signature.startsWith('0') ? '1' : '0') + signature.slice(1)],
    ['came twice', (signature: string) => `${signature},${signature}`],
  ])('is refused when it %s, as Discord tries on purpose', (_name, change) => {
    expect(problemOf(() => verify(withSignature(change), [KEY])).status).toBe(401);
  });

  it.each([
    ['of another application', signDiscord('another', { type: 0 }, { at: NOW })],
    ['of another body', { ...delivery, body: '{"type":1}' }],
    ['of another time', { ...delivery, headers: { ...delivery.headers, 'x-signature-timestamp': String(NOW / 1_000 - 1) } }],
    ['without a time', { ...delivery, headers: { 'x-signature-ed25519': delivery.headers['x-signature-ed25519'] ?? '' } }],
    ['with no time that can be', signDiscord('one application', { type: 0 }, { at: Number.NaN })],
  ])('is refused when it is %s', (_name, other) => {
    expect(problemOf(() => verify(other, [KEY])).status).toBe(401);
  });

  it('is taken for five minutes', () => {
    const sent = (at: number) => signDiscord('one application', { type: 0 }, { at });
    expect(verify(sent(NOW - 5 * MINUTE), [KEY])).toEqual({});
    expect(verify(sent(NOW + 5 * MINUTE), [KEY])).toEqual({});
    expect(problemOf(() => verify(sent(NOW - 5 * MINUTE - 1_000), [KEY])).status).toBe(401);
    expect(problemOf(() => verify(sent(NOW + 5 * MINUTE + 1_000), [KEY])).status).toBe(401);
  });

  it('never is taken by no key, nor by one that is none', () => {
    for (const keys of [[], [''], ['0'.repeat(63)], ['g'.repeat(64)]]) expect(problemOf(() => verify(delivery, keys)).status).toBe(401);
  });
});

const APPLICATION = '1400000000000000001';
const PLAYER = { id: '800000000000000077', username: 'mika', global_name: 'Mika', email: 'mika@example.com' };
/** The id of 2026-11-02T09:58:00.123Z. */
const ID = String((BigInt(Date.parse('2026-11-02T09:58:00.123Z') - Date.parse('2015-01-01T00:00:00Z')) << 22n) + 5n);
const delivered = (type: string, data: unknown, over: object = {}) => ({
  version: 1,
  application_id: APPLICATION,
  type: 1,
  event: { type, timestamp: '2026-11-02T09:58:01.064834', data, ...over },
});
const said = (fields: object = {}) => ({
  id: ID,
  type: 0,
  content: 'The shop eats my coins',
  lobby_id: '1397',
  channel_id: '1398',
  author: PLAYER,
  flags: 0,
  ...fields,
});
const direct = (fields: object = {}) => said({ lobby_id: undefined, recipient_id: '800000000000000078', ...fields });

describe('a message on Discord', () => {
  it('becomes a private message of the player, sent when its id was made', () => {
    expect(readOne(discord, delivered('LOBBY_MESSAGE_CREATE', said()))).toEqual({
      type: 'message.created',
      message: {
        id: `discord:${ID}`,
        platform: 'discord',
        account: APPLICATION,
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: PLAYER.id, handle: 'mika', name: 'Mika', role: 'customer' },
        text: 'The shop eats my coins',
        threadId: 'discord:1397',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: Date.parse('2026-11-02T09:58:00.123Z'),
      },
    });
  });

  it('between two players stands in the thread of its channel', () => {
    expect(readMessage(discord, delivered('GAME_DIRECT_MESSAGE_CREATE', direct()))).toMatchObject({ threadId: 'discord:1398', direction: 'inbound' });
  });

  it('is of the brand when the application wrote it', () => {
    const author = { id: APPLICATION, username: 'acme', bot: true };
    expect(readOne(discord, delivered('GAME_DIRECT_MESSAGE_CREATE', direct({ author })))).toMatchObject({
      customer: '800000000000000078',
      message: { direction: 'outbound', author: { id: APPLICATION, role: 'automation' } },
    });
  });

  it('of another bot is automation', () => {
    expect(readMessage(discord, delivered('LOBBY_MESSAGE_CREATE', said({ author: { ...PLAYER, bot: true } })))).toMatchObject({
      direction: 'inbound',
      author: { role: 'automation' },
    });
  });

  it('names what it answers, and not what it only passes on', () => {
    const reference = { message_reference: { message_id: '12' } };
    expect(readMessage(discord, delivered('LOBBY_MESSAGE_CREATE', said({ type: 19, ...reference }))).inReplyTo).toBe('discord:12');
    expect(readMessage(discord, delivered('LOBBY_MESSAGE_CREATE', said(reference))).inReplyTo).toBeUndefined();
  });

  it.each([
    ['its own time', 'LOBBY_MESSAGE_UPDATE', said({ edited_timestamp: '2026-11-02T09:59:00.5+00:00' }), '2026-11-02T09:59:00.500Z'],
    ['the time of the event, which is in UTC', 'GAME_DIRECT_MESSAGE_UPDATE', direct({ type: undefined }), '2026-11-02T09:58:01.064Z'],
  ])('that is edited has %s', (_name, type, data, edited) => {
    expect(readOne(discord, delivered(type, data))).toMatchObject({
      type: 'message.updated',
      message: { id: `discord:${ID}`, edited: Date.parse(edited), sentAt: Date.parse('2026-11-02T09:58:00.123Z') },
    });
  });

  it.each([
    ['LOBBY_MESSAGE_DELETE', { id: ID, lobby_id: '1397' }],
    ['GAME_DIRECT_MESSAGE_DELETE', direct()],
  ])('is erased by %s', (type, data) => {
    expect(readOne(discord, delivered(type, data))).toEqual({
      type: 'message.deleted',
      id: `discord:${ID}`,
      platform: 'discord',
      account: APPLICATION,
    });
  });

  it.each([
    ['an authorisation', delivered('APPLICATION_AUTHORIZED', { user: PLAYER, scopes: [] })],
    ['an entitlement', delivered('ENTITLEMENT_CREATE', { id: '1' })],
    ['an event that does not exist yet', delivered('TOMORROW', undefined)],
    ['a player who joined', delivered('LOBBY_MESSAGE_CREATE', said({ type: 7 }))],
    ['a picture that Discord added', delivered('LOBBY_MESSAGE_UPDATE', said({ edited_timestamp: null }))],
    ['an edit without its text', delivered('LOBBY_MESSAGE_UPDATE', said({ content: undefined }))],
    ['a slash command', { id: '1', application_id: APPLICATION, type: 2, token: 't', version: 1, data: { name: 'help' } }],
  ])('is not made of %s, which is counted', (_name, payload) => {
    expect(readPayload(discord, payload)).toEqual({ events: [], ignored: 1 });
  });

  it('is not refused for what it can do without', () => {
    const odd = said({
      author: { id: '5', username: 7, global_name: null, bot: 'no' },
      content: null,
      message_reference: 1,
      edited_timestamp: 'soon',
    });
    expect(readMessage(discord, delivered('LOBBY_MESSAGE_CREATE', odd, { timestamp: 'soon' }))).toMatchObject({ text: '', author: { id: '5' } });
  });

  it.each([
    ['no type', {}, ['type']],
    ['no application', { ...delivered('LOBBY_MESSAGE_CREATE', said()), application_id: undefined }, ['application_id']],
    ['an event without a type', { type: 1, application_id: APPLICATION, event: {} }, ['event.type']],
    ['no data', delivered('LOBBY_MESSAGE_CREATE', undefined), ['event.data']],
    ['an id without a time in it', delivered('LOBBY_MESSAGE_CREATE', said({ id: 'm1' })), ['event.data.id']],
    ['no author', delivered('LOBBY_MESSAGE_CREATE', said({ author: undefined })), ['event.data.author']],
    ['an edit of no time', delivered('LOBBY_MESSAGE_UPDATE', said(), { timestamp: undefined }), ['event.timestamp']],
    ['a deletion of nothing', delivered('LOBBY_MESSAGE_DELETE', {}), ['event.data.id']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(discord, payload)).toEqual({ status: 422, paths });
  });

  it('is let in by a key of its own application only', () => {
    const delivery = deliveryOf(signDiscord('one', delivered('LOBBY_MESSAGE_CREATE', said())));
    expect(discord.read(delivery, { accounts: [APPLICATION] }, NOW).events).toHaveLength(1);
    expect(problemOf(() => discord.read(delivery, { accounts: ['2'] }, NOW)).status).toBe(403);
  });
});

describe("Discord's ping", () => {
  it('of interactions is answered with a pong', () => {
    expect(readPayload(discord, { id: '1', application_id: APPLICATION, type: 1, token: 't', version: 1 })).toEqual({
      events: [],
      ignored: 0,
      answer: { status: 200, contentType: 'application/json', body: '{"type":1}' },
    });
  });

  it('of webhook events is answered as every event is: 204, with a content type', () => {
    expect(readPayload(discord, { version: 1, application_id: APPLICATION, type: 0 })).toEqual({ events: [], ignored: 0 });
    expect(discord.receipt).toEqual({ status: 204, contentType: 'application/json' });
  });
});
