import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../core/phrases.ts';

describe('the phrases of some texts', () => {
  it('are what most of them say, a pair of words before a single one', () => {
    const texts = [
      'The night train to Lyon was cancelled',
      'Night train cancelled, again',
      'Stranded: no night train today',
      'My refund is late',
      'Refund, please',
    ];
    expect(phrasesOf(texts)).toEqual(['night train']);
  });

  it.each([
    ['two texts', 2, []],
    ['three', 3, ['tunnel']],
  ])('belong to several people: %s', (_name, people, phrases) => {
    expect(phrasesOf(Array.from({ length: people }, (_, index) => `Tunnel ${'abcdef'.charAt(index).repeat(4)}`))).toEqual(phrases);
  });

  it('do not come from one text alone, however often it is repeated', () => {
    expect(phrasesOf(Array.from({ length: 20 }, () => 'Lift broken, lift broken, lift broken'))).toEqual([]);
  });

  it('leave out handles, links, common words and short ones', () => {
    const texts = ['aa', 'bb', 'cc'].map((word) => `@harbour the ferry is at https://harbour.example/${word} and it was ok ${word}`);
    expect(phrasesOf(texts)).toEqual(['ferry']);
  });

  it('see the same word in any case and in any script', () => {
    expect(phrasesOf(['STÖRUNG hier', 'störung dort', 'Störung überall'])).toEqual(['störung']);
    expect(phrasesOf(['поезд раз', 'поезд два', 'Поезд три'])).toEqual(['поезд']);
  });

  it('say each word once, and five phrases at most', () => {
    const words = ['anchor', 'barrel', 'candle', 'dragon', 'engine', 'feather', 'garden'];
    const texts = [words, words.toReversed(), words.toSpliced(3, 0, 'lantern')].map((all) => all.join(' '));
    const phrases = phrasesOf(texts);
    expect(phrases).toHaveLength(5);
    expect(new Set(phrases.flatMap((phrase) => phrase.split(' '))).size).toBe(phrases.flatMap((phrase) => phrase.split(' ')).length);
  });

  it('do not depend on the order of the texts', () => {
    const texts = ['tunnel flooded', 'flooded tunnel', 'tunnel flooded again', 'bridge closed', 'closed bridge', 'bridge closed now'];
    expect(phrasesOf(texts.toReversed())).toEqual(phrasesOf(texts));
  });

  it('leave out the names that everybody uses', () => {
    const texts = ['Wrenlow tunnel', 'wrenlow Tunnel flooded', 'the tunnel of Wrenlow'];
    expect(phrasesOf(texts, ['Wrenlow'])).toEqual(['tunnel']);
  });

  it('leave out each part of a name with a hyphen', () => {
    const texts = ['Wrenlow tunnel', 'the wrenlow-rail tunnel', 'tunnel of Wrenlow'];
    expect(phrasesOf(texts, ['Wrenlow-Rail'])).toEqual(['tunnel']);
  });

  it('are looked for where a text begins: nobody fills the memory with a book', () => {
    const book = (word: string): string => `tunnel ${'and '.repeat(2_000)} ${word}`;
    expect(phrasesOf([book('lantern one'), book('lantern two'), book('lantern three')])).toEqual(['tunnel']);
  });

  it('are none of nothing', () => {
    expect(phrasesOf([])).toEqual([]);
  });
});
