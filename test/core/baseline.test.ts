import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingShare, learn, newBaseline, openingShare, usualShare, type Baseline } from '../../core/baseline.ts';
import { emptyPulse, type Pulse } from '../../core/pulse.ts';
import { DAY, HOUR, MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { crisisSettings } from './a-pulse.ts';

const settings = crisisSettings();
const minuteWith = (minute: number, read: number, negatives: number): Pulse => ({ ...emptyPulse(minute), messages: read, read, negatives });
/** A brand whose mood has been learned from so many messages that the prior hardly counts. */
const used = (share: number): Baseline => ({ ...newBaseline(NOON), read: 1e6, negatives: 1e6 * share });
/** So many hours of ten messages a minute. */
const hours = (count: number, from: number, negativesOfTen: number): Pulse[] =>
  Array.from({ length: count * 60 }, (_, index) => minuteWith(from + index * MINUTE, 10, negativesOfTen));

describe('the usual share', () => {
  it('is one in five before anything is learned', () => {
    expect(usualShare(newBaseline(NOON))).toBe(0.2);
  });

  it('leans on the prior while little is known, and on the brand once much is', () => {
    const little = learn(newBaseline(NOON), [minuteWith(NOON, 40, 0)], NOON + MINUTE, settings);
    const much = learn(newBaseline(NOON), [minuteWith(NOON, 4_000, 0)], NOON + MINUTE, settings);
    expect(usualShare(little)).toBe(0.1);
    expect(usualShare(much)).toBeCloseTo(8 / 4_040, 10);
  });
});

describe('the shares that open and close', () => {
  it.each([
    ['a mild brand is held to its limit', 0.1, 0.4, 0.25],
    ['a brand just below limit less margin still is', 0.24, 0.4, 0.32],
    ['a sour brand is held to its own usual share and the margin', 0.5, 0.65, 0.575],
  ])('%s', (_name, usual, opening, closing) => {
    expect(openingShare(used(usual), settings)).toBeCloseTo(opening, 4);
    expect(closingShare(used(usual), settings)).toBeCloseTo(closing, 4);
  });

  it('close below where they open, so that an incident does not flicker', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const baseline = used(share);
        expect(closingShare(baseline, settings)).toBeLessThan(openingShare(baseline, settings));
      }),
    );
  });
});

describe('learning', () => {
  it('halves what it knew in a week', () => {
    const before = learn(newBaseline(NOON), [minuteWith(NOON, 1_000, 100)], NOON + MINUTE, settings);
    const after = learn(before, [minuteWith(NOON + 7 * DAY, 20, 0)], NOON + 8 * DAY, settings);
    expect(after.read).toBeCloseTo(520, 6);
    expect(after.negatives).toBeCloseTo(50, 6);
  });

  it('knows nothing new after two silent years, and forgets nothing', () => {
    const before = learn(newBaseline(NOON), [minuteWith(NOON, 1_000, 100)], NOON + MINUTE, settings);
    expect(learn(before, [], NOON + 730 * DAY, settings)).toEqual({ ...before, learnedTo: NOON + 730 * DAY });
  });

  it('learns the true share of a brand that hears one message a minute, too', () => {
    const oneByOne = Array.from({ length: 2_000 }, (_, index) => minuteWith(NOON + index * MINUTE, 1, index % 3 === 0 ? 1 : 0));
    expect(usualShare(learn(newBaseline(NOON), oneByOne, NOON + 2_000 * MINUTE, settings))).toBeCloseTo(1 / 3, 1);
  });

  it('learns that a brand is complained about from the first day on, as long as that comes at its own pace', () => {
    const sour = Array.from({ length: 5 * 24 * 6 }, (_, index) => minuteWith(NOON + index * 10 * MINUTE, 1, index % 3 === 0 ? 0 : 1));
    expect(usualShare(learn(newBaseline(NOON), sour, NOON + 5 * DAY, settings))).toBeGreaterThan(0.58);
  });

  it('does not let a crisis lift the share that it is measured by', () => {
    const calm = learn(newBaseline(NOON), hours(24, NOON, 1), NOON + DAY, settings);
    const after = learn(calm, hours(3, NOON + DAY, 10), NOON + DAY + 3 * HOUR, settings);
    expect(usualShare(calm)).toBeLessThan(0.11);
    expect(usualShare(after)).toBeLessThan(0.15);
    expect(openingShare(after, settings)).toBe(0.4);
  });

  it('takes a lasting change of mood for the new normal within two weeks', () => {
    const calm = learn(newBaseline(NOON), hours(7 * 24, NOON, 1), NOON + 7 * DAY, settings);
    const after = learn(calm, hours(14 * 24, NOON + 7 * DAY, 4), NOON + 21 * DAY, settings);
    expect(usualShare(after)).toBeGreaterThan(0.3);
  });

  it('leaves out what nobody could read', () => {
    const silent = learn(newBaseline(NOON), [{ ...emptyPulse(NOON), messages: 9 }], NOON + MINUTE, settings);
    expect(silent).toEqual({ ...newBaseline(NOON), learnedTo: NOON + MINUTE });
  });

  it('never unlearns: an earlier end changes nothing', () => {
    const baseline = learn(newBaseline(NOON), [minuteWith(NOON, 10, 1)], NOON + HOUR, settings);
    expect(learn(baseline, [minuteWith(NOON, 10, 1)], NOON + MINUTE, settings)).toEqual(baseline);
  });

  it('ends the same in one go and in any pieces', () => {
    const minute = fc.record({
      gap: fc.integer({ min: 1, max: 3_000 }),
      read: fc.integer({ min: 0, max: 200 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 20 }), fc.array(fc.nat(60_000), { maxLength: 6 }), (minutes, cuts) => {
        let at = NOON;
        const pulses = minutes.map(({ gap, read, share }) => minuteWith((at += gap * MINUTE), read, Math.round(read * share)));
        const end = NOON + 60_001 * MINUTE;
        const ends = [...cuts.map((cut) => NOON + cut * MINUTE).toSorted((a, b) => a - b), end];
        const inPieces = ends.reduce((baseline, to) => learn(baseline, pulses, to, settings), newBaseline(NOON));
        expect(inPieces).toEqual(learn(newBaseline(NOON), pulses, end, settings));
      }),
    );
  });
});
