import { describe, expect, it } from 'vitest';
import { batchesOf, documentOf, identityOf, isCut, isWorthAsking, unitsOf } from '../../../../lambdas/adapters/comprehend/document.ts';

describe('a document', () => {
  it.each([
    ['blanks around it', '  not good\n', 'not good'],
    ['blanks within', 'not\n\n  good', 'not good'],
    ['letters composed in two ways', 'Cafe\u0301', 'Caf\u00e9'],
  ])('is the same whatever the %s', (_name, text, same) => {
    expect(documentOf({ text })).toEqual({ text: same });
  });

  it('keeps its case, which carries mood', () => {
    expect(identityOf(documentOf({ text: 'WHERE IS IT' }))).not.toBe(identityOf(documentOf({ text: 'where is it' })));
  });

  it('is another one in another language, and the same one in another region', () => {
    const identity = (language?: string) => identityOf(documentOf({ text: 'Taxi', language }));
    expect(identity('en-GB')).toBe(identity('en-US'));
    expect(identity('en')).not.toBe(identity('de'));
    expect(identity()).not.toBe(identity('en'));
  });

  it.each([
    ['letters of one byte', 'a', 5_000],
    ['letters of two bytes', 'é', 2_500],
    ['letters of three bytes', '語', 1_666],
    ['pictures of four bytes', '😀', 1_250],
  ])('is cut to 5,000 bytes between characters: %s', (_name, letter, most) => {
    const { text } = documentOf({ text: letter.repeat(6_000) });
    expect(text).toBe(letter.repeat(most));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5_000);
  });

  it.each([
    ['just at the limit', 'é'.repeat(2_500), false],
    ['a byte above it', `${'é'.repeat(2_500)}a`, true],
    ['above it by blanks that are not sent', `${'é'.repeat(2_500)}  \n`, false],
  ])('is known to be cut: %s', (_name, text, cut) => {
    expect(isCut({ text })).toBe(cut);
  });

  it('is well formed, also when half a character was sent', () => {
    expect(documentOf({ text: 'broken \ud83d here' }).text).toBe('broken \ufffd here');
  });

  it.each([
    ['', false],
    [' \n\t', false],
    ['👍👍', false],
    ['?!...', false],
    ['2026', false],
    ['https://example.com/why-is-it-down', false],
    ['@acme @acme_help', false],
    ['no', true],
    ['@acme down again', true],
    ['ダメ', true],
  ])('is worth asking about when there is a word in it: %j is %s', (text, worth) => {
    expect(isWorthAsking(documentOf({ text }))).toBe(worth);
  });

  it.each([
    ['en', true],
    ['zh-HK', true],
    ['nl', false],
    ['und', true],
  ])('is worth asking about in a language that is read, or not known: %s is %s', (language, worth) => {
    expect(isWorthAsking(documentOf({ text: 'some words', language }))).toBe(worth);
  });

  it.each([
    ['one letter', 1, 3],
    ['just three hundred', 300, 3],
    ['just above', 301, 4],
    ['five thousand', 5_000, 50],
  ])('costs by the hundred characters, and three units at least: %s', (_name, length, units) => {
    expect(unitsOf({ text: 'a'.repeat(length) })).toBe(units);
  });

  it('costs by its characters, not by their bytes', () => {
    expect(unitsOf({ text: '😀'.repeat(300) })).toBe(3);
  });

  it.each([
    ['none', 0, []],
    ['a full call', 25, [25]],
    ['one more', 26, [25, 1]],
  ])('goes out with at most 24 others: %s', (_name, count, sizes) => {
    const documents = Array.from({ length: count }, (_, index) => ({ text: `text ${index}` }));
    expect(batchesOf(documents).map(({ length }) => length)).toEqual(sizes);
    expect(batchesOf(documents).flat()).toEqual(documents);
  });
});
