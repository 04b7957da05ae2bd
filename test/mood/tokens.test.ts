import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACE, LINK, SIGN, STOP, tokensOf, WORD } from '../../mood/tokens.ts';

const KINDS = new Map([
  [WORD, 'word'],
  [SIGN, 'sign'],
  [FACE, 'face'],
  [STOP, 'stop'],
  [LINK, 'link'],
]);

const spelling = { joinsApostrophes: true, hasUmlauts: false };

/** The tokens of a text, spelled out. */
const told = (text: string, how = spelling): string[] => {
  const { count, kinds, starts, ends, codes } = tokensOf(text, how);
  return Array.from({ length: count }, (_, at) => {
    const kind = KINDS.get(kinds[at] ?? 0) ?? '?';
    const letters = String.fromCharCode(...codes.subarray(starts[at], ends[at]));
    return kind === 'word' || kind === 'sign' || kind === 'stop' ? letters : kind;
  });
};

describe('the tokens of a text', () => {
  it.each([
    ['lower case, without accents', 'ÉTÉ à Málaga', ['ete', 'a', 'malaga']],
    ['numbers as one 0', '3rd time, 250 EUR', ['0rd', 'time', ',', '0', 'eur']],
    ['no letter more than twice', 'sooooo gooood', ['soo', 'good']],
    ["can't as one word", "I can't, I won’t", ['i', 'cant', ',', 'i', 'wont']],
    ['hashtags as words', '#fail again', ['fail', 'again']],
    ['no handles', 'thanks @some_body for that', ['thanks', 'for', 'that']],
    ['no mail addresses', 'write to me.too@example.com please', ['write', 'to', 'me', '.', 'please']],
    ['links as such', 'see https://example.com/great?x=1 or www.example.com', ['see', 'link', 'or', 'link']],
    ['links that a data set masked', 'the new one http', ['the', 'new', 'one', 'link']],
    ['not every h as a link', 'httpd has hurt', ['httpd', 'has', 'hurt']],
    ['runs of marks by their kind', 'why?? no!!! well... ok…', ['why', '??', 'no', '!!', 'well', '…', 'ok', '…']],
    ['emoticons', 'fine :-) or :( or =D <3', ['fine', 'face', 'or', 'face', 'or', 'face', 'face']],
    ['emoji, without their skin', '👍🏽 ❤️ 😡', ['face', 'face', 'face']],
    ['no trade marks', 'Wrenlow™ ©', ['wrenlow']],
    ['Chinese and Japanese one character at a time', '不好 です', ['不', '好', 'で', 'す']],
    ['Korean by words', '안 열려요', ['안', '열려요']],
    ['Arabic without vowel signs and stretching, with one alef', 'أنــا غاضبٌ', ['انا', 'غاضب']],
    ['Devanagari with its vowel signs', 'नहीं', ['नहीं']],
    ['nothing of blanks and control characters', ' \0\t\n\u200b', []],
    ['nothing of a lone surrogate', '\ud800', []],
  ])('have %s', (_what, text, tokens) => {
    expect(told(text)).toEqual(tokens);
  });

  it('are two where a language elides', () => {
    expect(told("l'appli", { joinsApostrophes: false, hasUmlauts: false })).toEqual(['l', 'appli']);
  });

  it('spell umlauts both ways alike where a language has them', () => {
    const german = { joinsApostrophes: false, hasUmlauts: true };
    expect(told('schön', german)).toEqual(told('schoen', german));
    expect(told('schön', german)).not.toEqual(told('schon', german));
    expect(told('Grüße')).toEqual(['grusse']);
  });

  it('count what is shouted, drawn out, called and asked', () => {
    const { shouted, drawnOut, exclamations, questions, words } = tokensOf('WHY is it DOWN agaaaain?! Hello??', spelling);
    expect({ shouted, drawnOut, exclamations, questions, words }).toEqual({ shouted: 2, drawnOut: 1, exclamations: 1, questions: 3, words: 6 });
  });

  it('are bounded, and lie within the codes, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { count, starts, ends } = tokensOf(text, spelling);
        expect(count).toBeLessThanOrEqual(text.length);
        for (let at = 0; at < count; at += 1) expect(starts[at]).toBeLessThanOrEqual(ends[at] ?? 0);
      }),
    );
  });
});
