import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrisisSettings } from '../../core/brand.ts';
import { attentionSpans, ghostRule, learnHabit, newHabit, usualAsks, usualCoverage, type AnswerHabit } from '../../core/ghosts.ts';
import { emptyPulse, merge, type Pulse } from '../../core/pulse.ts';
import { DAY, HOUR, MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aPulse, crisisSettings, crowd } from './a-pulse.ts';

/** A minute in which so much was said, of which so much asks. */
const minuteWith = (minute: number, asks: number, answers: number, messages = asks): Pulse => ({ ...emptyPulse(minute), messages, asks, answers });

/** A habit of so many asks and answers up to now, learned since the beginning of time: of the ten days that it stands for. */
const aHabit = (asks: number, answers: number, messages = asks): AnswerHabit => ({ messages, asks, answers, from: 0, at: NOON, learnedTo: NOON });
/** The minutes that a habit without beginning stands for. */
const MINUTES = (7 * DAY) / Math.LN2 / MINUTE;
/** A brand that hears so many asks an hour, answers so much of them, and of which each second message asks. */
const usually = (asksAnHour: number, coverage: number): AnswerHabit => {
  const asks = (asksAnHour * MINUTES) / 60;
  return aHabit(asks, asks * coverage, 2 * asks);
};

interface Heard {
  readonly asks?: number;
  readonly answers?: number;
  readonly messages?: number;
  readonly people?: number;
}
const attention = ({ asks = 100, answers = 0, messages = asks, people = Math.min(40, messages) }: Heard) => ({
  asked: { ...emptyPulse(NOON - 2 * HOUR), asks, messages, authors: crowd(people) },
  answered: { answers },
  minutes: 60,
});
const judged = (heard: Heard, habit = usually(4, 0.8), over: Partial<CrisisSettings> = {}) =>
  ghostRule(attention(heard), habit, crisisSettings(over), NOON);
const severityOf = (...given: Parameters<typeof judged>): string => judged(...given)?.severity ?? 'quiet';

describe('the spans of attention', () => {
  it('are what was asked a target ago, and all that was answered since its beginning', () => {
    expect(attentionSpans(NOON, 60, 30)).toEqual({
      asked: { from: NOON - 90 * MINUTE, to: NOON - 30 * MINUTE },
      answered: { from: NOON - 90 * MINUTE, to: NOON },
    });
  });
});

describe('the usual coverage', () => {
  it.each<[string, AnswerHabit, number | undefined]>([
    ['just too few asks', aHabit(49, 40), undefined],
    ['just enough', aHabit(50, 40), 0.8],
    ['one more', aHabit(51, 51), 1],
    ['just too few answers', aHabit(60, 19), undefined],
    ['just enough answers', aHabit(60, 20), 1 / 3],
    ['nothing', newHabit(NOON), undefined],
    ['a brand that answers less than a fifth', aHabit(1_000, 199), undefined],
    ['a brand that answers a fifth', aHabit(1_000, 200), 0.2],
    ['a brand that answers praise as well', aHabit(100, 140), 1],
  ])('is known of %s, or not', (_name, habit, coverage) => {
    expect(usualCoverage(habit)).toBe(coverage);
  });

  it('is forgotten in a long silence', () => {
    const habit = aHabit(100, 80);
    expect(usualCoverage(learnHabit(habit, [], NOON + 7 * DAY))).toBe(0.8);
    expect(usualCoverage(learnHabit(habit, [], NOON + 7 * DAY + MINUTE))).toBeUndefined();
  });
});

describe('the usual asks', () => {
  it('are none while nothing is learned', () => {
    expect(usualAsks(newHabit(NOON), 60)).toBe(0);
  });

  it.each([
    ['an hour', HOUR],
    ['a week', 7 * DAY],
    ['a quarter', 91 * DAY],
  ])('are those of so many minutes of what was learned, after %s of three a minute', (_name, span) => {
    const pulses = Array.from({ length: span / MINUTE }, (_, index) => minuteWith(NOON + index * MINUTE, 3, 2));
    expect(usualAsks(learnHabit(newHabit(NOON), pulses, NOON + span), 60)).toBeCloseTo(180, 1);
  });

  it('become fewer in silence', () => {
    const habit = learnHabit(newHabit(NOON), [minuteWith(NOON, 60, 30)], NOON + HOUR);
    expect(usualAsks(habit, 60)).toBeCloseTo(60, 0);
    expect(usualAsks(learnHabit(habit, [], NOON + 10 * HOUR), 60)).toBeLessThan(6);
  });
});

describe('learning the habit', () => {
  it('halves what it knew in a week', () => {
    const before = learnHabit(newHabit(NOON), [minuteWith(NOON, 100, 80, 200)], NOON + MINUTE);
    const after = learnHabit(before, [minuteWith(NOON + 7 * DAY, 10, 0)], NOON + 8 * DAY);
    expect(after).toMatchObject({ messages: 110, asks: 60, answers: 40, from: NOON, at: NOON + 7 * DAY, learnedTo: NOON + 8 * DAY });
  });

  it('never unlearns: an earlier end changes nothing', () => {
    const habit = learnHabit(newHabit(NOON), [minuteWith(NOON, 10, 1)], NOON + HOUR);
    expect(learnHabit(habit, [minuteWith(NOON, 10, 1)], NOON + MINUTE)).toEqual(habit);
  });

  it('ends the same in one go and in any pieces', () => {
    const minute = fc.record({ gap: fc.integer({ min: 1, max: 3_000 }), asks: fc.nat(200), answers: fc.nat(200), others: fc.nat(200) });
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 20 }), fc.array(fc.nat(60_000), { maxLength: 6 }), (minutes, cuts) => {
        let at = NOON;
        const pulses = minutes.map(({ gap, asks, answers, others }) => minuteWith((at += gap * MINUTE), asks, answers, asks + others));
        const end = NOON + 60_001 * MINUTE;
        const ends = [...cuts.map((cut) => NOON + cut * MINUTE).toSorted((a, b) => a - b), end];
        const inPieces = ends.reduce((habit, to) => learnHabit(habit, pulses, to), newHabit(NOON));
        expect(inPieces).toEqual(learnHabit(newHabit(NOON), pulses, end));
      }),
    );
  });
});

describe('the ghost rule', () => {
  it.each([
    ['just too few', 19, 'quiet'],
    ['just enough', 20, 'watch'],
    ['one more', 21, 'watch'],
  ])('wants enough asks: %s', (_name, asks, severity) => {
    expect(severityOf({ asks })).toBe(severity);
  });

  it.each([
    ['just too few', 9, 'quiet'],
    ['just enough', 10, 'serious'],
    ['one more', 11, 'serious'],
  ])('wants enough different people: %s', (_name, people, severity) => {
    expect(severityOf({ people })).toBe(severity);
  });

  it.each([
    ['just too little', 99, 'quiet'],
    ['two and a half times', 100, 'serious'],
    ['more', 101, 'serious'],
  ])('wants demand above the usual: %s', (_name, asks, severity) => {
    expect(severityOf({ asks }, usually(39.999, 0.8))).toBe(severity);
  });

  it.each([
    ['just less than half of their usual part', 401, 'quiet'],
    ['half of it', 400, 'serious'],
    ['more', 399, 'serious'],
  ])('wants asks that are not diluted: %s', (_name, messages, severity) => {
    expect(severityOf({ messages })).toBe(severity);
  });

  // Of a hundred asks, the upper bound of 29 answers is 38.5 %, that of 30 is 39.6 %, that of 31 is 40.6 %.
  it.each([
    ['surely below half', 30, 'watch'],
    ['only likely below half', 31, 'quiet'],
    ['half', 40, 'quiet'],
    ['as usual', 80, 'quiet'],
    ['more answers than asks', 300, 'quiet'],
  ])('wants a coverage that has fallen below half of the usual: %s', (_name, answers, severity) => {
    expect(severityOf({ answers })).toBe(severity);
  });

  it.each([
    ['just below five times the messages', 99, 'watch'],
    ['five times', 100, 'serious'],
    ['just below twenty times', 399, 'serious'],
    ['twenty times', 400, 'critical'],
    ['more', 401, 'critical'],
  ])('is as severe as many are unanswered: %s', (_name, unanswered, severity) => {
    expect(severityOf({ asks: unanswered + 5, answers: 5 })).toBe(severity);
  });

  it.each<[string, Heard, AnswerHabit]>([
    ['a brand that never answers', { asks: 5_000 }, usually(10, 0)],
    ['a brand that answers less than a fifth', { asks: 5_000 }, usually(10, 0.199)],
    ['a brand that is not known yet', { asks: 5_000 }, newHabit(NOON)],
    ['a night without staff and without demand', { asks: 20 }, usually(12, 0.8)],
    ['a night without anybody', { asks: 0 }, usually(12, 0.8)],
    ['a busy day that is answered as always', { asks: 300, answers: 220 }, usually(12, 0.8)],
    ['a loud joke with some questions in it', { asks: 200, messages: 5_000 }, usually(12, 0.8)],
    ['one customer who asks again and again', { asks: 200, people: 1 }, usually(12, 0.8)],
  ])('stays quiet for %s', (_name, heard, habit) => {
    expect(judged(heard, habit)).toBeUndefined();
  });

  it('stays quiet for a brand that does not want it', () => {
    expect(severityOf({}, usually(4, 0.8), { ghosts: false })).toBe('quiet');
  });

  describe('on the clock of a team that has an hour', () => {
    /** What it says so many minutes after the first of these minutes. */
    const severityAfter = (heard: readonly Pulse[], minutes: number): string => {
      const at = NOON + minutes * MINUTE;
      const { asked, answered } = attentionSpans(at, 60, 60);
      const within = ({ from, to }: typeof asked): Pulse =>
        heard.filter(({ minute }) => from <= minute && minute < to).reduce(merge, emptyPulse(from));
      return ghostRule({ asked: within(asked), answered: within(answered), minutes: 60 }, usually(4, 0.8), crisisSettings(), at)?.severity ?? 'quiet';
    };
    const minutes = (count: number, like: Parameters<typeof aPulse>[1]): Pulse[] =>
      Array.from({ length: count }, (_, index) => aPulse(NOON + index * MINUTE, like));

    it('an outbreak is quiet while answers still have time, then is heard', () => {
      const outbreak = minutes(150, { negative: 3 });
      expect([1, 30, 60, 66].map((after) => severityAfter(outbreak, after))).toEqual(Array(4).fill('quiet'));
      expect([67, 94, 120].map((after) => severityAfter(outbreak, after))).toEqual(['watch', 'serious', 'serious']);
    });

    it('questions that nobody answers are heard like complaints', () => {
      expect(severityAfter(minutes(60, { positive: 2, asking: 1 }), 120)).toBe('watch');
    });

    it('an outbreak that was answered at once stays quiet, also when all answers are older than the target', () => {
      const answered = minutes(60, { negative: 3, answers: 2 });
      expect([60, 67, 94, 120, 150, 179].map((after) => severityAfter(answered, after))).toEqual(Array(6).fill('quiet'));
    });

    it('an outbreak that is over and was never answered is heard until it has left the window', () => {
      const ended = minutes(60, { negative: 3 });
      expect([120, 150, 173, 174].map((after) => severityAfter(ended, after))).toEqual(['serious', 'watch', 'watch', 'quiet']);
    });
  });

  it('says why in figures', () => {
    expect(judged({ asks: 120, answers: 6, messages: 150, people: 60 })).toEqual({
      rule: 'ghost',
      severity: 'serious',
      because:
        'Customers asked or complained 120 times in 60 minutes, where no more than 4 would be usual, and have been answered 6 times in public since, ' +
        'surely less than 10 %; 80 % is usual for this brand. They are among 60 different people.',
      at: NOON,
      unanswered: 114,
    });
  });
});
