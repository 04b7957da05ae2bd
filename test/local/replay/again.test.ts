import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSecrets } from '../../../local/secrets.ts';
import { aCrisisDay, seeded, shuffled, writeReplay } from '../a-crisis-day.ts';
import { aProcess, aRunningGroundswell, exportOf, healthOf, type Ending, type Running } from '../a-process.ts';
import { freshDataDirs } from '../store/data-dir.ts';

const freshDir = freshDataDirs();
const running = new Set<Running>();
afterEach(async () => {
  await Promise.all([...running].map((one) => one.kill('SIGKILL')));
  running.clear();
});

const start = async (): Promise<Running> => {
  const instance = await aRunningGroundswell(join(freshDir(), 'data'));
  running.add(instance);
  return instance;
};
const replay = ({ url, data }: Running, file: string, ...args: string[]): Promise<Ending> =>
  aProcess('local/replay-command.ts', [file, '--url', url, '--data', data, ...args]).ended;

const DAY = aCrisisDay(600);

/** All that a brand's export says but incidents, which are raised by what was known at the time. */
const stateOf = async (instance: Running, brand: string): Promise<string[]> =>
  (await exportOf(instance, brand)).split('\n').filter((line) => !line.startsWith('{"type":"incident"'));

describe('the same file, sent again', () => {
  it('twice, shuffled, with duplicates, over 8 connections: the exports are the same byte for byte', async () => {
    const chance = seeded(1);
    const [ordered, mixed] = [join(freshDir(), 'day.jsonl'), join(freshDir(), 'mixed.jsonl')];
    writeReplay(ordered, DAY.messages);
    writeReplay(mixed, shuffled([...DAY.messages, ...shuffled(DAY.messages, chance).slice(0, 200)], chance));
    const [once, twice] = [await start(), await start()];
    expect(await replay(once, ordered)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^replayed 600 messages, 1 incidents$/m) });
    expect(await replay(twice, mixed, '--connections', '8', '--batch', '7')).toMatchObject({ code: 0, stderr: '' });
    expect(await replay(twice, mixed, '--connections', '8', '--batch', '11')).toMatchObject({ code: 0, stderr: '' });
    for (const brand of DAY.brands) expect(await stateOf(twice, brand), brand).toEqual(await stateOf(once, brand));
    expect(await healthOf(twice)).toMatchObject({ messages: 600, inbox: { waiting: 0, deadLetters: 0 } });
  });

  it('in order: it raises nothing anew and writes no second alert', async () => {
    const file = join(freshDir(), 'day.jsonl');
    writeReplay(file, DAY.messages);
    const instance = await start();
    const first = await replay(instance, file);
    const before = await Promise.all(DAY.brands.map((brand) => exportOf(instance, brand)));
    const second = await replay(instance, file);
    expect(await Promise.all(DAY.brands.map((brand) => exportOf(instance, brand)))).toEqual(before);
    expect(second.stdout).toContain('replayed 600 messages, 1 incidents');
    expect(first.code).toBe(0);
  });

  it('in part: what the rest of it raised is not told as raised by this part', async () => {
    const [whole, part] = [join(freshDir(), 'day.jsonl'), join(freshDir(), 'part.jsonl')];
    writeReplay(whole, DAY.messages);
    writeReplay(part, DAY.messages.slice(0, 20));
    const instance = await start();
    await replay(instance, whole);
    expect((await replay(instance, part)).stdout).toMatch(/Nothing was raised[^]*^replayed 20 messages, 0 incidents$/m);
  });
});

describe('npm run replay', () => {
  it.each([
    ['without a file', [], 'One file is expected.'],
    ['with two files', ['a', 'b'], 'One file is expected.'],
    ['with a URL that is none', ['a', '--url', 'here'], '--url takes a URL, not "here".'],
    ['with too many connections', ['a', '--connections', '65'], '--connections takes a whole number from 1 to 64, not "65".'],
    ['with an empty batch', ['a', '--batch', '0'], '--batch takes a whole number from 1 to 1000, not "0".'],
    ['with an unknown flag', ['a', '--fast'], '--fast'],
    ['without secrets', ['a', '--data', 'nowhere'], /The secrets file nowhere.secrets\.json cannot be read/],
  ])('%s says one sentence and ends with code 1', async (_name, args, words) => {
    const data = await aSecretsFolder();
    const { code, stderr } = await aProcess('local/replay-command.ts', args.includes('--data') ? args : [...args, '--data', data]).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n +at /);
  });

  it('says one sentence when nothing listens there', async () => {
    const file = join(freshDir(), 'day.jsonl');
    writeReplay(file, DAY.messages.slice(0, 3));
    const args = [file, '--url', 'http://127.0.0.1:1', '--data', await aSecretsFolder()];
    const { code, stderr } = await aProcess('local/replay-command.ts', args).ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Nothing answers at http://127.0.0.1:1. Is it running there?\n' });
  });
});

/** A data folder that has its secrets, as after a first start. */
const aSecretsFolder = async (): Promise<string> => {
  const data = freshDir();
  await createSecrets(join(data, 'secrets.json'));
  return data;
};
