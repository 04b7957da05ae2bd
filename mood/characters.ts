/** What a character is to a reader of moods. Numbers, since the scanner looks at each character of each text. */
export const GAP = 0;
/** A letter, or a mark upon one, of a script that puts blanks between words. */
export const LETTER = 1;
export const DIGIT = 2;
/** A character that is a word or a part of one by itself: Han, Hiragana, Katakana. */
export const IDEOGRAPH = 3;
/** An emoji, or a symbol that is used like one. */
export const PICTURE = 4;
/** Says nothing by itself: joiners, skin tones, variation selectors, Arabic vowel signs and stretching. */
export const SILENT = 5;
export const MARK = 6;

/** All code points of one code unit: what they are is looked up once. */
const SMALL = 0x10000;
const UNKNOWN = 255;

const kinds = new Uint8Array(SMALL).fill(UNKNOWN);
const folded = new Uint16Array(SMALL);

const LETTERS = /[\p{L}\p{M}]/u;
const DIGITS = /\p{Nd}/u;
const PICTURES = /(?![©®™])\p{Extended_Pictographic}/u;
const SILENCE = /\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Cf}|[\u0610-\u061a]|[\u064b-\u0652]|\u0670|\u0640/u;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〆ー]/u;
const PUNCTUATION = /[!?.,;:…¡¿،؛؟।！？。，、；：~～]/u;

/** The kind of a code point. */
export const kindOf = (code: number): number => {
  if (code >= SMALL) return kindOfPair(code);
  const known = kinds[code] ?? GAP;
  if (known !== UNKNOWN) return known;
  const kind = classified(code);
  kinds[code] = kind;
  folded[code] = foldOf(code);
  return kind;
};

/** A letter in lower case without accents, as a code unit; to be called after `kindOf`. Variants of Arabic letters become one. */
export const foldedCode = (code: number): number => (code < SMALL ? (folded[code] ?? code) : code);

/** Of the code points above, messages hold emoji above all: these are remembered one by one. */
const pairs = new Map<number, number>();
const MOST_PAIRS = 4_096;

function kindOfPair(code: number): number {
  const known = pairs.get(code);
  if (known !== undefined) return known;
  const kind = classified(code);
  if (pairs.size < MOST_PAIRS) pairs.set(code, kind);
  return kind;
}

function classified(code: number): number {
  const character = String.fromCodePoint(code);
  if (SILENCE.test(character)) return SILENT;
  if (IDEOGRAPHS.test(character)) return IDEOGRAPH;
  if (LETTERS.test(character)) return LETTER;
  if (DIGITS.test(character)) return DIGIT;
  if (PUNCTUATION.test(character)) return MARK;
  return PICTURES.test(character) ? PICTURE : GAP;
}

/** Letters that customers write one for the other, beyond case and accents. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...Array.from('أإآٱ', (letter): [string, string] => [letter, 'ا']),
  ['ة', 'ه'],
  ['ى', 'ي'],
  ['ؤ', 'و'],
  ['ئ', 'ي'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
]);

/** Hangul's syllables are taken apart by the same rule as accents are, which would leave one consonant of each. */
const HANGUL = 0xac00;

function foldOf(code: number): number {
  if (code >= HANGUL) return code;
  const lower = String.fromCodePoint(code).toLowerCase();
  const plain = VARIANTS.get(lower) ?? lower.normalize('NFD');
  return plain.charCodeAt(0);
}
