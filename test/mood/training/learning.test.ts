import { describe, expect, it } from 'vitest';
import { moodBy } from '../../../mood/engine.ts';
import { profileOf } from '../../../mood/profiles.ts';
import { encodeWeights } from '../../../mood/training/encode.ts';
import type { Example } from '../../../mood/training/examples.ts';
import { learnBallot } from '../../../mood/training/learn-ballot.ts';
import { learnLanguage, readerFrom, type Learned } from '../../../mood/training/learn-language.ts';
import { votesOf, VOTED } from '../../../mood/votes.ts';
import { decodeWeights } from '../../../mood/weights.ts';

const THINGS = ['app', 'parcel', 'line', 'invoice', 'shop', 'driver', 'router', 'update'];
const SAID = {
  NEGATIVE: ['is broken', 'never came', 'is awful'],
  NEUTRAL: ['is blue', 'opens at nine', 'has a number'],
  POSITIVE: ['is lovely', 'works well', 'is great'],
};

const examples: readonly Example[] = Object.entries(SAID).flatMap(([label, ends]) =>
  THINGS.flatMap((thing) =>
    ends.map((end): Example => ({ text: `the ${thing} ${end}`, label: label as Example['label'], kind: 'message', weight: 1, source: 'test' })),
  ),
);

const settings = {
  table: { bits: 14, rounds: 10 },
  net: { filters: 4, hidden: 4, rounds: 10 },
  scales: { hidden: 2, rounds: 40 },
  expected: { NEGATIVE: 0.33, NEUTRAL: 0.33, POSITIVE: 0.31, MIXED: 0.03 },
  partOf: (_example: Example, index: number) => index % 5,
};
const learned = (seed = 7): Learned => learnLanguage(examples, profileOf('en'), { ...settings, seed });
const ballotOf = () =>
  learnBallot(
    [
      ...['where is my parcel', 'this is not good', 'thank you so much'].map((text) => ({ text, language: 'en' as const })),
      ...['wo ist mein Paket', 'das ist nicht gut', 'vielen Dank dafür'].map((text) => ({ text, language: 'de' as const })),
    ],
    { bits: 12, rounds: 20, seed: 1 },
  );

describe('learning a language', () => {
  const once = learned();
  const reader = readerFrom(once);

  it.each([
    ['the cat never came', 'NEGATIVE'],
    ['the cat is lovely', 'POSITIVE'],
    ['the cat opens at nine', 'NEUTRAL'],
  ])('reads what it has not seen in the words that it has: %s', (text, label) => {
    expect(moodBy(reader, 'en', text).label).toBe(label);
  });

  it('gives the same weights for the same seed, and others for another', () => {
    expect(learned()).toEqual(once);
    expect(learned(8).table.negative).not.toEqual(reader.table.negative);
  });

  it('tells languages apart by their words and letters', () => {
    const ballot = ballotOf();
    const first = (text: string): string | undefined => VOTED[votesOf(text, ballot).indexOf(Math.max(...votesOf(text, ballot)))];
    expect(first('is this my parcel')).toBe('en');
    expect(first('nicht mein Paket')).toBe('de');
  });
});

describe('a file of weights', () => {
  const once = learned();
  const reader = readerFrom(once);
  const file = encodeWeights(ballotOf(), new Map([['en', once]]), { ballot: 5_000, of: () => 20_000 });

  it('reads as what was written, but for the steps of its bytes', () => {
    const again = decodeWeights(file).readers.get('en')?.();
    if (again === undefined) throw new Error('the language is gone');
    for (const { text } of examples) expect(moodBy(again, 'en', text).negative).toBeCloseTo(moodBy(reader, 'en', text).negative, 1);
    expect(votesOf('where is it', decodeWeights(file).ballot())[0]).toBeCloseTo(votesOf('where is it', ballotOf())[0] ?? 0, 1);
  });

  it('keeps only so many weights as it may, the largest', () => {
    const small = encodeWeights(ballotOf(), new Map([['en', once]]), { ballot: 100, of: () => 50 });
    const table = decodeWeights(small).readers.get('en')?.().table;
    const kept = [...(table?.negative ?? []), ...(table?.positive ?? [])].filter((weight) => weight !== 0);
    expect(kept.length).toBeLessThanOrEqual(51);
    expect(kept.length).toBeGreaterThan(40);
    expect(small.length).toBeLessThan(file.length);
  });

  it('has weights at the very places, however far apart they are', () => {
    const negative = new Float32Array(2 ** 12);
    for (const place of [0, 1, 254, 255, 256, 509, 510, 1_020, 4_095]) negative[place] = 1;
    const sparse: Learned = { table: { bits: 12, step: 1, negative, positive: new Float32Array(2 ** 12) }, scales: reader.scales };
    const read = decodeWeights(encodeWeights(ballotOf(), new Map([['en', sparse]]), { ballot: 1, of: () => 100 })).readers.get('en')?.().table
      .negative;
    expect([...(read ?? [])].flatMap((weight, place) => (weight === 0 ? [] : [place]))).toEqual([0, 1, 254, 255, 256, 509, 510, 1_020, 4_095]);
  });
});
