import { beforeEach, describe, expect, it } from 'vitest';
import { emptyPulse } from '../../../../core/pulse.ts';
import { MINUTE } from '../../../../core/time.ts';
import type { MarkedFold } from '../../../../lambdas/adapters/dynamo/folded-minutes.ts';
import { createMinuteMemory, type MinuteMemory } from '../../../../lambdas/adapters/dynamo/minute-memory.ts';
import { NOON } from '../../../contracts/builders.ts';

const at = (minute: number): number => NOON + minute * MINUTE;
const stretch = (from: number, to: number) => ({ from: at(from), to: at(to) });
const minutes = (mark: string | undefined, ...numbers: number[]): Map<number, MarkedFold> =>
  new Map(numbers.map((minute) => [at(minute), { mark, fold: { pulse: emptyPulse(at(minute)), loud: [] } }]));

describe('the memory of minutes', () => {
  let memory: MinuteMemory;
  beforeEach(() => {
    memory = createMinuteMemory();
    memory.remember('harbour', stretch(10, 20), minutes(undefined, 12, 15));
  });

  const recalled = (from: number, to: number, marks: Record<number, string> = {}, brand = 'harbour') => {
    const { known, unknown } = memory.recall(
      brand,
      stretch(from, to),
      new Map(Object.entries(marks).map(([minute, mark]) => [at(Number(minute)), mark])),
    );
    return { known: [...known.keys()].map((time) => (time - NOON) / MINUTE).toSorted((a, b) => a - b), unknown };
  };

  it.each<[string, [number, number], { known: number[]; unknown: object[] }]>([
    ['all of what it was told', [10, 20], { known: [12, 15], unknown: [] }],
    ['a part of it', [13, 20], { known: [15], unknown: [] }],
    ['what lies before and after as unknown', [5, 25], { known: [12, 15], unknown: [stretch(5, 10), stretch(20, 25)] }],
    ['nothing elsewhere', [30, 31], { known: [], unknown: [stretch(30, 31)] }],
  ])('recalls %s', (_name, [from, to], wanted) => {
    expect(recalled(from, to)).toEqual(wanted);
  });

  it('knows nothing of other brands', () => {
    expect(recalled(10, 20, {}, 'meadow')).toEqual({ known: [], unknown: [stretch(10, 20)] });
  });

  it.each([
    ['one that it knows', 12, [15]],
    ['one that was empty', 14, [12, 15]],
  ])('forgets %s when that got news', (_name, minute, known) => {
    expect(recalled(10, 20, { [minute]: 'news' })).toEqual({ known, unknown: [stretch(minute, minute + 1)] });
  });

  it('trusts a minute with a mark while the mark is the same, and no longer', () => {
    memory.remember('harbour', stretch(12, 13), minutes('a', 12));
    expect(recalled(10, 20, { 12: 'a' }).unknown).toEqual([]);
    expect(recalled(10, 20, { 12: 'b' }).unknown).toEqual([stretch(12, 13)]);
    expect(recalled(10, 20).unknown).toEqual([stretch(12, 13)]);
  });

  it('grows with what touches it', () => {
    memory.remember('harbour', stretch(20, 22), minutes(undefined, 21));
    expect(recalled(10, 22)).toEqual({ known: [12, 15, 21], unknown: [] });
  });

  it('knows single minutes elsewhere, but not that there are no others', () => {
    memory.remember('harbour', stretch(30, 32), minutes(undefined, 30, 31));
    expect(recalled(30, 32)).toEqual({ known: [30, 31], unknown: [] });
    expect(recalled(29, 33).unknown).toEqual([stretch(29, 33)]);
    expect(recalled(30, 34)).toEqual({ known: [30, 31], unknown: [stretch(32, 34)] });
  });

  it('tells how far a stretch is known from its beginning', () => {
    expect(memory.beginning('harbour', stretch(12, 40))).toEqual(stretch(12, 20));
    expect(memory.beginning('harbour', stretch(9, 40))).toBeUndefined();
    expect(memory.beginning('meadow', stretch(12, 40))).toBeUndefined();
  });
});
