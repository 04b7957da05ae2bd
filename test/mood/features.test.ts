import { describe, expect, it } from 'vitest';
import { featuresOf as featuresOfTokens, hashOf, type Features, type Profile } from '../../mood/features.ts';
import { profileOf, READ_LANGUAGES } from '../../mood/profiles.ts';
import { tokensOf } from '../../mood/tokens.ts';

const featuresOf = (text: string, profile: Profile): Features => featuresOfTokens(tokensOf(text, profile), profile);

const english = profileOf('en');
const hashesOf = (text: string): ReadonlySet<number> => {
  const { hashes, count } = featuresOf(text, english);
  return new Set(hashes.subarray(0, count));
};
const shared = (a: string, b: string): number => [...hashesOf(a)].filter((hash) => hashesOf(b).has(hash)).length;

describe('the features of a text', () => {
  it('are the same for spellings that mean the same', () => {
    expect(hashesOf('It CAN’T load')).not.toEqual(hashesOf('it can load'));
    expect([...hashesOf("it can't load")]).toEqual([...hashesOf('It can’t load')]);
  });

  it('share letters of a misspelt word with the right one', () => {
    expect(shared('terible', 'terrible')).toBeGreaterThan(3);
    expect(shared('good', 'terrible')).toBeLessThan(shared('terible', 'terrible'));
  });

  it('tell a negated word from the plain one, within a clause', () => {
    const negated = [...hashesOf('not very good')].filter((hash) => !hashesOf('very good').has(hash)).length;
    const elsewhere = [...hashesOf('not. very good')].filter((hash) => !hashesOf('not. xyz').has(hash) && !hashesOf('very good').has(hash)).length;
    expect(negated).toBeGreaterThan(elsewhere);
  });

  it('come clause by clause, and those of the text as a whole after the last', () => {
    const { clauses, ends, count } = featuresOf('I love the tariff but the app is broken. Really!', english);
    expect(clauses).toBe(3);
    expect([...ends.subarray(0, clauses)]).toEqual([...ends.subarray(0, clauses)].toSorted((a, b) => a - b));
    expect(ends[clauses - 1]).toBeLessThan(count);
  });

  it.each([
    ['', false],
    ['12345', false],
    ['https://example.com', false],
    ['a', true],
    ['👍', true],
    ['不', true],
  ])('say whether there is anything to read: "%s" %s', (text, says) => {
    expect(featuresOf(text, english).saysSomething).toBe(says);
  });

  it('stay within their bounds for the longest text that is read', () => {
    const { count } = featuresOf('wait! '.repeat(833), english);
    expect(count).toBeGreaterThan(5_000);
    expect(count).toBeLessThanOrEqual(65_536);
  });
});

describe('the profile of a language', () => {
  it.each(READ_LANGUAGES)('knows the negations of %s as the scanner spells them', (language) => {
    const { negators } = profileOf(language);
    expect(negators.has(0)).toBe(false);
    if (language === 'en') expect(negators.has(hashOf("can't", english))).toBe(true);
    if (language === 'pt') expect(negators.has(hashOf('nao', profileOf('pt')))).toBe(true);
  });
});
