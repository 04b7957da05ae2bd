import { describe, expect, it } from 'vitest';
import { anotherMatter, joined, matterOf, ofMatter, type Said } from '../../core/matter.ts';

/** So many people who each say the same of something, each in other words around it. */
const people = (number: number, matter: string, language = 'en'): Said[] =>
  Array.from({ length: number }, (_, index) => ({
    id: `${matter} ${index}`,
    author: `${matter} ${index}`,
    language,
    text: `${AROUND[index % AROUND.length]} ${matter} ${index}`,
  }));
const AROUND = ['Terrible:', 'Unbelievable,', 'Whoever did this:', 'Honestly', 'Angry about', 'Fix'];
const OUTAGE = matterOf(people(12, 'broadband outage'), []);

describe('what messages are about', () => {
  it('is in the words that many share, by language', () => {
    const matter = matterOf([...people(5, 'broadband outage'), ...people(5, 'störung leitung', 'de')], []);
    expect(matter).toEqual({ en: ['broadband', 'outage'], de: ['störung', 'leitung'] });
  });

  it('leaves out a language in which too few speak, and names that everybody uses', () => {
    expect(matterOf([...people(5, 'Wrenlow outage'), ...people(2, 'störung', 'de')], ['Wrenlow'])).toEqual({ en: ['outage'] });
  });

  it('learns the words of a further language, and keeps those that it has', () => {
    const grown = joined(OUTAGE, [...people(5, 'double charge'), ...people(5, 'störung leitung', 'de')], []);
    expect(grown).toEqual({ ...OUTAGE, de: ['störung', 'leitung'] });
    expect(joined(OUTAGE, people(9, 'double charge'), [])).toBe(OUTAGE);
  });
});

describe('another matter', () => {
  const heard = (said: readonly Said[], minAuthors = 10) => anotherMatter([OUTAGE], said, [], minAuthors);

  it('is a theme of its own of enough people, who name nothing of the first', () => {
    const other = heard([...people(20, 'broadband outage'), ...people(12, 'double charge')]);
    expect(other).toMatchObject({ people: 12, phrases: ['double charge'], matter: { en: ['double', 'charge'] } });
    expect(other?.said.map(({ id }) => id)).toContain('double charge 3');
  });

  it.each([
    ['too few people', [...people(12, 'broadband outage'), ...people(9, 'double charge')]],
    ['too small a part of what is said', [...people(40, 'broadband outage'), ...people(12, 'double charge')]],
    ['the first matter in other words beside it', people(30, 'outage refund')],
    ['another language, which the first may be spoken of in as well', [...people(20, 'broadband outage'), ...people(20, 'störung leitung', 'de')]],
    ['one loud author', people(30, 'double charge').map((said) => ({ ...said, author: 'one' }))],
    [
      'complaints that share nothing',
      Array.from({ length: 30 }, (_, index): Said => ({ id: `${index}`, author: `${index}`, language: 'en', text: `xq${index}a` })),
    ],
  ])('is not %s', (_name, said) => {
    expect(heard(said)).toBeUndefined();
  });

  it('is none that another running incident is about', () => {
    const charge = matterOf(people(12, 'double charge'), []);
    expect(anotherMatter([OUTAGE, charge], people(20, 'double charge'), [], 10)).toBeUndefined();
  });
});

describe('the messages of a matter', () => {
  it('are all but those that are about another one alone', () => {
    const charge = matterOf(people(12, 'double charge'), []);
    const said = [...people(2, 'broadband outage'), ...people(2, 'double charge'), ...people(2, 'double outage'), ...people(2, 'rude words')];
    expect(ofMatter(said, OUTAGE, [charge]).map(({ id }) => id.replace(/ \d$/, ''))).toEqual([
      ...Array(2).fill('broadband outage'),
      ...Array(2).fill('double outage'),
      ...Array(2).fill('rude words'),
    ]);
  });
});
