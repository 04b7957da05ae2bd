import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { PlatformSecret } from '../../../core/platforms/platform.ts';
import { youtube } from '../../../core/platforms/youtube.ts';
import { deliveryOf, handshakeOf } from '../../signed-deliveries.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';
import { signYouTube, type Method } from './youtube-signer.ts';

const CHANNEL = 'UCkettles00000000000000A';

interface Fields {
  readonly videoId?: string;
  readonly channelId?: string;
  readonly title?: string;
  readonly published?: string;
  readonly updated?: string;
}
const entry = ({
  videoId = 'k3ttl3_0-1a',
  channelId = CHANNEL,
  title = 'How to descale a kettle',
  published = '2026-11-02T09:50:00+00:00',
  updated = '2026-11-02T09:50:41.552394234+00:00',
}: Fields = {}): string => `
 <entry>
  <id>yt:video:${videoId}</id>
  <yt:videoId>${videoId}</yt:videoId>
  <yt:channelId>${channelId}</yt:channelId>
  <title>${title}</title>
  <link rel="alternate" href="https://www.youtube.com/watch?v=${videoId}"/>
  <author><name>Acme Kettles</name><uri>https://www.youtube.com/channel/${channelId}</uri></author>
  <published>${published}</published>
  <updated>${updated}</updated>
 </entry>`;
const deleted = (by = `<at:by><name>Acme Kettles</name><uri>https://www.youtube.com/channel/${CHANNEL}</uri></at:by>`): string => `
 <at:deleted-entry ref="yt:video:k3ttl3_0-1a" when="2026-11-02T09:59:00.1+00:00">
  <link href="https://www.youtube.com/watch?v=k3ttl3_0-1a"/>${by}
 </at:deleted-entry>`;
const feed = (...parts: string[]): string => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom">
 <link rel="hub" href="https://pubsubhubbub.appspot.com"/>
 <link rel="self" href="https://www.youtube.com/xml/feeds/videos.xml?channel_id=${CHANNEL}"/>
 <title>YouTube video feed</title>
 <updated>2026-11-02T09:51:00+00:00</updated>${parts.join('')}
</feed>`;

describe('the signature of a hub', () => {
  const verify = (headers: Record<string, string>, body: string, ...secrets: string[]) =>
    youtube.verify(
      deliveryOf({ headers, body }),
      secrets.map((secret) => ({ secret })),
      NOW,
    );

  it('is the one that GitHub publishes, which signs in the same way', () => {
    const headers = { 'x-hub-signature': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' };
    expect(verify(headers, 'Hello, World!', "It's a Secret to Everybody")).toEqual({});
  });

  it.each<Method>(['sha1', 'sha256', 'sha384', 'sha512'])('may be made with %s, as openssl makes it', (method) => {
    const { headers, body } = signYouTube('secret', feed(entry()), method);
    const made = execFileSync('openssl', ['dgst', `-${method}`, '-hmac', 'secret', '-r'], { input: body, encoding: 'utf8' }).split(' ')[0];
    expect(headers['x-hub-signature']).toBe(`${method}=${made}`);
    expect(verify(headers, body, 'another', 'secret')).toEqual({});
  });

  it.each([
    ['a method that WebSub does not know', 'md5'],
    ['a method that nobody knows', 'constructor'],
    ['another method by name', 'sha256'],
    ['a method in capital letters', 'SHA1'],
    ['no method', ''],
  ])('is refused with %s', (_name, method) => {
    const { headers, body } = signYouTube('secret', feed(entry()));
    const signature = headers['x-hub-signature']?.replace('sha1', method) ?? '';
    expect(problemOf(() => verify({ 'x-hub-signature': signature }, body, 'secret')).status).toBe(401);
  });
});

describe('an upload to YouTube', () => {
  it('is a post of the brand', () => {
    expect(readOne(youtube, feed(entry({ updated: '2026-11-02T09:50:00+00:00' })))).toEqual({
      type: 'message.created',
      message: {
        id: 'youtube:k3ttl3_0-1a',
        platform: 'youtube',
        account: CHANNEL,
        kind: 'post',
        visibility: 'public',
        direction: 'outbound',
        author: { id: CHANNEL, name: 'Acme Kettles', role: 'agent' },
        text: 'How to descale a kettle',
        url: 'https://www.youtube.com/watch?v=k3ttl3_0-1a',
        threadId: 'youtube:k3ttl3_0-1a',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: Date.parse('2026-11-02T09:50:00Z'),
      },
    });
  });

  it('that changed since is an update, the latest of which wins', () => {
    expect(readOne(youtube, feed(entry()))).toMatchObject({
      type: 'message.updated',
      message: { text: 'How to descale a kettle', edited: Date.parse('2026-11-02T09:50:41.552Z') },
    });
  });

  it.each([
    ['entities', 'Tea &amp; kettles &lt;live&gt; &#x1FAD6;', 'Tea & kettles <live> 🫖'],
    ['a CDATA section', '<![CDATA[Tea & <kettles>]]>', 'Tea & <kettles>'],
    ['a number for half a character', '&#xD83E;!', '\uFFFD!'],
    ['nothing', '', ''],
  ])('has a title with %s', (_name, title, text) => {
    expect(readMessage(youtube, feed(entry({ title }))).text).toBe(text);
  });

  it('comes with others, in their order', () => {
    const { events } = readPayload(youtube, feed(entry({ videoId: 'one' }), deleted(), entry({ videoId: 'two' })));
    expect(events.map((event) => ('message' in event ? event.message.id : event.type))).toEqual(['youtube:one', 'message.deleted', 'youtube:two']);
  });

  it('is erased when it was deleted', () => {
    expect(readOne(youtube, feed(deleted()))).toEqual({
      type: 'message.deleted',
      id: 'youtube:k3ttl3_0-1a',
      platform: 'youtube',
      account: CHANNEL,
    });
  });

  it('is refused for a channel that the secret does not cover', () => {
    const delivery = deliveryOf(signYouTube('secret', feed(entry())));
    expect(problemOf(() => youtube.read(delivery, { accounts: ['UCother'] }, NOW)).status).toBe(403);
  });
});

describe('a feed of YouTube', () => {
  it('without entries says nothing', () => {
    expect(readPayload(youtube, feed())).toEqual({ events: [], ignored: 0 });
  });

  it('counts what it does not know', () => {
    const live = '<yt:live><title>soon</title></yt:live>';
    expect(readPayload(youtube, feed(live))).toEqual({ events: [], ignored: 1 });
    expect(readPayload(youtube, feed(live, entry(), live))).toEqual({ ...readPayload(youtube, feed(entry())), ignored: 2 });
  });

  it('grows no entities of its own', () => {
    const laughs = `<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { text } = readMessage(youtube, feed(entry({ title: '&b;&x;' })).replace('<feed', `${laughs}<feed`));
    expect(text).toBe('&b;&x;');
  });

  it.each([
    [
      'an entry without its ids',
      feed('<entry><title>a</title><published>2026-11-02T09:50:00Z</published></entry>'),
      ['feed.0.yt:videoId', 'feed.0.yt:channelId'],
    ],
    ['a video that is none', feed(entry({ videoId: 'a&amp;list=b' })), ['feed.0.yt:videoId']],
    ['an entry without its time', feed(entry({ published: 'soon' })), ['feed.0.published']],
    ['a deletion of no video', feed(deleted().replace('yt:video:', '')), ['feed.0.ref']],
    ['a deletion by nobody', feed(deleted('')), ['feed.0.at:by.uri']],
    ['a deletion by no channel', feed(deleted('<at:by><uri>https://www.youtube.com/@acme</uri></at:by>')), ['feed.0.at:by.uri']],
    ['another document', '<rss><channel/></rss>', ['']],
    ['a feed within another document', '<html><feed></feed></html>', ['']],
    ['no document', 'Hello, World!', ['']],
    ['nothing', '', ['']],
    ['too many levels', `<feed>${'<a>'.repeat(100_000)}`, ['']],
  ])('is refused with %s, naming where', (_name, body, paths) => {
    expect(refusal(youtube, body)).toEqual({ status: 422, paths });
  });

  it('is refused when it is not UTF-8', () => {
    const body = Buffer.concat([Buffer.from('<feed><title>'), Buffer.from([0xff])]);
    expect(problemOf(() => youtube.read(deliveryOf({ headers: {}, body: '' }, { body }), {}, NOW)).status).toBe(422);
  });
});

describe('the question of a hub', () => {
  const TOPIC = `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${CHANNEL}`;
  const ask = (query: Record<string, string>, secrets: readonly PlatformSecret[] = [{ secret: 'secret' }]) =>
    youtube.handshake?.(handshakeOf({ 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.challenge': '14659028367', ...query }), secrets);
  const yes = { status: 200, contentType: 'text/plain; charset=utf-8', body: '14659028367' };

  it.each([
    ['to subscribe', { 'hub.lease_seconds': '432000' }],
    ['to unsubscribe', { 'hub.mode': 'unsubscribe' }],
    ['in the words of the pages of YouTube', { 'hub.topic': TOPIC.replace('/xml/', '/') }],
  ])('%s is answered with its challenge', (_name, query) => {
    expect(ask(query)).toEqual(yes);
  });

  it('is answered for the channels of a secret, where it names some', () => {
    expect(
      ask({}, [
        { secret: 'a', accounts: ['UCother'] },
        { secret: 'b', accounts: [CHANNEL] },
      ]),
    ).toEqual(yes);
    expect(problemOf(() => ask({}, [{ secret: 'a', accounts: ['UCother'] }])).status).toBe(404);
  });

  it.each([
    ['another mode', { 'hub.mode': 'denied' }],
    ['a feed of another site', { 'hub.topic': `https://www.youtube.com.evil.example/xml/feeds/videos.xml?channel_id=${CHANNEL}` }],
    ['a feed of no channel', { 'hub.topic': 'https://www.youtube.com/xml/feeds/videos.xml?user=acme' }],
    ['no topic', { 'hub.topic': '' }],
  ])('is not agreed to with %s', (_name, query) => {
    expect(problemOf(() => ask(query)).status).toBe(404);
  });

  it('is not agreed to without a challenge', () => {
    const query = { 'hub.mode': 'subscribe', 'hub.topic': TOPIC };
    expect(problemOf(() => youtube.handshake?.(handshakeOf(query), [{ secret: 'secret' }])).status).toBe(404);
  });
});
