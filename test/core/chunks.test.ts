import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../core/chunks.ts';

const byLength = { weightOf: (text: string) => text.length };

describe('chunks', () => {
  it.each([
    ['nothing', [], []],
    ['as many as may be', ['a', 'b'], [['a', 'b']]],
    ['one more', ['a', 'b', 'c'], [['a', 'b'], ['c']]],
    ['exactly as heavy as may be', ['aa', 'aaa'], [['aa', 'aaa']]],
    ['a little heavier', ['aa', 'aaaa'], [['aa'], ['aaaa']]],
    ['one that is too heavy by itself', ['a', 'aaaaaa', 'b'], [['a'], ['aaaaaa'], ['b']]],
  ])('of %s', (_name, items, chunks) => {
    expect(chunksOf<string>(items, { items: 2, weight: 5, ...byLength })).toEqual(chunks);
  });

  it('hold every item once, in order, and keep both limits wherever an item does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 })), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (all, items, weight) => {
        const chunks = chunksOf(all, { items, weight, ...byLength });
        expect(chunks.flat()).toEqual(all);
        for (const chunk of chunks) {
          expect(chunk.length).toBeGreaterThan(0);
          expect(chunk.length).toBeLessThanOrEqual(items);
          if (chunk.length > 1) expect(chunk.join('').length).toBeLessThanOrEqual(weight);
        }
      }),
    );
  });
});
