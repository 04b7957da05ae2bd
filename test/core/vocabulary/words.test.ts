import { describe, expect, it } from 'vitest';
import { namedIn, plainText, vocabularyOf, without } from '../../../core/vocabulary/words.ts';

const WORDS = vocabularyOf({ en: "can't log in, refund, not working", de: 'kündige, geht nicht', fr: 'j’adore' });
const named = (text: string): string[] => namedIn(plainText(text), WORDS);

describe('a vocabulary', () => {
  it.each([
    ['as it stands', 'I want a refund.', ['refund']],
    ['in any case', 'REFUND', ['refund']],
    ['without its accents', 'Ich kundige', ['kündige']],
    ['with a curved apostrophe', 'I can’t log in', ["can't log in"]],
    ['without an apostrophe', 'cant log in', ["can't log in"]],
    ['written out', 'I cannot log in', ["can't log in"]],
    ['over a line break', 'it is not\nworking', ['not working']],
    ['in another language, once', 'j’adore, j’adore', ['j’adore']],
    ['in the order of the text', 'refund: geht nicht', ['refund', 'geht nicht']],
    ['not inside another word', 'refundable', []],
    ['not in an address', 'https://harbour.example/refund', []],
    ['not in a handle', '@refund.me hello', []],
    ['not in an empty text', '', []],
  ] as const)('finds a term %s', (_name, text, terms) => {
    expect(named(text)).toEqual(terms);
  });

  it.each([
    ["it doesn't", 'it does not'],
    ['it wont', 'it will not'],
    ["they haven't", 'they have not'],
    ['i cant', 'i can not'],
    ['i cannot', 'i can not'],
    ["i'm late, and you're not", 'im late, and youre not'],
    ['cantata', 'cantata'],
  ])('reads short forms as they are written out: %s', (text, plain) => {
    expect(plainText(text).plain).toBe(plain);
  });

  it('can leave a part of a text out', () => {
    expect(namedIn(without(plainText('no refund, and it is not working'), /no refund/gu), WORDS)).toEqual(['not working']);
  });
});
