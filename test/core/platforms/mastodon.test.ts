import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { mastodon } from '../../../core/platforms/mastodon.ts';
import type { Signer } from '../../../core/platforms/platform.ts';
import { deliveryOf } from '../../signed-deliveries.ts';
import { signMastodon } from './mastodon-signer.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';

const CARE = 'care@social.example';

const account = (name: string, fields: object = {}) => ({
  id: '110',
  username: name,
  acct: name,
  display_name: `${name} at home`,
  bot: false,
  followers_count: 42,
  note: '<p>About me</p>',
  ...fields,
});
const status = (fields: object = {}) => ({
  id: '115481000000000001',
  created_at: '2026-11-02T09:58:00.901Z',
  edited_at: null,
  in_reply_to_id: null,
  in_reply_to_account_id: null,
  sensitive: false,
  spoiler_text: '',
  visibility: 'public',
  language: 'en',
  uri: 'https://social.example/users/kim/statuses/115481000000000001',
  url: 'https://social.example/@kim/115481000000000001',
  replies_count: 3,
  reblogs_count: 2,
  favourites_count: 7,
  quotes_count: 1,
  content: '<p><span class="h-card"><a href="https://social.example/@care">@care</a></span> my kettle leaks &amp; hisses</p><p>Again!</p>',
  reblog: null,
  account: account('kim'),
  mentions: [{ id: '7', username: 'care', acct: 'care', url: 'https://social.example/@care' }],
  ...fields,
});
const event = (name: string, object: unknown) => ({ event: name, created_at: '2026-11-02T09:58:01.000Z', object });
const created = (fields: object = {}) => event('status.created', status(fields));
const updated = (fields: object = {}) => event('status.updated', status(fields));

const readFor = (channel: string, payload: unknown, signer: Signer = {}) =>
  mastodon.read(deliveryOf(signMastodon('secret', payload), { account: channel }), signer, NOW);
const messageFor = (channel: string, payload: unknown) => {
  const [found] = readFor(channel, payload).events;
  return found !== undefined && 'message' in found ? found.message : undefined;
};

describe('the signature of Mastodon', () => {
  /** Published by GitHub, which signs in the same way. */
  const PUBLISHED = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
  const verify = (signature: string, body: string, secret: string) =>
    mastodon.verify(deliveryOf({ headers: { 'x-hub-signature': signature }, body }), [{ secret }], NOW);

  it('is the published one for the published body', () => {
    expect(verify(`sha256=${PUBLISHED}`, 'Hello, World!', "It's a Secret to Everybody")).toEqual({});
  });

  it('is the one that openssl makes', () => {
    const { body, headers } = signMastodon('secret', created());
    const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', 'secret', '-r'], { input: body, encoding: 'utf8' }).split(' ')[0];
    expect(headers).toEqual({ 'x-hub-signature': `sha256=${made}` });
    expect(verify(`sha256=${made}`, body, 'secret')).toEqual({});
  });

  it.each([
    ['SHA-1 by name', `sha1=${PUBLISHED}`],
    ['no method', PUBLISHED],
    ['capital letters', `sha256=${PUBLISHED.toUpperCase()}`],
  ])('is refused with %s', (_name, signature) => {
    expect(problemOf(() => verify(signature, 'Hello, World!', "It's a Secret to Everybody")).status).toBe(401);
  });
});

describe('a status on Mastodon', () => {
  it('becomes a message of its instance with its author, its words and its counts', () => {
    expect(readOne(mastodon, created())).toEqual({
      type: 'message.created',
      message: {
        id: 'mastodon:115481000000000001',
        platform: 'mastodon',
        account: 'social.example',
        kind: 'post',
        visibility: 'public',
        direction: 'inbound',
        author: { id: 'kim@social.example', handle: 'kim@social.example', name: 'kim at home', followers: 42, role: 'customer' },
        text: '@care my kettle leaks & hisses\n\nAgain!',
        language: 'en',
        url: 'https://social.example/@kim/115481000000000001',
        threadId: 'mastodon:115481000000000001',
        engagement: { likes: 7, shares: 3, replies: 3, views: 0 },
        sentAt: Date.parse('2026-11-02T09:58:00.901Z'),
      },
    });
  });

  it('answers the status that it names, in whose thread it stands', () => {
    expect(readMessage(mastodon, created({ in_reply_to_id: '115480000000000009' }))).toMatchObject({
      kind: 'reply',
      threadId: 'mastodon:115480000000000009',
      inReplyTo: 'mastodon:115480000000000009',
    });
  });

  it('says what stands above its folded text, too', () => {
    expect(readMessage(mastodon, created({ spoiler_text: 'Kettle rant' })).text).toBe('Kettle rant\n\n@care my kettle leaks & hisses\n\nAgain!');
  });

  it('never is longer than a message may be', () => {
    const long = { spoiler_text: 'a'.repeat(60_000), content: '🫖'.repeat(50_000) };
    expect(readMessage(mastodon, created(long)).text).toHaveLength(100_000);
  });

  it.each([
    ['a robot', { account: account('kim', { bot: true }) }, 'automation'],
    ['nobody in particular', { account: account('kim', { bot: 'yes' }) }, 'customer'],
  ])('of %s has a role', (_name, fields, role) => {
    expect(readMessage(mastodon, created(fields)).author.role).toBe(role);
  });

  it('keeps the domain of an author from elsewhere', () => {
    expect(readMessage(mastodon, created({ account: account('Kim@Other.example') })).author).toMatchObject({
      id: 'kim@other.example',
      handle: 'Kim@Other.example',
    });
  });

  it.each([
    ['no link', { url: null }, { url: undefined }],
    ['no language', { language: null }, { language: undefined }],
    [
      'counts that are none',
      { favourites_count: -1, reblogs_count: 'many', quotes_count: null },
      { engagement: { likes: 0, shares: 0, replies: 3, views: 0 } },
    ],
    ['mentions of another shape', { mentions: [null, 7, { acct: 'care' }] }, { direction: 'inbound' }],
  ])('is not refused for %s', (_name, fields, expected) => {
    expect(readMessage(mastodon, created(fields))).toMatchObject(expected);
  });

  it('edits its message at the time of the edit', () => {
    expect(readOne(mastodon, updated({ edited_at: '2026-11-02T09:59:00Z', content: '<p>Solved</p>' }))).toMatchObject({
      type: 'message.updated',
      message: { id: 'mastodon:115481000000000001', text: 'Solved', edited: Date.parse('2026-11-02T09:59:00Z') },
    });
  });

  it('that changed around its text moves the counts alone', () => {
    expect(readOne(mastodon, updated())).toEqual({
      type: 'engagement.updated',
      id: 'mastodon:115481000000000001',
      platform: 'mastodon',
      account: 'social.example',
      engagement: { likes: 7, shares: 3, replies: 3, views: 0 },
    });
  });

  it.each([
    ['a reblog', created({ reblog: status() })],
    ['a change of a reblog', updated({ reblog: status() })],
    ['a report', event('report.created', { account: { email: 'kim@example.com', ip: '192.0.2.1' } })],
    ['a new account', event('account.created', { email: 'kim@example.com', ip: '192.0.2.1' })],
    ['an event to come', event('status.deleted', 'anything')],
    ['an event called after a prototype', event('constructor', {})],
  ])('is not %s, which is counted and no more', (_name, payload) => {
    expect(readPayload(mastodon, payload)).toEqual({ events: [], ignored: 1 });
  });

  it('leaves e-mail and IP addresses behind', () => {
    const private_ = { email: 'kim@example.com', ip: '192.0.2.1', note: 'mail me: kim@example.com' };
    const content = readPayload(mastodon, created({ ...private_, account: account('kim', private_) }));
    expect(JSON.stringify(content)).not.toMatch(/example\.com|192\.0/);
  });

  it.each([
    ['no object', event('status.created', undefined), ['object']],
    ['no event', { object: status() }, ['event']],
    ['no author', created({ account: undefined }), ['object.account']],
    ['no time', created({ created_at: 'yesterday' }), ['object.created_at']],
    ['an address that is none', created({ uri: 'kim' }), ['object.uri']],
  ])('is refused with %s, naming where', (_name, payload, paths) => {
    expect(refusal(mastodon, payload)).toEqual({ status: 422, paths });
  });
});

describe('a channel of Mastodon', () => {
  it('that is an account hears what names it and what it writes', () => {
    expect(messageFor(CARE, created())).toMatchObject({ account: CARE, direction: 'inbound' });
    expect(messageFor(CARE, created({ account: account('Care'), mentions: [] }))).toMatchObject({
      direction: 'outbound',
      author: { id: CARE, role: 'agent' },
    });
    expect(readFor(CARE, created({ mentions: [{ acct: 'care@elsewhere.example' }] }))).toEqual({ events: [], ignored: 1 });
  });

  it('that is an instance hears all that is public', () => {
    expect(messageFor('acme', created({ mentions: [], visibility: 'unlisted' }))).toMatchObject({ account: 'acme', visibility: 'public' });
  });

  it.each(['private', 'direct', 'limited', undefined])('that is an instance hears nothing of visibility %j', (visibility) => {
    expect(readPayload(mastodon, created({ visibility }))).toEqual({ events: [], ignored: 1 });
    expect(readPayload(mastodon, updated({ visibility }))).toEqual({ events: [], ignored: 1 });
  });

  it('hears what is for followers only when it is named', () => {
    expect(messageFor(CARE, created({ visibility: 'private' }))).toMatchObject({ kind: 'post', visibility: 'private' });
    expect(readFor(CARE, created({ visibility: 'private', mentions: [] })).events).toEqual([]);
  });

  it('talks with one customer in one direct thread', () => {
    const asked = readFor(CARE, created({ visibility: 'direct' })).events[0];
    const answer = { id: '2', visibility: 'direct', in_reply_to_id: '115481000000000001', account: account('care'), mentions: [{ acct: 'Kim' }] };
    const answered = readFor(CARE, created(answer)).events[0];
    const threadId = 'mastodon:care@social.example:kim@social.example';
    expect(asked).toMatchObject({ message: { kind: 'direct', visibility: 'private', direction: 'inbound', threadId } });
    expect(answered).toMatchObject({ customer: 'kim@social.example', message: { kind: 'direct', direction: 'outbound', threadId } });
  });

  it('does not guess the customer of a direct message to several', () => {
    const answer = { visibility: 'direct', in_reply_to_id: '9', account: account('care'), mentions: [{ acct: 'kim' }, { acct: 'lee' }] };
    expect(readFor(CARE, created(answer)).events).toEqual([
      { type: 'message.created', message: expect.objectContaining({ threadId: 'mastodon:9', inReplyTo: 'mastodon:9' }) },
    ]);
  });

  it('is the only one that its secret speaks for, without a path', () => {
    const content = mastodon.read(deliveryOf(signMastodon('secret', created())), { accounts: [CARE] }, NOW);
    expect(content.events).toMatchObject([{ message: { account: CARE } }]);
  });

  it('is refused to a secret of another', () => {
    expect(problemOf(() => readFor(CARE, created(), { accounts: ['press@social.example'] })).status).toBe(403);
  });
});
