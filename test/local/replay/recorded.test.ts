import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aRunningGroundswell, exportOf, healthOf, type Running } from '../a-process.ts';
import { freshDataDirs } from '../store/data-dir.ts';

/**
 * Real conversations are nobody's to publish, so they lie outside the project: in the folder that GROUNDSWELL_DATA names, or in
 * `../shared/data` beside the checkout.
 */
const FOLDER = process.env['GROUNDSWELL_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const FILE = join(FOLDER, 'care-conversations.jsonl');
const isThere = existsSync(FILE);
if (!isThere) console.warn('skipped: no care-conversations.jsonl in GROUNDSWELL_DATA or ../shared/data, so no recorded conversations are replayed');

const freshDir = freshDataDirs();
const running = new Set<Running>();
afterEach(async () => {
  await Promise.all([...running].map((one) => one.kill('SIGKILL')));
  running.clear();
});

describe('recorded conversations of two years and many accounts', () => {
  it.skipIf(!isThere)('are stored once each, none of them in the dead letters', async () => {
    const ids = readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): string => JSON.parse(line).id);
    const instance = await aRunningGroundswell(join(freshDir(), 'data'), ['--replay', FILE]);
    running.add(instance);
    expect(await instance.line(/^replayed /)).toMatch(new RegExp(`^replayed ${ids.length} messages, `));
    expect(await healthOf(instance)).toMatchObject({ messages: new Set(ids).size, inbox: { waiting: 0, deadLetters: 0 } });
    expect((await storedIds(instance)).toSorted()).toEqual([...new Set(ids)].toSorted());
  });
});

const Brands = z.object({ items: z.array(z.object({ brand: z.string() })) });

/** The ids of all messages of all brands. */
async function storedIds(instance: Running): Promise<string[]> {
  const { items } = Brands.parse(await (await fetch(`${instance.url}/brands`)).json());
  const exports = await Promise.all(items.map(({ brand }) => exportOf(instance, brand)));
  return exports.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('{"type":"message"'))
      .map((line): string => JSON.parse(line).data.id),
  );
}
