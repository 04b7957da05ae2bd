import { describe, expect, it } from 'vitest';
import type { Heard } from '../../core/silence.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import { createHearAccounts } from '../../lambdas/hear-accounts.ts';
import type { Hearing } from '../../lambdas/hearing-ports.ts';
import { NOON } from '../contracts/builders.ts';
import { inMemoryHearing } from '../in-memory-ports.ts';

const HARBOUR = { platform: 'x', account: 'harbour-coffee' };

/** A store that counts what is asked of it, and processes that hear. */
function aStore() {
  const store = inMemoryHearing();
  const seen = { loads: 0, saves: 0, isDown: false };
  const hearing: Hearing = {
    ...store,
    load: async (name) => {
      seen.loads += 1;
      if (seen.isDown) throw new Error('the store is down');
      return store.load(name);
    },
    save: async (remembered) => {
      const saved = await store.save(remembered);
      seen.saves += saved ? 1 : 0;
      return saved;
    },
  };
  const known = async (): Promise<Heard | undefined> => {
    const value = (await store.load({ kind: 'account', ...HARBOUR }))?.value;
    return value?.kind === 'account' ? value : undefined;
  };
  return { seen, known, aProcess: () => createHearAccounts(hearing) };
}

const said = (after: number, count = 1) => [{ ...HARBOUR, at: NOON + after, count }];

describe('an account that is heard', () => {
  it('is noted once in five minutes, however much it says, and with all of it', async () => {
    const { seen, known, aProcess } = aStore();
    const hear = aProcess();
    for (let second = 0; second <= 10 * 60; second += 1) await hear(said(second * SECOND, 50));
    expect(seen).toMatchObject({ loads: 3, saves: 3 });
    expect(await known()).toMatchObject({ lastAt: NOON + 10 * MINUTE, messages: 601 * 50 });
  });

  it('is noted once in five minutes by all processes together, each of which brings along what it heard', async () => {
    const { seen, known, aProcess } = aStore();
    const processes = Array.from({ length: 10 }, aProcess);
    for (let second = 0; second < 600; second += 10) await Promise.all(processes.map((hear) => hear(said(second * SECOND))));
    expect(seen.saves).toBe(2);
    for (const [index, hear] of processes.entries()) await hear(said((10 + 5 * index) * MINUTE));
    expect(await known()).toMatchObject({ messages: expect.closeTo(610, -2) });
  });

  it('is one note, however often a batch names it', async () => {
    const { seen, known, aProcess } = aStore();
    await aProcess()([...said(2), ...said(9), ...said(4)]);
    expect(seen.saves).toBe(1);
    expect(await known()).toMatchObject({ lastAt: NOON + 9, messages: 3 });
  });

  it('while the store is down is noted with what comes next', async () => {
    const { seen, known, aProcess } = aStore();
    const hear = aProcess();
    seen.isDown = true;
    await expect(hear(said(0))).rejects.toThrow('down');
    seen.isDown = false;
    await hear(said(SECOND));
    expect(await known()).toMatchObject({ messages: 2, lastAt: NOON + SECOND });
  });
});
