import { describe, expect, it } from 'vitest';
import { size } from '../../core/distinct.ts';
import { DAY, HOUR, MINUTE } from '../../core/time.ts';
import { SIZES } from '../../bench/crisis/brands.ts';
import { drawBinomial, drawGamma, drawPoisson, drawSplit } from '../../bench/crisis/draw.ts';
import { indexOf } from '../../bench/crisis/judge-week.ts';
import { match } from '../../bench/crisis/match.ts';
import { alarmsOf, PEERS } from '../../bench/crisis/peers.ts';
import { createPeople } from '../../bench/crisis/people.ts';
import { planWeek, WEEK } from '../../bench/crisis/plan.ts';
import { incidentsIn } from '../../bench/crisis/product.ts';
import { SCENARIOS } from '../../bench/crisis/scenarios.ts';
import { drawPulses } from '../../bench/crisis/week.ts';
import { emptyPulse, peopleOf, type Pulse } from '../../core/pulse.ts';
import { createRandom } from '../../local/sample/random.ts';

const aWeek = (scenario: string, turn: number, seed = 1) => planWeek(SCENARIOS, indexOf(scenario, turn), seed);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const many = (draw: () => number): readonly number[] => Array.from({ length: 4_000 }, draw);

describe('chance', () => {
  it.each([0.2, 5, 80, 2_000])('draws counts whose mean is the expected %d', (expected) => {
    const random = createRandom(1);
    const error = 4 * Math.sqrt(expected / 4_000);
    expect(Math.abs(mean(many(() => drawPoisson(random, expected))) - expected)).toBeLessThan(error);
  });

  it.each([10, 500])('draws a quarter of %d, and never more than all', (count) => {
    const random = createRandom(2);
    const drawn = many(() => drawBinomial(random, count, 0.25));
    expect(mean(drawn) / count).toBeCloseTo(0.25, 1);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(count);
    expect(drawBinomial(random, count, 1)).toBe(count);
  });

  it('draws factors of mean 1 and the promised variance', () => {
    const random = createRandom(3);
    const drawn = many(() => drawGamma(random, 20));
    expect(mean(drawn)).toBeCloseTo(1, 1);
    expect(mean(drawn.map((factor) => (factor - 1) ** 2))).toBeCloseTo(1 / 20, 2);
  });

  it('loses nothing when it splits a count', () => {
    const split = drawSplit(createRandom(4), 1_000, { en: 0.7, de: 0.3 });
    expect((split['en'] ?? 0) + (split['de'] ?? 0)).toBe(1_000);
  });

  it.each([5, 60, 3_000])('draws a crowd of about %d people', (count) => {
    expect(Math.abs(size(createPeople(createRandom(5)).crowd(count)) / count - 1)).toBeLessThan(0.25);
  });
});

describe('a brand-week', () => {
  it('is the same for the same seed, and another for another', () => {
    const drawn = (seed: number) => drawPulses(aWeek('small brand', 1, seed));
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('has the messages that its size promises, of about as many people, in its mood', () => {
    const plan = aWeek('quiet', 2);
    expect(plan.brand.size).toBe('medium');
    const pulses = drawPulses(plan);
    const sum = (count: (pulse: Pulse) => number): number => pulses.reduce((total, pulse) => total + count(pulse), 0);
    expect(sum(({ messages }) => messages) / 7 / SIZES.medium).toBeCloseTo(1, 0);
    expect(Math.abs(sum(({ negatives }) => negatives) / sum(({ read }) => read) - plan.brand.share)).toBeLessThan(0.08);
    expect(sum((pulse) => peopleOf(pulse).authors)).toBeGreaterThan(0.9 * sum(({ messages }) => messages));
    for (const pulse of pulses) expect(Object.values(pulse.languages).reduce((a, b) => a + b)).toBe(pulse.messages);
  });

  it('keeps every crisis within the measured week, and in order', () => {
    for (let index = 0; index < 10 * SCENARIOS.length; index += 1) {
      const { scenario, crises, from, to } = planWeek(SCENARIOS, index, 3);
      for (const crisis of crises) {
        expect([crisis.from >= from, crisis.onset >= crisis.from, crisis.to > crisis.onset, crisis.to + HOUR <= to], scenario).toEqual(
          Array.from({ length: 4 }, () => true),
        );
      }
    }
  });

  it('brings exactly the unhappy people that it tells of', () => {
    const plan = aWeek('tiny brand', 0);
    const [crisis] = plan.crises;
    const during = drawPulses(plan).filter(({ minute }) => crisis !== undefined && minute >= crisis.onset && minute < crisis.to);
    const negatives = during.reduce((sum, pulse) => sum + pulse.negatives, 0);
    expect(negatives).toBeGreaterThanOrEqual(12);
    expect(negatives).toBeLessThan(20);
  });

  it('is cold as often as it is warm, at every size', () => {
    const plans = Array.from({ length: 24 * SCENARIOS.length }, (_, index) => planWeek(SCENARIOS, index, 1));
    for (const of of Object.keys(SIZES)) {
      const sized = plans.filter(({ brand }) => brand.size === of);
      expect(mean(sized.map(({ warm }) => (warm ? 1 : 0))), of).toBeCloseTo(0.5, 1);
    }
  });

  it('lets the product see an outage', () => {
    const plan = aWeek('outage', 0);
    expect(incidentsIn(drawPulses(plan), plan.heardFrom, plan.to).length).toBeGreaterThan(0);
  });
});

describe('matching', () => {
  const crisis = { from: 10 * HOUR, onset: 10 * HOUR, to: 12 * HOUR };

  it.each([
    ['a minute early', 10 * HOUR - MINUTE, { found: 0, missed: 1, falseAlarms: 1 }],
    ['at the onset', 10 * HOUR, { found: 1, missed: 0, falseAlarms: 0 }],
    ['an hour after the end', 13 * HOUR, { found: 1, missed: 0, falseAlarms: 0 }],
    ['later than that', 13 * HOUR + MINUTE, { found: 0, missed: 1, falseAlarms: 1 }],
  ])('of an alarm %s', (_name, alarm, { found, missed, falseAlarms }) => {
    const matched = match([crisis], [alarm]);
    expect([matched.found.length, matched.missed.length, matched.falseAlarms.length]).toEqual([found, missed, falseAlarms]);
  });

  it('takes the first alarm for the delay and the others for repeats', () => {
    const matched = match([crisis], [10 * HOUR + 7 * MINUTE, 11 * HOUR]);
    expect(matched.found.map(({ delayMinutes }) => delayMinutes)).toEqual([7]);
    expect(matched.repeats).toEqual([11 * HOUR]);
  });

  it('takes a warning ahead of a slow crisis for one without delay', () => {
    expect(match([{ ...crisis, from: 8 * HOUR }], [9 * HOUR]).found.map(({ delayMinutes }) => delayMinutes)).toEqual([0]);
  });

  it('gives each of two crises its own alarm', () => {
    const second = { from: 3 * DAY, onset: 3 * DAY, to: 3 * DAY + HOUR };
    expect(match([crisis, second], [11 * HOUR, 3 * DAY + MINUTE])).toMatchObject({ missed: [], repeats: [], falseAlarms: [] });
  });
});

describe.each(PEERS)('the rule "$name"', (peer) => {
  const steady = (minutes: number): Pulse[] =>
    Array.from({ length: minutes }, (_, index) => ({ ...emptyPulse(index * MINUTE), messages: 4, read: 4, negatives: index % 4 === 0 ? 1 : 0 }));

  it('stays quiet at a constant rate', () => {
    expect(alarmsOf(peer, steady(WEEK / MINUTE), 0, WEEK)).toEqual([]);
  });

  it('raises one alarm at an obvious outbreak, and no second one within its silence', () => {
    const outbreak = 3 * DAY;
    const loud = steady(WEEK / MINUTE).map((pulse) =>
      pulse.minute >= outbreak && pulse.minute < outbreak + 3 * HOUR ? { ...pulse, messages: 60, read: 60, negatives: 50 } : pulse,
    );
    const alarms = alarmsOf(peer, loud, 0, WEEK);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toBeGreaterThan(outbreak);
    expect(alarms[0]).toBeLessThan(outbreak + HOUR);
  });
});
