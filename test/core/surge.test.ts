import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnStep, newSurge, skipSteps, SURGE_STEP, type SurgeReading, type SurgeState } from '../../core/surge.ts';
import { DAY, HOUR } from '../../core/time.ts';
import { createRandom, type Random } from '../../local/sample/random.ts';

const STEPS_A_DAY = DAY / SURGE_STEP;
const STEPS_AN_HOUR = HOUR / SURGE_STEP;

/** Learns counts one after the other; what is said of each. */
function hear(counts: readonly number[], from: SurgeState = newSurge()): { state: SurgeState; readings: SurgeReading[] } {
  let state = from;
  const readings = counts.map((count) => {
    const learned = learnStep(state, count);
    state = learned.state;
    return learned.reading;
  });
  return { state, readings };
}

/** The places of the alarms. */
const alarmsOf = (counts: readonly number[]): number[] => hear(counts).readings.flatMap(({ alarm }, index) => (alarm ? [index] : []));

/** Counts by chance alone around a rate that may depend on the step. */
function chance(length: number, rate: (step: number) => number, seed = 1): number[] {
  const random = createRandom(seed);
  return Array.from({ length }, (_, step) => poisson(rate(step), random));
}

/** By counting arrivals while few are due, and by the normal law where that would take long. */
function poisson(rate: number, random: Random): number {
  if (rate > 100) {
    const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    return Math.max(0, Math.round(rate + Math.sqrt(rate) * normal));
  }
  let count = -1;
  for (let left = 1; left > Math.exp(-rate); left *= random.next()) count += 1;
  return Math.max(0, count);
}

const always = (count: number, length: number): number[] => Array.from({ length }, () => count);
/** Twelve times as loud at the loudest hour as at the quietest. */
const dayAndNight = (step: number): number => 1 + 0.85 * Math.sin((2 * Math.PI * step) / STEPS_A_DAY);
const workWeek = (step: number): number => (Math.floor(step / STEPS_A_DAY) % 7 < 5 ? 1 : 0.3);

describe('what raises no alarm', () => {
  it.each([
    ['all zeros', always(0, 4_000)],
    ['a constant series', always(7, 4_000)],
    ['a constant large one', always(10_000, 4_000)],
    ['three messages at once about a quiet brand', [...always(0, 2_000), 3, ...always(0, 300)]],
    ['three messages at once on the first day', [...always(0, 100), 3, ...always(0, 300)]],
    ['five messages a day', chance(30 * STEPS_A_DAY, () => 5 / STEPS_A_DAY)],
    ['negative messages, mostly none', chance(14 * STEPS_A_DAY, () => 0.2)],
    ['two a step by chance', chance(14 * STEPS_A_DAY, () => 2)],
    ['ten thousand a step by chance', chance(14 * STEPS_A_DAY, () => 10_000)],
  ])('%s', (_name, counts) => {
    expect(alarmsOf(counts)).toEqual([]);
  });

  it.each([
    ['day and night', dayAndNight],
    ['a working week', workWeek],
    ['both', (step: number): number => dayAndNight(step) * workWeek(step)],
  ])('%s, once the first week was heard', (_name, shape) => {
    for (const rate of [2, 50, 10_000]) {
      const alarms = alarmsOf(chance(28 * STEPS_A_DAY, (step) => rate * shape(step)));
      expect(alarms.filter((step) => step > 7 * STEPS_A_DAY)).toEqual([]);
    }
  });

  it('the first hour, whatever it holds', () => {
    expect(alarmsOf([5, 5, 5, 500, 5_000, 50_000, 5, 5, 5, 5, 5, 5])).toEqual([]);
  });
});

describe('an outbreak of ten times the usual', () => {
  it.each([
    ['after the first hour', STEPS_AN_HOUR + 1],
    ['within the first day', STEPS_A_DAY / 2],
    ['after a day', STEPS_A_DAY],
    ['after a month', 30 * STEPS_A_DAY],
  ])('is heard in its first or second step, %s', (_name, at) => {
    for (const rate of [3, 30, 600, 10_000]) {
      const [alarm] = alarmsOf(chance(at + 6, (step) => (step < at ? rate : 10 * rate)));
      expect([at, at + 1]).toContain(alarm);
    }
  });

  it('is heard at the loudest hour of a brand with days and nights', () => {
    const at = 20.25 * STEPS_A_DAY;
    const alarms = alarmsOf(chance(at + 6, (step) => 50 * dayAndNight(step) * (step < at ? 1 : 10)));
    expect([at, at + 1]).toContain(alarms.find((step) => step >= at));
  });

  it('is told with the usual and how many times that is', () => {
    const { reading } = learnStep(hear(always(20, 2_000)).state, 200);
    expect(reading).toMatchObject({ alarm: true, usual: expect.closeTo(20, 6), times: expect.closeTo(10, 6) });
    expect(reading.score).toBeGreaterThan(0.5);
  });

  it('is heard about a brand that is hardly spoken about', () => {
    expect(alarmsOf([...always(0, 3_000), 6, 9])).toEqual([3_000]);
  });
});

describe('the handful', () => {
  it.each([
    ['just below', 4, false],
    ['at', 5, true],
    ['just above', 6, true],
  ])('%s it, twice, about a brand that nobody spoke of', (_name, count, alarms) => {
    expect(alarmsOf([...always(0, 2_000), count, count]).length > 0).toBe(alarms);
  });
});

describe('the cool-down', () => {
  const calm = hear(chance(10 * STEPS_A_DAY, () => 20)).state;
  /** One hour of a crisis, and a second one after so many steps. */
  const twice = (second: number, after: number): number[] =>
    hear([...always(200, 12), ...always(20, after - 12), ...always(second, 12)], calm).readings.flatMap(({ alarm }, step) => (alarm ? [step] : []));

  it.each([
    ['one as strong, twelve hours later', 200, 144, false],
    ['one much stronger, while the first may still be growing', 4_000, 40, false],
    ['one much stronger, twelve hours later', 4_000, 144, true],
  ])('%s', (_name, second, after, alarms) => {
    const [first, another] = twice(second, after);
    expect(first).toBe(0);
    expect(another !== undefined && another >= after).toBe(alarms);
  });

  it('keeps a crisis that grows for hours at one alarm', () => {
    const growing = Array.from({ length: 60 }, (_, step) => 100 + 20 * step);
    expect(hear(growing, calm).readings.filter(({ alarm }) => alarm)).toHaveLength(1);
  });

  it.each([
    ['a step before its end', 359, false],
    ['at its end', 360, true],
    ['a step after it', 361, true],
  ])('%s', (_name, step, alarms) => {
    const alarmed: SurgeState = { ...calm, sum: 0, record: 0, rest: 360, peak: 100 };
    const { state } = hear(always(20, step - 1), alarmed);
    expect(learnStep({ ...state, peak: 1e9 }, 400).reading.alarm).toBe(alarms);
  });
});

describe('what a brand lives with', () => {
  /** Half an hour of three times the usual, each evening. */
  const evening = (step: number): number => (step % STEPS_A_DAY >= 200 && step % STEPS_A_DAY < 206 ? 60 : 20);

  it('is an alarm at most every other time', () => {
    const alarms = alarmsOf(chance(60 * STEPS_A_DAY, evening)).filter((step) => step > 20 * STEPS_A_DAY);
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.length).toBeLessThanOrEqual(20);
  });

  it('does not hide a surge that is much larger', () => {
    const { state } = hear(chance(30 * STEPS_A_DAY, evening));
    expect(hear(always(600, 2), { ...state, rest: 0 }).readings.some(({ alarm }) => alarm)).toBe(true);
  });

  it('is not lifted by a crisis of six hours', () => {
    const before = hear(chance(10 * STEPS_A_DAY, () => 20));
    const after = hear(always(2_000, 72), before.state);
    expect(learnStep(after.state, 20).reading.usual).toBeLessThan(60);
  });

  it('is learned anew when it lasts', () => {
    const { state } = hear(chance(30 * STEPS_A_DAY, (step) => (step < 10 * STEPS_A_DAY ? 20 : 80)));
    const { usual } = learnStep(state, 80).reading;
    expect(usual).toBeGreaterThan(70);
    expect(usual).toBeLessThan(90);
  });
});

const counts = fc.array(fc.oneof(fc.nat(5), fc.nat(500), fc.nat(1_000_000), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })), {
  maxLength: 300,
});
/** Runs of one count, so that the sums grow as far as they can. */
const runs = fc.array(fc.tuple(fc.oneof(fc.nat(10), fc.nat(1_000_000), fc.constant(Number.MAX_VALUE)), fc.integer({ min: 1, max: 400 })), {
  maxLength: 8,
});
const states = fc
  .oneof(
    counts,
    runs.map((all) => all.flatMap(([count, length]) => always(count, length))),
  )
  .map((all) => hear(all).state);

/** Whether two states agree within rounding. */
function expectSame(one: SurgeState, other: SurgeState): void {
  for (const [name, value] of Object.entries(one)) {
    const otherwise = Object.entries(other).find(([key]) => key === name)?.[1] ?? Number.NaN;
    expect(Math.abs(value - otherwise), name).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(value)));
  }
}

describe('the state', () => {
  it('stays finite, at zero or above, and under 300 bytes, for whatever is counted', () => {
    fc.assert(
      fc.property(states, (state) => {
        for (const value of Object.values(state)) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1e8);
        }
        expect(JSON.stringify(state).length).toBeLessThan(300);
      }),
    );
  });

  it('gives readings in range', () => {
    fc.assert(
      fc.property(states, fc.nat(1_000_000), (state, count) => {
        const { score, usual, times, alarm } = learnStep(state, count).reading;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThan(1);
        expect(usual).toBeGreaterThanOrEqual(0);
        expect(times).toBeLessThanOrEqual(count);
        if (alarm) expect(score).toBeGreaterThan(0.5);
      }),
    );
  });

  it('and a count always give the same, also after a journey through JSON', () => {
    fc.assert(
      fc.property(states, fc.nat(10_000), (state, count) => {
        const stored: SurgeState = JSON.parse(JSON.stringify(state));
        expect(stored).toEqual(state);
        expect(learnStep(stored, count)).toEqual(learnStep(state, count));
      }),
    );
  });
});

describe('skipped steps', () => {
  it('are as many empty ones', () => {
    fc.assert(
      fc.property(states, fc.oneof(fc.nat(50), fc.nat(12_000)), (state, empty) => {
        expectSame(skipSteps(state, empty), hear(always(0, empty), state).state);
      }),
      { numRuns: 60 },
    );
  });

  it('may be skipped in one go or in two', () => {
    fc.assert(
      fc.property(states, fc.nat(9_000), fc.nat(9_000), (state, one, two) => {
        expectSame(skipSteps(skipSteps(state, one), two), skipSteps(state, one + two));
      }),
      { numRuns: 60 },
    );
  });

  it('may be more than anybody could walk', () => {
    const silent = skipSteps(hear(always(1_000_000, 500)).state, Number.MAX_SAFE_INTEGER);
    expect(silent).toMatchObject({ spread: 0, sum: 0, record: 0, rest: 0 });
    expect(learnStep(silent, 0).reading).toMatchObject({ alarm: false, score: 0, usual: expect.closeTo(0, 9), times: 0 });
  });

  it('change nothing when there are none', () => {
    const { state } = hear(chance(300, () => 5));
    expect(skipSteps(state, 0)).toEqual(state);
  });
});
