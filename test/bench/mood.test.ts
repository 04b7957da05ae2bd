import { describe, expect, it } from 'vitest';
import { hybridCurve } from '../../bench/mood/curve.ts';
import { areaUnder, measure, type Judged } from '../../bench/mood/measures.ts';
import { createPeers } from '../../bench/mood/peers.ts';
import type { Label } from '../../core/sentiment.ts';

const judged = (gold: Label, said: Label, sure = 1): Judged => {
  const rest = (1 - sure) / 3;
  const score = (label: Label): number => (label === said ? sure : rest);
  return {
    gold,
    said: {
      label: said,
      positive: score('POSITIVE'),
      negative: score('NEGATIVE'),
      neutral: score('NEUTRAL'),
      mixed: score('MIXED'),
      engine: 'embedded',
    },
  };
};

describe('the measures of moods', () => {
  it('are the usual ones, worked out by hand', () => {
    const all = [
      judged('NEGATIVE', 'NEGATIVE'),
      judged('NEGATIVE', 'NEUTRAL'),
      judged('NEUTRAL', 'NEGATIVE'),
      judged('POSITIVE', 'POSITIVE'),
      judged('MIXED', 'POSITIVE'),
    ];
    const { texts, accuracy, negativePrecision, negativeRecall, macroF1 } = measure(all);
    expect({ texts, accuracy, negativePrecision, negativeRecall }).toEqual({ texts: 4, accuracy: 0.5, negativePrecision: 0.5, negativeRecall: 0.5 });
    expect(macroF1).toBeCloseTo((0.5 + 0 + 1) / 3, 12);
  });

  it.each([
    ['right', [0.9, 0.8, 0.2], [true, true, false], 1],
    ['wrong', [0.1, 0.2, 0.8], [true, true, false], 0],
    ['by half for equal scores', [0.5, 0.5], [true, false], 0.5],
  ])('have the area under the curve %s', (_name, scores, truths, area) => {
    expect(areaUnder(scores.map((score, index) => ({ score, isTrue: truths[index] === true })))).toBe(area);
  });

  it('know how far sureness and rightness are apart', () => {
    expect(measure([judged('NEGATIVE', 'NEGATIVE', 0.75), judged('NEGATIVE', 'NEUTRAL', 0.75)]).ece).toBeCloseTo(0.25, 9);
    expect(measure([judged('NEGATIVE', 'NEGATIVE', 1)]).ece).toBeCloseTo(0, 9);
  });
});

describe('the curve of a hybrid', () => {
  it('sends nothing at 0 and what is not sure above, and pays for that', () => {
    const all = [judged('NEGATIVE', 'NEGATIVE', 0.95), judged('NEUTRAL', 'NEGATIVE', 0.6), judged('MIXED', 'NEGATIVE', 0.6)];
    const [none, some] = hybridCurve(all, [0, 0.9]);
    expect(none).toMatchObject({ sent: 0, agreement: 0.5, dollarsAMillion: 0 });
    expect(some).toMatchObject({ sent: 0.5, agreement: 1, keptAgreement: 1, dollarsAMillion: 150 });
  });
});

describe('the packaged lexicons', () => {
  it.each(createPeers().map((peer) => [peer.name, peer] as const))('%s tells good from bad', (_name, { read }) => {
    expect([read('this is terrible').label, read('this is wonderful').label, read('the shop opens at nine').label]).toEqual([
      'NEGATIVE',
      'POSITIVE',
      'NEUTRAL',
    ]);
    expect(read('this is terrible').negative).toBeGreaterThan(read('this is wonderful').negative);
  });
});
