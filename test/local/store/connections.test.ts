import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { openInbox, openStore } from '../../../local/store/open-store.ts';
import { aBrand, anItem, aRecord, never, NOON } from '../../contracts/builders.ts';
import { freshDataDirs } from './data-dir.ts';
import { LIKES, likeOften } from './like-often.ts';

/** Linux lists every lock with its process and file. */
const LOCKS = '/proc/locks';

const freshDataDir = freshDataDirs();
const scriptAt = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

describe('two connections to one store', () => {
  it('see at once what the other has saved', async () => {
    const dir = freshDataDir();
    const [http, analysis] = [openStore(dir), openStore(dir)];
    expect(await analysis.brands.ofAccount('x', 'coffee')).toBeUndefined();
    await http.brands.save(never(aBrand('harbour', 'coffee')));
    expect(await analysis.brands.ofAccount('x', 'coffee')).toBe('harbour');
    await analysis.messages.save('harbour', [never(aRecord())]);
    expect(http.counts().messages).toBe(1);
  });

  it('refuse the save of the one that read before the other wrote', async () => {
    const dir = freshDataDir();
    const [http, analysis] = [openStore(dir), openStore(dir)];
    await http.messages.save('harbour', [never(aRecord())]);
    expect(await analysis.messages.save('harbour', [never(aRecord())])).toEqual(['x:1']);
  });

  it('lose no save when two threads write, and open, at the same time', async () => {
    const dir = freshDataDir();
    const others = [1, 2].map(() => once(new Worker(scriptAt('./save-in-a-thread.ts'), { workerData: dir }), 'exit'));
    const store = openStore(dir);
    await likeOften(store.messages);
    expect(await Promise.all(others)).toEqual([[0], [0]]);
    const found = (await store.messages.load('harbour', ['x:1'])).get('x:1');
    expect(found).toMatchObject({ value: { engagement: { likes: 3 * LIKES } }, version: 3 * LIKES });
  });

  it('share one inbox: what one sends, the other receives, and none receives twice', async () => {
    const dir = freshDataDir();
    const [http, analysis] = [openInbox(dir), openInbox(dir)];
    await http.send([anItem()]);
    expect(analysis.receive(10, 1_000, NOON)).toHaveLength(1);
    expect(http.receive(10, 1_000, NOON)).toEqual([]);
  });
});

describe.skipIf(!existsSync(LOCKS))('the locks of the process, as this system lists them', () => {
  it('tell other programs that the database is in use, also after a second connection of ours was opened', () => {
    const dir = freshDataDir();
    const [http, analysis] = [openStore(dir), openStore(dir)];
    expect(http.counts()).toEqual(analysis.counts());
    const file = `:${statSync(join(dir, 'store.db')).ino} `;
    const ours = readFileSync(LOCKS, 'utf8')
      .split('\n')
      .filter((line) => line.includes(` ${process.pid} `) && line.includes(file));
    expect(ours).not.toEqual([]);
  });
});

describe('a program that was killed', () => {
  it('leaves everything behind that it had acknowledged', async () => {
    const dir = freshDataDir();
    const program = spawn(process.execPath, [scriptAt('./send-and-wait.ts'), dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(program.stdout, 'data');
    expect(String(said)).toBe('durable\n');
    program.kill('SIGKILL');
    await once(program, 'exit');
    const inbox = openInbox(dir);
    inbox.releaseAll();
    expect(inbox.receive(10, 1_000, NOON)).toHaveLength(2);
    expect(openStore(dir).counts().messages).toBe(1);
  });
});
