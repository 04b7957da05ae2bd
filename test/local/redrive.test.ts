import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { InboxItem } from '../../core/event.ts';
import { MAX_ATTEMPTS } from '../../local/store/inbox.ts';
import { openInbox } from '../../local/store/open-store.ts';
import { aMessage } from './a-message.ts';
import { analysed, aProcess, aRunningGroundswell, exportOf, healthOf, type Ending, type Running } from './a-process.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDir = freshDataDirs();
const running = new Set<Running>();
afterEach(async () => {
  await Promise.all([...running].map((one) => one.kill('SIGKILL')));
  running.clear();
});

const redrive = (...args: string[]): Promise<Ending> => aProcess('local/redrive-command.ts', args).ended;

/** A data folder whose inbox has given up some messages. */
const withDeadLetters = async (...ids: string[]): Promise<string> => {
  const data = freshDir();
  const inbox = openInbox(data);
  await inbox.send(
    ids.map((id) => InboxItem.parse({ event: { type: 'message.created', message: aMessage({ id }) }, receivedAt: '2026-03-02T10:00:00.000Z' })),
  );
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    for (const { id } of inbox.receive(ids.length, 0, attempt)) inbox.fail(id, 'Error: the engine was out', attempt, attempt);
  }
  inbox.close();
  return data;
};

describe('npm run redrive', () => {
  it('--list shows ids, times and reasons, and no word of a customer', async () => {
    const { code, stdout } = await redrive('--data', await withDeadLetters('x:1'), '--list');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `1\t2026-03-02T10:00:00.000Z\t${MAX_ATTEMPTS} attempts\tError: the engine was out\n` });
  });

  it('puts them back into the inbox of a running instance, which analyses them', async () => {
    const instance = await aRunningGroundswell(await withDeadLetters('x:1', 'x:2'));
    running.add(instance);
    expect((await healthOf(instance)).inbox).toEqual({ waiting: 0, deadLetters: 2 });
    expect(await redrive('--data', instance.data)).toMatchObject({ code: 0, stdout: '2 dead letters are back in the inbox.\n' });
    expect(await analysed(instance)).toMatchObject({ messages: 2, inbox: { waiting: 0, deadLetters: 0 } });
    expect(await exportOf(instance, 'unassigned')).toContain('"id":"x:2"');
    expect(await redrive('--data', instance.data, '--list')).toMatchObject({ stdout: 'There are no dead letters.\n' });
  });

  it('puts back only those that are named', async () => {
    const data = await withDeadLetters('x:1', 'x:2');
    expect(await redrive('--data', data, '2', '99', 'none')).toMatchObject({ code: 0, stdout: '1 dead letter is back in the inbox.\n' });
    expect((await redrive('--data', data, '--list')).stdout).toMatch(/^1\t/);
  });

  it.each([
    ['where there is no inbox', ['--data', 'nowhere'], 'There is no inbox in nowhere.'],
    ['at an unknown flag', ['--all'], '--all'],
  ])('says one sentence %s', async (_name, args, words) => {
    const { code, stderr } = await redrive(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n +at /);
  });

  it('says one sentence when the inbox is damaged', async () => {
    const data = freshDir();
    writeFileSync(join(data, 'inbox.db'), 'no database '.repeat(1_000));
    const { code, stderr } = await redrive('--data', data, '--list');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('inbox.db is damaged') });
  });
});
