import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES, type Conversation } from '../../core/conversation.ts';
import { isOrdinary, ordinaryScore, priorityOf } from '../../core/priority.ts';

const UNHAPPY = 'the customer is unhappy';
const WAITS = 'the customer waits for an answer';

describe('the priority', () => {
  it.each([
    ['nothing at all', 0, 0, false, 0, []],
    ['a happy customer', 1, 0, false, 0, []],
    ['a customer who waits', 1, 0, true, 20, [WAITS]],
    ['an unhappy customer', -1, 0, false, 50, [UNHAPPY]],
    ['a mood that is just too mild to count', -0.19, 0, false, 0, []],
    ['a mood that is just sour enough', -0.2, 0, false, 10, [UNHAPPY]],
    ['a reach just too small to count', 0, 9_999, false, 0, []],
    ['a reach just large enough', 0, 10_000, false, 17, ['up to 10000 people can have seen it']],
    ['a reach just below the largest', 0, 9_000_000, false, 30, ['up to 9000000 people can have seen it']],
    ['a reach beyond measure', 0, 1e12, false, 30, ['up to 1000000000000 people can have seen it']],
    ['a mild mood and a small reach, of one who waits', -0.19, 9_999, true, 20, [WAITS]],
    ['an unhappy customer who waits where everybody sees it', -1, 1e9, true, 100, [UNHAPPY, WAITS, 'up to 1000000000 people can have seen it']],
  ] as const)('of %s', (_name, mood, reach, waiting, score, reasons) => {
    expect(priorityOf({ mood, reach, waiting })).toEqual({ score, reasons });
  });

  it.each([
    ['a customer who may leave', { mayLeave: true }, 20, ['the customer may leave']],
    ['a matter for compliance', { matter: 'a legal matter: lawyer' }, 15, ['a legal matter: lawyer']],
    ['just too few followers', { followers: 99_999 }, 0, []],
    ['an influencer', { followers: 100_000 }, 10, ['100000 people follow the customer']],
    ['a customer who came once before', { earlier: 1 }, 5, ['the customer began 1 other conversation in the thirty days before']],
    ['one who came three times', { earlier: 3 }, 15, ['the customer began 3 other conversations in the thirty days before']],
    ['one who came four times', { earlier: 4 }, 15, ['the customer began 4 other conversations in the thirty days before']],
  ] as const)('knows %s', (_name, concerns, score, reasons) => {
    expect(priorityOf({ mood: 0, reach: 0, waiting: false, ...concerns })).toEqual({ score, reasons });
  });

  it('is a whole number from 0 to 100 that is above 0 exactly when there is a reason', () => {
    const mood = fc.double({ min: -1, max: 1, noNaN: true });
    const reach = fc.double({ min: 0, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(fc.record({ mood, reach, waiting: fc.boolean(), mayLeave: fc.boolean(), followers: reach, earlier: fc.nat() }), (concerns) => {
        const { score, reasons } = priorityOf(concerns);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(score > 0).toBe(reasons.length > 0);
      }),
    );
  });
});

describe('an ordinary conversation', () => {
  it.each<[Conversation['status'], number]>([
    ['waiting-on-brand', 20],
    ['waiting-on-customer', 0],
    ['resolved', 0],
  ])('that is %s has a score of %i', (status, score) => {
    expect(ordinaryScore(status)).toBe(score);
    expect([score - 1, score, score + 1].map((other) => isOrdinary({ status, priority: { score: other, reasons: [] } }))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each(STATUSES)('that is %s has no reason but its wait: all other reasons make it stand out', (status) => {
    const waiting = status === 'waiting-on-brand';
    const ordinary = (mood: number, reach: number): boolean => isOrdinary({ status, priority: priorityOf({ mood, reach, waiting }) });
    expect([ordinary(1, 0), ordinary(-0.19, 9_999), ordinary(-0.2, 0), ordinary(0, 10_000)]).toEqual([true, true, false, false]);
  });
});
