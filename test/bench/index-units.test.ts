import { describe, expect, it } from 'vitest';
import { createIndexBook } from '../../bench/aws/index-units.ts';

const KEY = { pk: 'c#1', sk: 'c' };
const listed = (over: object = {}) => ({ ...KEY, rp: 'harbour#open', rs: '001', pp: 'harbour#open', ps: '050', doc: 'anything', ...over });
const { pp: _pp, ps: _ps, ...RECENT_ONLY } = listed();

describe('the write units of indexes', () => {
  it.each([
    ['an item that no index lists', KEY, 0],
    ['an item with the keys of one index', RECENT_ONLY, 1],
    ['an item with the keys of two', listed(), 2],
    ['an item with half of the keys of an index', { ...KEY, rp: 'harbour#open' }, 0],
  ])('of %s, put for the first time', (_name, item, units) => {
    expect(createIndexBook().written(KEY, item)).toBe(units);
  });

  it.each([
    ['nothing while the keys stay, whatever else changes', listed({ doc: 'something else' }), 0],
    ['two where the position moves', listed({ rs: '002' }), 2],
    ['two for each index whose list changes', listed({ rp: 'harbour#closed', pp: 'harbour#closed' }), 4],
    ['one for each index that drops it', KEY, 2],
    ['one for each index when it is deleted', undefined, 2],
  ])('of a listed item: %s', (_name, after, units) => {
    const book = createIndexBook();
    book.written(KEY, listed());
    expect(book.written(KEY, after)).toBe(units);
  });

  it('are those of a new item again after it was deleted', () => {
    const book = createIndexBook();
    book.written(KEY, listed());
    book.written(KEY, undefined);
    expect(book.written(KEY, undefined)).toBe(0);
    expect(book.written(KEY, listed())).toBe(2);
  });

  // The entry holds the index's keys and the table's, names and values: 24 bytes beside the value of `rs`.
  it.each([
    ['a kilobyte', 1_024 - 24, 1],
    ['a byte more', 1_024 - 23, 2],
  ])('count each started kilobyte of the keys, and nothing of the document: %s', (_name, length, units) => {
    const item = { ...RECENT_ONLY, rs: 'x'.repeat(length), doc: 'x'.repeat(5_000) };
    expect(createIndexBook().written(KEY, item)).toBe(units);
  });

  it('are the same for items as they go over the wire', () => {
    const wired = Object.fromEntries(Object.entries(listed()).map(([name, text]) => [name, { S: text }]));
    const book = createIndexBook();
    expect(book.written({ pk: { S: 'c#1' }, sk: { S: 'c' } }, wired)).toBe(2);
    expect(book.written(KEY, listed())).toBe(0);
  });
});
