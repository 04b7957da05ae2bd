import { execFileSync } from 'node:child_process';
import { verifySlackRequest } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { slack } from '../../../core/platforms/slack.ts';
import { deliveryOf, type SignedDelivery } from '../../signed-deliveries.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';
import { signSlack } from './slack-signer.ts';

const SECRET = 'slack-signing-secret';

/** The example that https://docs.slack.dev/authentication/verifying-requests-from-slack works out: a slash command. */
const VECTOR = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
};

const verify = (delivery: SignedDelivery, secret = SECRET, now = NOW) => slack.verify(deliveryOf(delivery), [{ secret }], now);

describe("Slack's signature", () => {
  const { secret, timestamp, body, signature } = VECTOR;
  const sentAt = Number(timestamp) * 1_000;
  const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };

  it('is the one that its documents publish, here, in openssl and in its own library', () => {
    expect(signSlack(secret, body, { at: sentAt }).headers['x-slack-signature']).toBe(signature);
    const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret, '-binary'], { input: `v0:${timestamp}:${body}` });
    expect(`v0=${made.toString('hex')}`).toBe(signature);
    const request = { 'x-slack-request-timestamp': Number(timestamp), 'x-slack-signature': signature };
    verifySlackRequest({ signingSecret: secret, headers: request, body, nowMilliseconds: sentAt });
    expect(verify({ headers, body }, secret, sentAt)).toEqual({});
  });

  it.each([
    ['5 minutes ago', -300_000, true],
    ['5 minutes and a second ago', -301_000, false],
    ['in 5 minutes', 300_000, true],
    ['in 5 minutes and a second', 301_000, false],
  ])('made %s is judged by the window', (_name, offset, accepted) => {
    const act = () => verify(signSlack(SECRET, {}, { at: NOW + offset }));
    if (accepted) expect(act()).toEqual({});
    else expect(problemOf(act).status).toBe(401);
  });

  it.each([
    ['a version that does not exist', { ...headers, 'x-slack-signature': signature.replace('v0=', 'v1=') }],
    ['a time that is none', { ...headers, 'x-slack-request-timestamp': 'now' }],
    ['no time', { 'x-slack-signature': signature }],
    ['an empty time', { ...headers, 'x-slack-request-timestamp': '' }],
    ['no signature', { 'x-slack-request-timestamp': timestamp }],
  ])('with %s is refused', (_name, odd) => {
    expect(problemOf(() => verify({ headers: odd, body }, secret, sentAt)).status).toBe(401);
  });
});

describe("Slack's look at the certificate, which it does not sign,", () => {
  it.each(['ssl_check=1', 'ssl_check=1&token=Abc123', 'token=Abc123&ssl_check=1'])('is answered and may say nothing: %s', (body) => {
    const signer = verify({ headers: {}, body });
    expect(signer).toEqual({ accounts: [] });
    expect(slack.read(deliveryOf({ headers: {}, body }), signer, NOW)).toEqual({ events: [], ignored: 1 });
  });

  it.each(['ssl_check=0', 'ssl_check=1&payload={}', 'ssl_check=1 ', '{"ssl_check":1}', `ssl_check=1&token=${'a'.repeat(200)}`, ''])(
    'is nothing else: %s',
    (body) => {
      expect(problemOf(() => verify({ headers: {}, body })).status).toBe(401);
    },
  );

  it('is no way around a signature that is wrong', () => {
    expect(problemOf(() => verify({ ...signSlack('other', 'x', { at: NOW }), body: 'ssl_check=1' })).status).toBe(401);
  });
});

const OURS = 'T0BRAND01';
const THEIRS = 'T0GUEST01';
const CHANNEL = 'C0SHARED1';
const TS = '1793613480.000100';

const said = (over: object = {}) => ({
  type: 'message',
  channel: CHANNEL,
  channel_type: 'channel',
  user: 'U0KIM0001',
  team: THEIRS,
  user_team: THEIRS,
  source_team: THEIRS,
  text: 'The export is broken again',
  ts: TS,
  event_ts: TS,
  client_msg_id: 'c1',
  ...over,
});
const agent = { user: 'U0ADA0001', team: OURS, user_team: OURS, source_team: OURS };
const callback = (event: object, over: object = {}) => ({
  token: 'unused',
  team_id: OURS,
  context_team_id: OURS,
  context_enterprise_id: null,
  api_app_id: 'A0APP0001',
  type: 'event_callback',
  event_id: 'Ev0000001',
  event_time: 1_793_613_480,
  authorizations: [{ enterprise_id: null, team_id: OURS, user_id: 'U0BOT0001', is_bot: true, is_enterprise_install: false }],
  is_ext_shared_channel: true,
  event,
  ...over,
});

describe('a message in a Slack channel that a customer shares', () => {
  it('becomes a private message with a thread of its own', () => {
    expect(
      readOne(slack, callback(said({ user_profile: { real_name: 'Kim W.', display_name: 'kim', team: THEIRS, email: 'k@example.com' } }))),
    ).toEqual({
      type: 'message.created',
      message: {
        id: `slack:${CHANNEL}:${TS}`,
        platform: 'slack',
        account: OURS,
        kind: 'post',
        visibility: 'private',
        direction: 'inbound',
        author: { id: 'U0KIM0001', name: 'kim', role: 'customer' },
        text: 'The export is broken again',
        threadId: `slack:${CHANNEL}:${TS}`,
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: 1_793_613_480_000,
      },
    });
  });

  it('answers the message that began its thread', () => {
    const reply = said({ ...agent, ts: '1793613500.000200', thread_ts: TS });
    expect(readMessage(slack, callback(reply))).toMatchObject({
      kind: 'reply',
      direction: 'outbound',
      author: { id: 'U0ADA0001', role: 'agent' },
      threadId: `slack:${CHANNEL}:${TS}`,
      inReplyTo: `slack:${CHANNEL}:${TS}`,
    });
  });

  it('begins a thread even where Slack already counts it as one', () => {
    expect(readMessage(slack, callback(said({ thread_ts: TS })))).toMatchObject({ kind: 'post', threadId: `slack:${CHANNEL}:${TS}` });
  });

  it('is one message however often it comes: once more, and as a mention too', () => {
    const first = readMessage(slack, callback(said()));
    expect(readMessage(slack, callback(said(), { event_id: 'Ev0000002' }))).toEqual(first);
    expect(readMessage(slack, callback(said({ type: 'app_mention', channel_type: undefined }), { event_id: 'Ev0000003' }))).toEqual(first);
  });

  const NO_TEAM = { team: undefined, user_team: undefined, source_team: undefined };
  it.each([
    ['of another workspace', {}, {}, 'customer'],
    ['of the workspace of the app', agent, {}, 'agent'],
    ['of the organisation of the app', { ...agent, user_team: 'E0BRAND01' }, { context_enterprise_id: 'E0BRAND01' }, 'agent'],
    ['at home in another workspace than the one where it was sent', { ...agent, user_team: THEIRS }, {}, 'customer'],
    ['told by the profile only', { ...NO_TEAM, user_profile: { team: OURS } }, {}, 'agent'],
    ['told by a file only', { ...NO_TEAM, subtype: 'file_share', files: [{ id: 'F1' }, { id: 'F2', user_team: OURS }] }, {}, 'agent'],
    ['told by nothing', NO_TEAM, {}, 'customer'],
    ['told by nothing, as Slack once sent it', NO_TEAM, { is_ext_shared_channel: undefined }, 'customer'],
  ])('by somebody %s is by a person of that side', (_name, fields, over, role) => {
    expect(readMessage(slack, callback(said(fields), over))).toMatchObject({
      direction: role === 'customer' ? 'inbound' : 'outbound',
      author: { role },
    });
  });

  it("belongs to the brand's account in a channel that the customer opened", () => {
    const theirs = { team_id: THEIRS };
    expect(readMessage(slack, callback(said(), theirs))).toMatchObject({ account: OURS, direction: 'inbound' });
    expect(readMessage(slack, callback(said(agent), theirs))).toMatchObject({ account: OURS, direction: 'outbound' });
    expect(readMessage(slack, callback(said(), { ...theirs, authorizations: undefined })).account).toBe(OURS);
  });

  it('belongs to the workspace that sent it where nothing else is told', () => {
    const bare = { authorizations: undefined, context_team_id: undefined, is_ext_shared_channel: undefined };
    expect(readMessage(slack, callback(said(agent), bare))).toMatchObject({ account: OURS, direction: 'outbound' });
  });

  it.each(['file_share', 'me_message', 'thread_broadcast'])('may be a %s', (subtype) => {
    expect(readMessage(slack, callback(said({ subtype }))).direction).toBe('inbound');
  });

  it.each([
    ['of an app', { ...agent, bot_id: 'B01', bot_profile: { name: 'Status', team_id: OURS } }, { id: 'U0ADA0001', name: 'Status' }],
    [
      'of an old integration',
      { user: undefined, team: undefined, user_team: undefined, source_team: undefined, subtype: 'bot_message', bot_id: 'B02', username: 'pager' },
      { id: 'B02', name: 'pager' },
    ],
  ])('%s is automation', (_name, fields, author) => {
    expect(readMessage(slack, callback(said(fields)))).toMatchObject({ direction: 'outbound', author: { ...author, role: 'automation' } });
  });

  it.each([
    ["a customer's machine", callback(said({ bot_id: 'B03' }))],
    ['what the brand says among itself', callback(said(agent), { is_ext_shared_channel: false })],
    ['what is said where no customer can be', callback(said(NO_TEAM), { is_ext_shared_channel: false })],
    ['somebody joining', callback(said({ subtype: 'channel_join' }))],
    ['a reaction', callback({ type: 'reaction_added', user: 'U1', reaction: '+1', item: { channel: CHANNEL, ts: TS } })],
    ['a limit that was reached', { type: 'app_rate_limited', team_id: OURS }],
  ])('is not made of %s, which is counted', (_name, payload) => {
    expect(readPayload(slack, payload)).toEqual({ events: [], ignored: 1 });
  });

  it('is read as people see it', () => {
    const text =
      'Hi <@U0ADA0001|ada> &amp; <@U1> in <#C1|care>: <https://example.com/a?b=1&amp;c=2|our page>, <https://example.com> <!here> &lt;3 <!subteam^S1|@care> &amp;lt; 2 < 3';
    expect(readMessage(slack, callback(said({ text }))).text).toBe('Hi @ada & @U1 in #care: our page, https://example.com @here <3 @care &lt; 2 < 3');
  });
});

describe('a direct message in Slack', () => {
  const direct = { channel: 'D0KIM0001', channel_type: 'im' };

  it('is of one thread with all others of its channel', () => {
    const threadId = 'slack:D0KIM0001';
    expect(readMessage(slack, callback(said(direct)))).toMatchObject({ kind: 'direct', threadId });
    const reply = readMessage(slack, callback(said({ ...agent, ...direct, ts: '1793613500.000200', thread_ts: TS })));
    expect(reply).toMatchObject({ kind: 'direct', threadId, inReplyTo: `${threadId}:${TS}` });
  });
});

describe('a change of a Slack message', () => {
  const changed = (message: object, over: object = {}) => {
    const event = { type: 'message', subtype: 'message_changed', hidden: true, channel: CHANNEL, channel_type: 'channel', ts: '1793613600.000300' };
    return callback({ ...event, message, previous_message: said(), ...over });
  };
  const edited = { user: 'U0KIM0001', ts: '1793613540.000000' };

  it('has the new text and the time of the edit, and keeps its own', () => {
    expect(readOne(slack, changed(said({ text: 'Solved!', edited })))).toMatchObject({
      type: 'message.updated',
      message: { id: `slack:${CHANNEL}:${TS}`, text: 'Solved!', direction: 'inbound', sentAt: 1_793_613_480_000, edited: 1_793_613_540_000 },
    });
  });

  it.each([
    ['a link that unfolds', said({ attachments: [{ title: 'A page' }] })],
    ['a thread that grows', said({ thread_ts: TS, reply_count: 2 })],
    ['a title of an assistant', said({ subtype: 'assistant_app_thread', edited })],
  ])('is not %s, which is counted', (_name, message) => {
    expect(readPayload(slack, changed(message))).toEqual({ events: [], ignored: 1 });
  });

  const deletion = { type: 'message.deleted', id: `slack:${CHANNEL}:${TS}`, platform: 'slack', account: OURS };

  it('to a tombstone is a deletion', () => {
    expect(readOne(slack, changed(said({ subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' })))).toEqual(deletion);
  });

  it('may be its deletion, also where the channel is no longer shared', () => {
    const event = {
      type: 'message',
      subtype: 'message_deleted',
      channel: CHANNEL,
      ts: '1793613600.000300',
      deleted_ts: TS,
      previous_message: said(),
    };
    expect(readOne(slack, callback(event))).toEqual(deletion);
    expect(readOne(slack, callback(event, { is_ext_shared_channel: false }))).toEqual(deletion);
  });
});

describe('what Slack delivers besides events', () => {
  it('a challenge is answered, and nothing else happens', () => {
    expect(readPayload(slack, { type: 'url_verification', token: 'unused', challenge: 'a "challenge"' })).toEqual({
      events: [],
      ignored: 0,
      answer: { status: 200, contentType: 'application/json', body: '{"challenge":"a \\"challenge\\""}' },
    });
  });

  it.each(['payload=%7B%22type%22%3A%22block_actions%22%7D', VECTOR.body])('a form is accepted and counted: %.20s', (body) => {
    const delivery = signSlack(SECRET, body, { at: NOW });
    expect(slack.read(deliveryOf(delivery), verify(delivery), NOW)).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['no type', {}, ['type']],
    ['no event', callback(said(), { event: undefined }), ['event']],
    ['no workspace', callback(said(), { team_id: undefined }), ['team_id']],
    ['no channel', callback(said({ channel: undefined })), ['event.channel']],
    ['no time', callback(said({ ts: undefined })), ['event.ts']],
    ['a time in other digits', callback(said({ ts: '1793613480' })), ['event.ts']],
    ['nobody who wrote it', callback(said({ user: undefined })), ['event.user']],
    ['a challenge that is none', { type: 'url_verification' }, ['challenge']],
    ['a deletion of nothing', callback(said({ subtype: 'message_deleted' })), ['event.deleted_ts']],
    ['a change of nothing', callback(said({ subtype: 'message_changed' })), ['event.message']],
    ['no JSON', 'payload', ['']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(slack, payload)).toEqual({ status: 422, paths });
  });

  it('is kept from whoever may not speak for the account', () => {
    const delivery = deliveryOf(signSlack(SECRET, callback(said())));
    expect(slack.read(delivery, { accounts: [OURS] }, NOW).events).toHaveLength(1);
    expect(problemOf(() => slack.read(delivery, { accounts: [THEIRS] }, NOW)).status).toBe(403);
  });
});
