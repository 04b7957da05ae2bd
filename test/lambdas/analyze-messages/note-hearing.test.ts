import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../core/event.ts';
import { DAY, HOUR, SECOND } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, deleted, live, NOON, replayed, said, type Settings } from './an-analysis.ts';

const newDir = freshDataDirs();

async function described(settings: Settings = {}) {
  const analysis = anAnalysis(newDir(), { clock: { now: NOON + SECOND }, ...settings });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee', { accounts: [...HARBOUR_ACCOUNTS] }));
  const remembered = async () => (await analysis.store.hearing.all()).map(({ value }) => value);
  return { ...analysis, remembered };
}
const HARBOUR_ACCOUNTS = [
  { platform: 'x', account: 'harbour-coffee' },
  { platform: 'youtube', account: 'UC1' },
];

const answeredHandshake = (platform: string, account?: string, until = NOON + DAY): InboxItem => ({
  event: { type: 'handshake.answered', platform, until, ...(account === undefined ? {} : { account }) },
  receivedAt: NOON,
});

describe('an account is heard', () => {
  it.each([
    ['by what comes live', live(said('x:1')), 1],
    ['by a deletion: the channel works', live(deleted('x:1')), 1],
    ['not by a replay', replayed(said('x:1')), 0],
    ['not by what is a day old', live(said('x:1', { sentAt: NOON - DAY }), NOON), 0],
    ['not when no brand names it', live(said('x:1', { account: 'island-tea' })), 0],
  ])('%s', async (_name, item, accounts) => {
    const { analyze, remembered } = await described();
    expect(await analyze([item])).toEqual({ batchItemFailures: [] });
    expect(await remembered()).toHaveLength(accounts);
  });

  it('when its message was received, and by messages that nobody can read the mood of just now', async () => {
    const { analyze, remembered } = await described({
      around: (ports) => ({ ...ports, sentiment: { read: () => Promise.reject(new Error('no moods today')) } }),
    });
    expect((await analyze([live(said('x:1'))])).batchItemFailures).toHaveLength(1);
    expect(await remembered()).toMatchObject([{ kind: 'account', platform: 'x', account: 'harbour-coffee', lastAt: NOON + SECOND }]);
  });

  it('and its message is stored though nobody could take note, which is logged', async () => {
    const { analyze, store, log } = await described({
      around: (ports) => ({ ...ports, hearing: { ...ports.hearing, load: () => Promise.reject(new Error('the store is down')) } }),
    });
    expect(await analyze([live(said('x:1'))])).toEqual({ batchItemFailures: [] });
    expect((await store.messages.load('harbour', ['x:1'])).size).toBe(1);
    expect(log.lines).toContainEqual({ level: 'warn', event: 'hearing not noted', facts: { reason: 'Error: the store is down' } });
  });
});

describe('a handshake that was answered', () => {
  it('is remembered for a whole platform, and the longest holds', async () => {
    const { analyze, remembered } = await described();
    await analyze([answeredHandshake('x'), answeredHandshake('x', undefined, NOON + HOUR), live(said('x:1'))]);
    expect(await remembered()).toContainEqual({ kind: 'handshake', platform: 'x', at: NOON, until: NOON + DAY });
  });

  it.each([
    ['that a brand names is remembered', 'UC1', 1],
    ['of nobody here is not', 'UC-of-somebody', 0],
  ])('for an account %s', async (_name, account, count) => {
    const { analyze, remembered } = await described();
    expect(await analyze([answeredHandshake('youtube', account)])).toEqual({ batchItemFailures: [] });
    expect(await remembered()).toHaveLength(count);
  });
});
