import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPhrases, type Phrased } from '../../core/key-phrases.ts';

/** Texts of one language, each with its phrases. */
const texts = (...phrases: readonly (readonly string[])[]): Phrased[] => phrases.map((own) => ({ language: 'en', phrases: own }));
/** Three texts that name the same. */
const thrice = (language: string, ...phrases: readonly string[]): Phrased[] => Array.from({ length: 3 }, () => ({ language, phrases }));

describe('the phrases that some texts share', () => {
  it.each([
    ['in two texts', 2, []],
    ['in three', 3, ['night train']],
  ])('are named by several: %s', (_name, count, phrases) => {
    expect(sharedPhrases(texts(...Array.from({ length: count }, () => ['the night train'])))).toEqual(phrases);
  });

  it('are counted once a text', () => {
    expect(sharedPhrases(texts(['a refund', 'my refund', 'Refund'], ['the refund']))).toEqual([]);
  });

  it('count within longer ones: each says it in its own way', () => {
    expect(sharedPhrases(texts(['the night train'], ['my cancelled night train'], ['the night train to Lyon'], ['the training']))).toEqual([
      'night train',
    ]);
  });

  it.each([
    ['en', "The driver's app", "driver's app"],
    ['en', 'Our e-mail addresses', 'e-mail addresses'],
    ['de', 'Die kalte Heizung', 'kalte heizung'],
    ['es', 'La tarjeta nueva', 'tarjeta nueva'],
    ['fr', "L'appli mobile", 'appli mobile'],
    ['it', 'Il mio rimborso', 'rimborso'],
    ['pt', 'A nossa encomenda', 'encomenda'],
    ['en', 'die casting', 'die casting'],
    ['ja', '返金', '返金'],
    ['hi', 'रेल टिकट', 'रेल टिकट'],
  ])('begin behind articles and pronouns of their own language: %s %s', (language, phrase, plain) => {
    expect(sharedPhrases(thrice(language, phrase))).toEqual([plain]);
  });

  it.each([
    ['a pronoun', 'it'],
    ['a common word', 'the other'],
    ['a word for nothing in particular', 'everything'],
    ['a number', '2 000'],
    ['a letter', 'x'],
    ['a handle', '@harbour'],
    ['a link', 'https://harbour.example/refund'],
    ['the brand', "the Wrenlow-Rail's"],
  ])('are not %s', (_name, phrase) => {
    expect(sharedPhrases(thrice('en', phrase), ['Wrenlow Rail'])).toEqual([]);
  });

  it('lose the brand, and what led to it', () => {
    expect(sharedPhrases(thrice('en', 'the app of Wrenlow'), ['Wrenlow'])).toEqual(['app']);
  });

  it('say no: a negation is part of the matter', () => {
    expect(sharedPhrases(thrice('en', 'no refund'))).toEqual(['no refund']);
  });

  it('begin with what tells most: long ones, then those that more texts name', () => {
    const said = texts(['late refund', 'heating'], ['late refund', 'heating'], ['late refund', 'heating', 'queue'], ['queue'], ['queue'], ['queue']);
    expect(sharedPhrases(said)).toEqual(['late refund', 'queue', 'heating']);
  });

  it('share no word with each other, and are five at most', () => {
    const all = ['anchor', 'barrel', 'candle', 'dragon', 'engine', 'feather'].map((word) => `green ${word}`);
    expect(sharedPhrases(thrice('en', ...all))).toEqual(['green feather']);
    expect(sharedPhrases(thrice('en', ...all.map((phrase) => phrase.replace('green ', ''))))).toHaveLength(5);
  });

  it('are looked for where a text begins: nobody takes the time of all others with a book', () => {
    const book = [...Array.from({ length: 40 }, (_, index) => `lantern${index}`), 'refund'];
    expect(sharedPhrases(texts(book, ['refund'], ['refund']))).toEqual([]);
  });

  it('do not depend on the order of the texts', () => {
    const phrase = fc.constantFrom('the refund', 'late refund', 'night train', 'train', 'my app', 'app of Wrenlow', 'queue', 'no queue');
    fc.assert(
      fc.property(fc.array(fc.array(phrase, { maxLength: 4 }), { maxLength: 12 }), (own) => {
        expect(sharedPhrases(texts(...own.toReversed()))).toEqual(sharedPhrases(texts(...own)));
      }),
    );
  });
});
