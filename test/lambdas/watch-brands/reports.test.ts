import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import {
  anAnalysis,
  aTouchyBrand,
  live,
  NOON,
  praises,
  recordingNotices,
  replayed,
  said,
  sealed,
  type Everything,
  type Settings,
} from '../analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();

/** Eight o'clock on a Monday, and what two brands were told the day before. Only the first wants reports. */
const EIGHT = NOON - 4 * HOUR;
const YESTERDAY = EIGHT - 20 * HOUR;

async function aMonday(reports: object = {}, settings: Settings = {}) {
  const [clock, notices] = [{ now: YESTERDAY }, recordingNotices()];
  const analysis = anAnalysis(newDir(), { clock, notices, ...settings });
  const harbour = { ...aTouchyBrand('harbour', 'harbour-coffee'), reports: { emails: ['ada@harbour.example'], ...reports } };
  await analysis.describe(BrandDocument.parse(harbour), aTouchyBrand('island', 'island-tea'));
  const minutesPass = async (minutes: number): Promise<void> => {
    for (const end = clock.now + minutes * MINUTE; clock.now < end; clock.now += MINUTE) await analysis.sweep();
  };
  const mailed = (): string[] => notices.mailed.map(({ letter }) => letter.id);
  return { ...analysis, clock, notices, minutesPass, mailed };
}

describe('the reports of a brand', () => {
  it('are mailed at their time, yesterday’s and on a Monday last week’s, once each', async () => {
    const { analyze, clock, notices, minutesPass, mailed } = await aMonday();
    await analyze(praises(3, YESTERDAY - 10 * MINUTE).map((event) => live(event, YESTERDAY)));
    clock.now = EIGHT - 2 * MINUTE;
    await minutesPass(2);
    expect(mailed()).toEqual([]);
    await minutesPass(30);
    expect(mailed()).toEqual(['report-day-harbour-2026-03-01', 'report-week-harbour-2026-02-23']);
    expect(notices.mailed[0]).toMatchObject({ emails: ['ada@harbour.example'], letter: { subject: expect.stringContaining('3 messages') } });
  });

  it('are mailed again, each minute, until everybody has had them', async () => {
    const { analyze, clock, notices, minutesPass, mailed } = await aMonday({ weekly: false });
    await analyze(praises(3, YESTERDAY - 10 * MINUTE).map((event) => live(event, YESTERDAY)));
    clock.now = EIGHT;
    notices.failed = [{ destination: 'mail:ada@harbour.example', reason: 'refused' }];
    await minutesPass(3);
    notices.failed = [];
    await minutesPass(5);
    expect(mailed()).toHaveLength(4);
    expect(new Set(mailed()).size).toBe(1);
  });

  it('are none of a day on which nobody wrote', async () => {
    const { analyze, clock, minutesPass, mailed } = await aMonday();
    await analyze(praises(3, YESTERDAY - 10 * MINUTE).map((event) => live(event, YESTERDAY)));
    clock.now = EIGHT + DAY;
    await minutesPass(3);
    expect(mailed()).toEqual([]);
  });

  it('are never mailed of a replay', async () => {
    const { analyze, clock, minutesPass, mailed } = await aMonday();
    await analyze(praises(3, YESTERDAY).map((event) => replayed(event)));
    await analyze([replayed(sealed(EIGHT))]);
    clock.now = EIGHT;
    await minutesPass(3);
    expect(mailed()).toEqual([]);
  });

  it('keep nobody else from theirs when one cannot be made', async () => {
    const breaking = (ports: Everything): Everything => ({
      ...ports,
      conversations: {
        ...ports.conversations,
        page: async (brand, ...rest) => {
          if (brand === 'harbour') throw new RangeError('a broken row');
          return ports.conversations.page(brand, ...rest);
        },
      },
    });
    const { analyze, clock, describe: declare, minutesPass, mailed, log } = await aMonday({ weekly: false }, { around: breaking });
    const meadow = { ...aTouchyBrand('meadow', 'meadow-soap'), reports: { emails: ['ben@meadow.example'], weekly: false } };
    await declare(BrandDocument.parse(meadow));
    await analyze(praises(3, YESTERDAY - 10 * MINUTE).map((event) => live(event, YESTERDAY)));
    await analyze([live(said('x:soap', { text: 'good', account: 'meadow-soap', sentAt: YESTERDAY - MINUTE }), YESTERDAY)]);
    clock.now = EIGHT;
    await minutesPass(1);
    expect(mailed()).toEqual(['report-day-meadow-2026-03-01']);
    const facts = { brand: 'harbour', kind: 'day', reason: 'RangeError: a broken row' };
    expect(log.lines).toContainEqual({ level: 'error', event: 'report not sent', facts });
  });
});
