import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmsAt, learnSurges, newSurges, type Surges } from '../../core/surges.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { emptyPulse, type Pulse } from '../../core/pulse.ts';
import { NOON } from '../contracts/builders.ts';

const minute = (at: Time, messages: number, negatives = 0): Pulse => ({ ...emptyPulse(at), messages, read: messages, negatives });
/** The same every minute of a stretch of minutes after noon. */
const during = (from: number, to: number, messages: number, negatives = 0): Pulse[] =>
  Array.from({ length: to - from }, (_, index) => minute(NOON + (from + index) * MINUTE, messages, negatives));
const MORNING = during(0, 600, 10, 2);
const learned = (pulses: readonly Pulse[], to: Time): Surges => learnSurges(newSurges(NOON), pulses, to);

describe('the two series of a brand', () => {
  it('alarm in the minute after an outbreak, before its step is over or its grace has passed', () => {
    const pulses = [...MORNING, ...during(600, 603, 100, 90)];
    const surges = learned(pulses, NOON + 598 * MINUTE);
    expect(surges.alarmedAt).toEqual({});
    expect(alarmsAt(surges, pulses, NOON + 603 * MINUTE).alarmedAt).toMatchObject({ negatives: NOON + 603 * MINUTE });
    expect(surges.alarmedAt).toEqual({});
  });

  it('are told apart: what is loud and not negative alarms in one of them', () => {
    const pulses = [...MORNING, ...during(600, 605, 100, 2)];
    expect(Object.keys(alarmsAt(learned(pulses, NOON + 600 * MINUTE), pulses, NOON + 605 * MINUTE).alarmedAt)).toEqual(['messages']);
  });

  it('take a minute that comes late, as long as its step is not learned yet', () => {
    const late = minute(NOON + 597 * MINUTE, 200, 150);
    const early = learned(MORNING, NOON + 595 * MINUTE);
    const both = [...MORNING, late].toSorted((a, b) => a.minute - b.minute);
    expect(alarmsAt(early, MORNING, NOON + 600 * MINUTE).alarmedAt).toEqual({});
    expect(alarmsAt(early, both, NOON + 600 * MINUTE).alarmedAt).toHaveProperty('negatives');
  });

  it('learn in pieces what they learn in one go, silences included', () => {
    const story = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 400 }), messages: fc.nat(40), share: fc.nat(100) }), { maxLength: 25 });
    fc.assert(
      fc.property(story, fc.array(fc.nat(9_999), { maxLength: 8 }), (heard, cuts) => {
        let at = NOON;
        const pulses = heard.map(({ gap, messages, share }) => minute((at += gap * MINUTE), messages, Math.floor((messages * share) / 100)));
        const end = at + HOUR;
        const stops = [...cuts.map((cut) => NOON + Math.floor(((end - NOON) * cut) / 10_000)).toSorted((a, b) => a - b), end];
        expect(stops.reduce((surges, stop) => learnSurges(surges, pulses, stop), newSurges(NOON))).toEqual(learned(pulses, end));
      }),
    );
  });

  it('stay under 300 bytes each, whatever is heard', () => {
    const wild = Array.from({ length: 3_000 }, (_, index) => minute(NOON + index * MINUTE, (index * 7_919) % 4_001, (index * 31) % 997));
    const { states } = learned(wild, NOON + 3 * DAY);
    for (const state of Object.values(states)) expect(JSON.stringify(state).length).toBeLessThan(300);
  });
});
