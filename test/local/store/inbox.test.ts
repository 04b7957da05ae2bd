import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromBody } from '../../../core/inbox-body.ts';
import { MAX_ATTEMPTS, type LocalInbox } from '../../../local/store/inbox.ts';
import { INBOX_MIGRATIONS } from '../../../local/store/migrations.ts';
import { openInbox } from '../../../local/store/open-store.ts';
import { openDatabase } from '../../../local/store/open.ts';
import type { Received } from '../../../local/store/received.ts';
import { anItem, NOON } from '../../contracts/builders.ts';
import { freshDataDirs } from './data-dir.ts';

const HIDDEN = 1_000;
const freshDataDir = freshDataDirs();
const messageIds = (rows: readonly Received[]): string[] =>
  rows.map(({ body }) => fromBody(body)).map(({ event }) => ('message' in event ? event.message.id : event.type));

async function inboxWith(...ids: string[]): Promise<LocalInbox> {
  const inbox = openInbox(freshDataDir());
  await inbox.send(ids.map((id) => anItem({ id })));
  return inbox;
}

/** Takes everything so often, and each time says nothing about how that ended. */
function takeSilently(inbox: LocalInbox, times: number): void {
  for (let time = 0; time < times; time += 1) {
    inbox.receive(10, HIDDEN, NOON);
    inbox.releaseAll();
  }
}

describe('reading the inbox', () => {
  it('gives rows in the order of their arrival, with what a reader needs to know', async () => {
    const inbox = await inboxWith('x:2', 'x:1', 'x:3');
    const rows = inbox.receive(2, HIDDEN, NOON);
    expect(messageIds(rows)).toEqual(['x:2', 'x:1']);
    expect(rows[0]).toMatchObject({ attempts: 1, sentAt: NOON, group: 'harbour-coffee' });
    expect(messageIds(inbox.receive(2, HIDDEN, NOON))).toEqual(['x:3']);
  });

  it.each([
    ['just before its time', NOON + HIDDEN - 1, []],
    ['at its time', NOON + HIDDEN, ['x:1']],
  ])('shows a row again %s', async (_name, now, found) => {
    const inbox = await inboxWith('x:1');
    inbox.receive(1, HIDDEN, NOON);
    expect(messageIds(inbox.receive(1, HIDDEN, now))).toEqual(found);
  });

  it('is done with a row once it is deleted', async () => {
    const inbox = await inboxWith('x:1', 'x:2');
    inbox.delete(inbox.receive(1, HIDDEN, NOON).map(({ id }) => id));
    inbox.releaseAll();
    expect(messageIds(inbox.receive(10, HIDDEN, NOON))).toEqual(['x:2']);
    expect(await inbox.depth()).toEqual({ waiting: 1, deadLetters: 0 });
  });

  it('shows a failed row again when it may be retried', async () => {
    const inbox = await inboxWith('x:1');
    const [row] = inbox.receive(1, HIDDEN, NOON);
    inbox.fail(row?.id ?? '', 'the mood reader is away', NOON, NOON + 50);
    expect(inbox.receive(1, HIDDEN, NOON + 49)).toEqual([]);
    expect(inbox.receive(1, HIDDEN, NOON + 50)).toMatchObject([{ id: row?.id, attempts: 2 }]);
  });

  it('releases everything in its old order at the start', async () => {
    const inbox = await inboxWith('x:1', 'x:2', 'x:3');
    inbox.receive(2, 24 * 3_600_000, NOON);
    inbox.releaseAll();
    expect(messageIds(inbox.receive(10, HIDDEN, NOON))).toEqual(['x:1', 'x:2', 'x:3']);
  });
});

describe('dead letters', () => {
  const failed = async (times: number, ...ids: string[]): Promise<LocalInbox> => {
    const inbox = await inboxWith(...ids);
    for (let time = 1; time <= times; time += 1) {
      for (const { id } of inbox.receive(10, HIDDEN, NOON)) inbox.fail(id, `reason ${time}`, NOON + time, 0);
    }
    return inbox;
  };

  it.each([
    ['one failure less than allowed', MAX_ATTEMPTS - 1, { waiting: 1, deadLetters: 0 }],
    ['the last failure allowed', MAX_ATTEMPTS, { waiting: 0, deadLetters: 1 }],
  ])('after %s', async (_name, failures, depth) => {
    const inbox = await failed(failures, 'x:1');
    expect(await inbox.depth()).toEqual(depth);
  });

  it('keep the body, the last reason and the time', async () => {
    const inbox = await failed(MAX_ATTEMPTS, 'x:1', 'x:2');
    const letters = inbox.deadLetters(1);
    expect(messageIds(letters)).toEqual(['x:1']);
    expect(letters).toMatchObject([
      { reason: `reason ${MAX_ATTEMPTS}`, attempts: MAX_ATTEMPTS, diedAt: NOON + MAX_ATTEMPTS, group: 'harbour-coffee' },
    ]);
    expect(inbox.deadLetters(10)).toHaveLength(2);
  });

  it('take in a row that ended every reader that took it, with a reason saying so', async () => {
    const inbox = await inboxWith('x:1');
    takeSilently(inbox, MAX_ATTEMPTS);
    expect(await inbox.depth()).toEqual({ waiting: 1, deadLetters: 0 });
    expect(inbox.receive(10, HIDDEN, NOON)).toEqual([]);
    expect(inbox.deadLetters(10)).toMatchObject([{ reason: expect.stringContaining('never finished'), attempts: MAX_ATTEMPTS }]);
  });

  it('do not take in the innocent neighbours of such a row', async () => {
    const inbox = await inboxWith('x:1', 'x:poison', 'x:3');
    const read: string[] = [];
    for (let start = 0; start < 20; start += 1) {
      const rows = inbox.receive(10, HIDDEN, NOON);
      if (messageIds(rows).includes('x:poison')) inbox.releaseAll();
      else {
        read.push(...messageIds(rows));
        inbox.delete(rows.map(({ id }) => id));
      }
    }
    expect(messageIds(inbox.deadLetters(10))).toEqual(['x:poison']);
    expect(read).toEqual(['x:1', 'x:3']);
  });

  it('do not take in a row whose failures were reported in between', async () => {
    const inbox = await inboxWith('x:1', 'x:2');
    takeSilently(inbox, 1);
    for (const { id } of inbox.receive(10, HIDDEN, NOON)) inbox.fail(id, 'busy', NOON, 0);
    expect(inbox.receive(10, HIDDEN, NOON)).toHaveLength(2);
  });

  it('go back to their places by redrive, as if never tried', async () => {
    const inbox = await failed(MAX_ATTEMPTS, 'x:1', 'x:2');
    await inbox.send([anItem({ id: 'x:3' })]);
    expect(inbox.redrive()).toBe(2);
    expect(await inbox.depth()).toEqual({ waiting: 3, deadLetters: 0 });
    const rows = inbox.receive(10, HIDDEN, NOON);
    expect(messageIds(rows)).toEqual(['x:1', 'x:2', 'x:3']);
    expect(rows.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  it('go back one by one where their ids are given; an unknown id is nothing', async () => {
    const inbox = await failed(MAX_ATTEMPTS, 'x:1', 'x:2');
    const [, second] = inbox.deadLetters(10);
    expect(inbox.redrive([second?.id ?? '', '999', 'nonsense'])).toBe(1);
    expect(messageIds(inbox.receive(10, HIDDEN, NOON))).toEqual(['x:2']);
    expect(messageIds(inbox.deadLetters(10))).toEqual(['x:1']);
  });
});

describe('sending', () => {
  it('writes what is sent in one turn in one transaction, in the order of the calls', async () => {
    const dir = freshDataDir();
    const inbox = openInbox(dir);
    const onlooker = openDatabase(join(dir, 'inbox.db'), INBOX_MIGRATIONS);
    const seen: unknown[] = [];
    const look = () => seen.push(Object.values(onlooker.prepare('SELECT waiting FROM depth').get() ?? {})[0]);
    const ids = Array.from({ length: 50 }, (_, index) => `x:${index}`);
    await Promise.all(ids.map((id) => inbox.send([anItem({ id })]).then(look)));
    expect(new Set(seen)).toEqual(new Set([50]));
    expect(messageIds(inbox.receive(100, HIDDEN, NOON))).toEqual(ids);
  });

  it('writes what waits before it closes', async () => {
    const dir = freshDataDir();
    const inbox = openInbox(dir);
    const sent = inbox.send([anItem()]);
    inbox.close();
    await sent;
    expect((await openInbox(dir).depth()).waiting).toBe(1);
  });

  it('rejects when nothing can be written, so that the sender delivers again', async () => {
    const inbox = openInbox(freshDataDir());
    inbox.close();
    await expect(inbox.send([anItem()])).rejects.toThrow(/not open/);
  });
});
