import { once } from '../once.ts';

/**
 * Other people's texts made safe to stand among our own words: on one line, no longer than its place, and unable to
 * turn the reading direction of what follows.
 */

/** Control characters, line and paragraph separators, and the marks that override the direction of text (Unicode Bidi, UAX 9). */
const BREAKING = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;

/** The text on one line, spaces collapsed, lone surrogates replaced. */
export const oneLine = (text: string): string => text.toWellFormed().replace(BREAKING, ' ').replace(/\s+/gu, ' ').trim();

const graphemes = once(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));
const ELLIPSIS = '…';

/** At most `max` UTF-16 units, cut between two characters as people see them; an ellipsis says that more followed. */
export const cutTo = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of graphemes().segment(text.slice(0, max + 1))) {
    if (index + segment.length > max - ELLIPSIS.length) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}${ELLIPSIS}`;
};

/** Letters that canonical decomposition does not take apart, and the punctuation of good typesetting. */
const ASCII: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};

/** The text in printable ASCII on one line: marks taken off letters, what has no counterpart dropped. */
export const toAscii = (text: string): string =>
  Array.from(text.toWellFormed(), (character) => ASCII[character] ?? character)
    .join('')
    .normalize('NFKD')
    .replace(/\s+/gu, ' ')
    .replace(/[^ -~]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
