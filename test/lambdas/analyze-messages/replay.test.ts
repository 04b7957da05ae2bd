import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../../core/event.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import {
  anAnalysis,
  aTouchyBrand,
  complaints,
  NOON,
  praises,
  RECEIVED,
  recordingAlerts,
  replayed,
  said,
  sealed,
  type Everything,
} from './an-analysis.ts';
import { Mortality } from './mortal.ts';

const newDir = freshDataDirs();

/** Three days with a crisis each, the last one of loud people, and quiet between. */
const DAYS: readonly PlatformEvent[] = [
  ...praises(20, NOON - 2 * HOUR),
  ...complaints(40, NOON),
  ...praises(40, NOON + 70 * MINUTE, 'x:calm'),
  ...complaints(12, NOON + DAY, 'x:second'),
  said('x:sorry', { direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' }, text: 'Sorry', sentAt: NOON + DAY + 20 * MINUTE }),
  ...praises(30, NOON + DAY + HOUR, 'x:calmer'),
  ...Array.from({ length: 45 }, (_nothing, index) =>
    said(`x:loud-${index}`, {
      text: 'bad, as all my followers should know',
      author: { id: `star ${index}`, followers: 1_000_000 * (50 - index), role: 'customer' },
      sentAt: NOON + 3 * DAY + index * 25 * MINUTE,
    }),
  ),
];

const sentAt = (event: PlatformEvent): Time => ('message' in event ? event.message.sentAt : 0);
const inOrder = DAYS.toSorted((a, b) => sentAt(a) - sentAt(b));
const END = sealed(NOON + 6 * DAY);

/** The export after some batches, each of which may end in a watermark. */
async function exported(batches: readonly (readonly PlatformEvent[])[]): Promise<string> {
  const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED } });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  for (const batch of batches) expect((await analysis.analyze(batch.map((event) => replayed(event)))).batchItemFailures).toEqual([]);
  const text = await analysis.export('harbour');
  analysis.store.close();
  return text;
}

/** In order, with a watermark after every so many. */
const withWatermarks = (every: number): PlatformEvent[][] => {
  const cuts = Array.from({ length: Math.ceil(inOrder.length / every) }, (_nothing, index) => inOrder.slice(index * every, (index + 1) * every));
  return [...cuts.map((cut) => [...cut, sealed(sentAt(cut.at(-1) ?? END))]), [END]];
};

describe('a replay', () => {
  it('with many watermarks raises the same incidents as a shuffled one with a watermark at its end', async () => {
    const atOnce = await exported([[...inOrder, END]]);
    expect(atOnce.match(/"type":"incident"/g)?.length).toBeGreaterThanOrEqual(3);
    for (const every of [1, 7, 30]) expect(await exported(withWatermarks(every)), `a watermark every ${every}`).toBe(atOnce);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...DAYS], { minLength: DAYS.length }), async (shuffled) => {
        expect(await exported([shuffled, [END]])).toBe(atOnce);
      }),
      { numRuns: 5 },
    );
  });

  it('that is heard again changes nothing and sends nothing', async () => {
    const alerts = recordingAlerts();
    const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED }, alerts });
    await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
    const items = [...inOrder, END].map((event) => replayed(event));
    await analysis.analyze(items);
    const [once, sent] = [await analysis.export('harbour'), alerts.published.length];
    await analysis.analyze(items.map((item) => ({ ...item, replay: 'another replay' })));
    expect([await analysis.export('harbour'), alerts.published.length]).toEqual([once, sent]);
  });

  it('takes no watermark that lies in the future of its receiving', async () => {
    const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED } });
    await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
    await analysis.analyze([...praises(2, NOON), sealed(RECEIVED + 1_000 * DAY)].map((event) => replayed(event)));
    expect((await analysis.store.watches.load('harbour'))?.value.assessedTo).toBe(RECEIVED);
  });

  it('steps over silent years: they cost few calls', async () => {
    const years = NOON + 730 * DAY;
    const mortality = new Mortality(Infinity);
    const counting = (ports: Everything): Everything => ({
      ...ports,
      pulses: mortality.over(ports.pulses),
      watches: mortality.over(ports.watches),
      incidents: mortality.over(ports.incidents),
      messages: mortality.over(ports.messages),
    });
    const analysis = anAnalysis(newDir(), { clock: { now: years + DAY }, around: counting });
    await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
    const events = [...complaints(6, NOON), ...praises(2, years), sealed(years + HOUR)];
    await analysis.analyze(events.map((event) => replayed(event, years + DAY)));
    expect(await analysis.store.incidents.list('harbour', { limit: 10 })).toMatchObject([{ state: 'open' }]);
    expect(mortality.calls).toBeLessThan(100);
  });
});
