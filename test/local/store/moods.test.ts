import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNREAD } from '../../../core/sentiment.ts';
import { DAY } from '../../../core/time.ts';
import { STORE_MIGRATIONS } from '../../../local/store/migrations.ts';
import { openStore } from '../../../local/store/open-store.ts';
import { openDatabase } from '../../../local/store/open.ts';
import { NOON } from '../../contracts/builders.ts';
import { describeMoodBudget, describeMoods } from '../../contracts/moods.contract.ts';
import { freshDataDirs } from './data-dir.ts';

const freshDataDir = freshDataDirs();

describeMoods('SQLite', async (now) => {
  const store = openStore(freshDataDir());
  return { port: store.moods(now), close: async () => store.close() };
});

describeMoodBudget('SQLite', async (now) => {
  const store = openStore(freshDataDir());
  return { port: store.moodBudget(100, now), close: async () => store.close() };
});

describe('the moods in SQLite', () => {
  it('come with a step for a store of before, which keeps all else', () => {
    const dir = freshDataDir();
    openDatabase(join(dir, 'store.db'), STORE_MIGRATIONS.slice(0, 3)).close();
    const store = openStore(dir);
    expect(store.counts()).toMatchObject({ messages: 0 });
    store.close();
  });

  it('outlive a restart, and so does what was spent', async () => {
    const dir = freshDataDir();
    const before = openStore(dir);
    await before.moods(() => NOON).keep(new Map([['one', { sentiment: UNREAD }]]));
    await before.moodBudget(100, () => NOON).take(60);
    before.close();
    const after = openStore(dir);
    expect((await after.moods(() => NOON).find(['one'])).size).toBe(1);
    expect((await after.moodBudget(100, () => NOON).take(60)).units).toBe(40);
    after.close();
  });

  it('are deleted once they are forgotten', async () => {
    const dir = freshDataDir();
    const store = openStore(dir);
    await store.moods(() => NOON).keep(new Map([['one', { sentiment: UNREAD }]]));
    await store.moods(() => NOON + 30 * DAY).keep(new Map([['two', { sentiment: UNREAD }]]));
    store.close();
    const db = openDatabase(join(dir, 'store.db'), STORE_MIGRATIONS);
    expect(db.prepare('SELECT hash FROM moods').all()).toEqual([{ hash: 'two' }]);
    db.close();
  });
});
