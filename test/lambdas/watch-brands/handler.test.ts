import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import {
  anAnalysis,
  aTouchyBrand,
  complaints,
  live,
  NOON,
  praises,
  recordingAlerts,
  recordingNotices,
  replayed,
  said,
  sealed,
  type Everything,
  type Settings,
} from '../analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();

async function described(settings: Settings = {}) {
  const clock = { now: NOON };
  const alerts = recordingAlerts();
  const analysis = anAnalysis(newDir(), { clock, alerts, ...settings });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'), aTouchyBrand('island', 'island-tea'));
  /** The sweep of every minute, until so many have passed. */
  const minutesPass = async (minutes: number): Promise<void> => {
    for (const end = clock.now + minutes * MINUTE; clock.now < end; clock.now += MINUTE) await analysis.sweep();
  };
  return { ...analysis, clock, alerts, minutesPass, steps: () => alerts.published.flatMap(({ steps }) => steps) };
}
type Described = Awaited<ReturnType<typeof described>>;

const heard = (analysis: Described, events: ReturnType<typeof complaints>) => analysis.analyze(events.map((event) => live(event)));
const incidentsOf = ({ store }: Described) => store.incidents.list('harbour', { limit: 10 });

/** Half an hour in which people go on complaining. */
async function complainedHalfAnHour(analysis: Described): Promise<void> {
  for (let batch = 0; batch < 6; batch += 1) {
    await heard(analysis, complaints(5, analysis.clock.now - 3 * MINUTE, `x:batch-${batch}`));
    await analysis.minutesPass(5);
  }
}

describe('the sweep', () => {
  it('reminds while the matter goes on and nobody has answered, each time once', async () => {
    const analysis = await described();
    await complainedHalfAnHour(analysis);
    await analysis.minutesPass(20);
    const steps = analysis.steps();
    expect(steps[0]).toBe('opened');
    expect(steps).toContain('reminder-1');
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('calls the second contact when nobody has acknowledged, though all have gone quiet', async () => {
    const analysis = await described();
    const { version = 0, value } = (await analysis.store.brands.load('harbour')) ?? {};
    const alerts = { escalateTo: ['second@harbour.example'], escalateAfterMinutes: 120 };
    await analysis.store.brands.save({ value: BrandDocument.parse({ ...value, alerts }), version });
    await heard(analysis, complaints(5, NOON - 3 * MINUTE));
    await analysis.minutesPass(119);
    expect(analysis.steps()).not.toContain('second-contact');
    await analysis.minutesPass(180);
    expect(analysis.steps().filter((step) => step === 'second-contact')).toHaveLength(1);
  });

  it('sees quiet: when the window has passed it stops looking, and silence alone resolves nothing', async () => {
    const analysis = await described();
    await heard(analysis, complaints(5, NOON - 3 * MINUTE));
    await analysis.minutesPass(180);
    const told = analysis.steps().length;
    await analysis.minutesPass(600);
    expect(await incidentsOf(analysis)).toMatchObject([{ state: 'open' }]);
    expect(analysis.steps()).toHaveLength(told);
    expect(await analysis.store.watches.due(analysis.clock.now)).toEqual([]);
  });

  it('resolves on recovery, without another message after it, and says so', async () => {
    const analysis = await described();
    await heard(analysis, complaints(5, NOON - 3 * MINUTE));
    await analysis.minutesPass(40);
    await heard(analysis, praises(12, analysis.clock.now - 12 * MINUTE));
    expect(await incidentsOf(analysis)).toMatchObject([{ state: 'open' }]);
    await analysis.minutesPass(60);
    expect(await incidentsOf(analysis)).toMatchObject([{ state: 'resolved', recoveredAt: expect.any(Number) }]);
    expect(analysis.steps().at(-1)).toBe('resolved');
  });

  it('notes the brand’s first public statement', async () => {
    const analysis = await described();
    await heard(analysis, complaints(5, NOON - 3 * MINUTE));
    await analysis.minutesPass(10);
    const statement = said('x:sorry', {
      direction: 'outbound',
      author: { id: 'harbour-coffee', role: 'agent' },
      text: 'Sorry',
      sentAt: analysis.clock.now,
    });
    await heard(analysis, [statement]);
    await analysis.minutesPass(2);
    expect(await incidentsOf(analysis)).toMatchObject([{ answeredAt: NOON + 10 * MINUTE }]);
  });

  it('visits only brands that are due', async () => {
    const looks: string[] = [];
    const counting = (ports: Everything): Everything => ({
      ...ports,
      watches: {
        ...ports.watches,
        lease: async (brand, ...rest) => {
          looks.push(brand);
          return ports.watches.lease(brand, ...rest);
        },
      },
    });
    const analysis = await described({ around: counting });
    await heard(analysis, praises(2, NOON - 3 * MINUTE));
    looks.length = 0;
    await analysis.minutesPass(24 * 60);
    expect(new Set(looks)).toEqual(new Set(['harbour']));
    expect(looks.length).toBeLessThan(75);
  });

  it('looks at the other brands when one makes trouble, says which and why, and fails at its end', async () => {
    const breaking = (ports: Everything): Everything => ({
      ...ports,
      incidents: {
        ...ports.incidents,
        newest: async (brand, limit) => {
          if (brand === 'harbour') throw new RangeError('a broken row');
          return ports.incidents.newest(brand, limit);
        },
      },
    });
    const dir = newDir();
    const clock = { now: NOON };
    const healthy = anAnalysis(dir, { clock });
    await healthy.describe(aTouchyBrand('harbour', 'harbour-coffee'), aTouchyBrand('island', 'island-tea'));
    await healthy.analyze([
      live(said('x:1', { text: 'good', sentAt: NOON - 1_000 }), NOON),
      live(said('x:2', { text: 'good', account: 'island-tea', sentAt: NOON - 1_000 }), NOON),
    ]);
    clock.now += HOUR;
    const analysis = anAnalysis(dir, { clock, around: breaking });
    await expect(analysis.sweep()).rejects.toThrow('harbour');
    expect(analysis.log.lines).toMatchObject([
      { level: 'error', facts: { brand: 'harbour', reason: 'RangeError: a broken row' } },
      { event: 'brands swept', facts: { due: 2, failed: 1 } },
    ]);
    expect((await analysis.store.watches.load('island'))?.value.assessedTo).toBe(clock.now);
  });

  it('sends what a dead sender left behind, and what was gathered', async () => {
    const analysis = await described();
    analysis.alerts.failed = [{ destination: 'ops@harbour.example', reason: 'refused' }];
    await heard(analysis, complaints(5, NOON - 3 * MINUTE));
    expect(analysis.steps()).toEqual(['opened']);
    analysis.alerts.failed = [];
    await analysis.minutesPass(5);
    expect(analysis.steps()).toEqual(['opened', 'opened']);
    expect(new Set(analysis.alerts.published.map(({ id }) => id)).size).toBe(1);
  });
});

describe('the digest', () => {
  const EIGHT = NOON - 4 * HOUR;

  async function aMorning() {
    const notices = recordingNotices();
    const analysis = await described({ notices });
    analysis.clock.now = EIGHT - 2 * HOUR;
    await analysis.analyze(praises(3, EIGHT - 2 * HOUR - 10 * MINUTE).map((event) => live(event)));
    analysis.clock.now = EIGHT - 2 * MINUTE;
    return { ...analysis, notices };
  }

  it('is sent once a day at its time, to the brands that somebody wrote about', async () => {
    const { notices, minutesPass, clock } = await aMorning();
    await minutesPass(1);
    expect(notices.sent).toEqual([]);
    await minutesPass(120);
    expect(notices.sent).toMatchObject([{ kind: 'digest', brand: { brand: 'harbour' }, at: EIGHT }]);
    clock.now = EIGHT + DAY;
    await minutesPass(5);
    expect(notices.sent).toHaveLength(1);
  });

  it('is sent again, each minute, until everybody has had it', async () => {
    const { notices, minutesPass } = await aMorning();
    notices.failed = [{ destination: 'mail:a@harbour.example', reason: 'refused' }];
    await minutesPass(5);
    notices.failed = [];
    await minutesPass(5);
    expect(notices.sent).toHaveLength(4);
    expect(new Set(notices.sent.map(({ id }) => id)).size).toBe(1);
  });

  it('is never sent of a replay', async () => {
    const notices = recordingNotices();
    const analysis = await described({ notices });
    await analysis.analyze(praises(3, EIGHT - HOUR).map((event) => replayed(event)));
    await analysis.analyze([replayed(sealed(EIGHT))]);
    analysis.clock.now = EIGHT;
    await analysis.minutesPass(3);
    expect(notices.sent).toEqual([]);
  });
});
