import { describe, expect, it } from 'vitest';
import { earlierThan, HISTORY, HISTORY_READ } from '../../core/history.ts';
import { NOON } from '../contracts/builders.ts';

const one = { id: 'one', firstMessageAt: NOON };
const other = (firstMessageAt: number, id = 'other') => ({ id, firstMessageAt });

describe("a customer's earlier conversations", () => {
  it.each([
    ['begun before the thirty days', NOON - HISTORY - 1, 0],
    ['begun as the thirty days begin', NOON - HISTORY, 1],
    ['begun just before', NOON - 1, 1],
    ['begun at the same moment', NOON, 0],
    ['begun later', NOON + 1, 0],
  ])('count one %s as it should', (_name, at, count) => {
    expect(earlierThan(one, [other(at)])).toBe(count);
  });

  it('are others, and not itself', () => {
    expect(earlierThan(one, [other(NOON - 1, 'one')])).toBe(0);
  });

  it('are counted up to a bound', () => {
    const many = Array.from({ length: HISTORY_READ + 9 }, (_nothing, index) => other(NOON - 1 - index, `other-${index}`));
    expect(earlierThan(one, many.slice(0, HISTORY_READ - 1))).toBe(HISTORY_READ - 1);
    expect(earlierThan(one, many)).toBe(HISTORY_READ);
  });
});
