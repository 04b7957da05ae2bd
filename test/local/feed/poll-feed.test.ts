import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standard } from '../../../core/platforms/standard.ts';
import { FeedUnavailable } from '../../../local/feed/fetch-feed.ts';
import { pollFeed, type Poll } from '../../../local/feed/poll-feed.ts';
import { readPayload } from '../../core/platforms/reading.ts';
import { aProcess, aRunningGroundswell, exportOf, type Running } from '../a-process.ts';
import { freshDataDirs } from '../store/data-dir.ts';
import { rssOf, startFeedServer, type FeedServer } from './a-feed-server.ts';

const NOW = Date.parse('2026-11-02T10:00:00Z');
const freshDir = freshDataDirs();

let server: FeedServer;
beforeEach(async () => {
  server = await startFeedServer(rssOf({ id: 'a', text: 'The lid is loose' }, { id: 'b', text: 'Love the new colour' }));
});
afterEach(() => server.close());

/** A poller whose deliveries are read as the standard inlet reads them. */
const aPoller = (over: Partial<Poll> = {}) => {
  const told: [type: string, ids: string][] = [];
  const poll: Poll = {
    url: server.url,
    channel: { platform: 'forum', account: 'wrenlow', agents: ['wrenlow-care'] },
    memory: join(freshDir(), 'feeds', 'memory.json'),
    deliver: async (body) => {
      for (const event of readPayload(standard, body).events) if ('message' in event) told.push([event.type, event.message.id]);
    },
    ...over,
  };
  return { told, poll, look: (now = NOW) => pollFeed(poll, now) };
};

describe('a poller', () => {
  it('sends what is new, once', async () => {
    const { told, look } = aPoller();
    expect(await look()).toEqual({ items: 2, created: 2, updated: 0 });
    expect(told).toEqual([
      ['message.created', 'forum:a'],
      ['message.created', 'forum:b'],
    ]);
    expect(await look()).toEqual({ items: 0, created: 0, updated: 0 });
    server.show({ body: rssOf({ id: 'b', text: 'Love the new colour' }, { id: 'c', text: 'Where is my order?' }) });
    expect(await look()).toEqual({ items: 2, created: 1, updated: 0 });
    expect(told.slice(2)).toEqual([['message.created', 'forum:c']]);
  });

  it('sends new words as an edit', async () => {
    const { told, look } = aPoller();
    await look();
    server.show({ body: rssOf({ id: 'a', text: 'The lid is loose. Solved!' }) });
    expect(await look(NOW + 60_000)).toEqual({ items: 1, created: 0, updated: 1 });
    expect(told.at(-1)).toEqual(['message.updated', 'forum:a']);
  });

  it('asks for nothing that it has already', async () => {
    const { look } = aPoller();
    await look();
    await look();
    expect(server.asked.map((headers) => headers['if-none-match'] !== undefined)).toEqual([false, true]);
    expect(server.asked[0]?.['user-agent']).toContain('Groundswell');
  });

  it('sends again what was not taken, and all when its memory is gone', async () => {
    const { poll, told, look } = aPoller();
    await expect(pollFeed({ ...poll, deliver: () => Promise.reject(new Error('no')) }, NOW)).rejects.toThrow('no');
    expect(await look()).toMatchObject({ created: 2 });
    writeFileSync(poll.memory, '{"sent":');
    expect(await look()).toMatchObject({ created: 2 });
    expect(new Set(told.map(([, id]) => id)).size).toBe(2);
  });

  it('remembers what the feed shows, and nothing older', async () => {
    const { poll, look } = aPoller();
    await look();
    server.show({ body: rssOf({ id: 'c', text: 'Only me' }) });
    await look();
    expect(Object.keys(JSON.parse(readFileSync(poll.memory, 'utf8')).sent)).toEqual(['forum:c']);
  });

  it('sends at most a hundred at once', async () => {
    const sizes: number[] = [];
    server.show({ body: rssOf(...Array.from({ length: 250 }, (_, n) => ({ id: `n${n}`, text: `Post ${n}` }))) });
    const { look } = aPoller({ deliver: async (body) => void sizes.push(JSON.parse(body).data.length) });
    await look();
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('knows whom the brand has named as its own', async () => {
    server.show({ body: rssOf({ id: 'd', text: 'We are on it', author: 'wrenlow-care' }, { id: 'e', text: 'Thanks', author: '' }) });
    const messages: unknown[] = [];
    const { look } = aPoller({ deliver: async (body) => void messages.push(...JSON.parse(body).data) });
    await look();
    expect(messages).toMatchObject([
      { direction: 'outbound', author: { id: 'wrenlow-care', role: 'agent' } },
      { direction: 'inbound', author: { id: 'unknown:forum:e', role: 'customer' } },
    ]);
  });

  it('waits as long as the server asks', async () => {
    server.show({ status: 429, headers: { 'retry-after': '120' } });
    const { look } = aPoller();
    await expect(look()).rejects.toMatchObject({ retryAfter: 120, message: expect.stringContaining('429') });
    await expect(look()).rejects.toBeInstanceOf(FeedUnavailable);
  });

  it('reads letters in the encoding that they came in', async () => {
    const latin = Buffer.from(rssOf({ id: 'f', text: 'Größe fehlt' }).replace('utf-8', 'iso-8859-1'), 'latin1');
    server.show({ body: latin, headers: { 'content-type': 'text/xml' } });
    const texts: string[] = [];
    const { look } = aPoller({ deliver: async (body) => void texts.push(JSON.parse(body).data[0].text) });
    await look();
    expect(texts).toEqual(['Größe fehlt']);
  });
});

describe('npm run poll:feed', () => {
  const running = new Set<Running>();
  afterEach(async () => {
    await Promise.all([...running].map((one) => one.kill('SIGKILL')));
    running.clear();
  });

  it('brings the messages of a feed into a running instance', async () => {
    const instance = await aRunningGroundswell(join(freshDir(), 'data'));
    running.add(instance);
    const args = [server.url, '--once', '--platform', 'forum', '--account', 'wrenlow', '--url', instance.url, '--data', instance.data];
    const run = () => aProcess('local/poll-feed-command.ts', args).ended;
    expect(await run()).toMatchObject({ code: 0, stdout: '2 items, 2 new, 0 changed\n', stderr: '' });
    expect(await run()).toMatchObject({ code: 0, stdout: '0 items, 0 new, 0 changed\n' });
    await expect.poll(() => exportOf(instance, 'unassigned')).toContain('The lid is loose');
  });

  it.each([
    ['without a feed', [], /One feed is expected/],
    ['without a platform', ['http://127.0.0.1:1/feed'], /--platform takes/],
    ['on something that is no address', ['file:///etc/passwd'], /is no web address/],
    ['too often', ['http://127.0.0.1:1/feed', '--every', '1'], /--every takes 10 seconds or more/],
  ])('says what is wrong when it is run %s', async (_name, args, words) => {
    const folder = freshDir();
    writeFileSync(join(folder, 'secrets.json'), '{"standard":["whsec_c2VjcmV0LW9mLXRoaXMtdGVzdC0wMDAwMDAwMQ=="]}', { mode: 0o600 });
    expect(await aProcess('local/poll-feed-command.ts', [...args, '--data', folder]).ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(words),
    });
  });
});
