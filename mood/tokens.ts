import { afterBlank, isLink } from './addresses.ts';
import { DIGIT, foldedCode, GAP, IDEOGRAPH, kindOf, LETTER, MARK, PICTURE, SILENT } from './characters.ts';

/** What a token is. Numbers, since each token of each text is looked at. */
export const WORD = 1;
/** One character of a script without blanks between words. */
export const SIGN = 2;
/** An emoji, or an emoticon such as `:-)`. */
export const FACE = 3;
/** Punctuation; the code of a run says which (`!`, `!!`, `?`, `...`). */
export const STOP = 4;
export const LINK = 5;

/** The tokens of one text. The arrays are those of the scanner: they hold until it scans the next text. */
export interface Tokens {
  count: number;
  readonly kinds: Uint8Array;
  /** Where a token begins and ends in `codes`. */
  readonly starts: Uint16Array;
  readonly ends: Uint16Array;
  /** Code units of all tokens, folded: lower case, no accents, digits as one 0, no letter more than twice in a row. */
  readonly codes: Uint16Array;
  /** 1 where a word is drawn out like "sooo". */
  readonly drawn: Uint8Array;
  /** Words in capitals, words drawn out, and marks of each kind. */
  shouted: number;
  drawnOut: number;
  exclamations: number;
  questions: number;
  words: number;
  /** Letters of words and signs, and faces: a text that has neither says nothing. */
  letters: number;
  faces: number;
}

/** How the letters of a language are spelled. */
export interface Spelling {
  /** "can't" is one word, "l'appli" are two. */
  readonly joinsApostrophes: boolean;
  /** `ü` is also written `ue`. */
  readonly hasUmlauts: boolean;
}

const MOST = 8_192;
const tokens: Tokens = {
  count: 0,
  kinds: new Uint8Array(MOST),
  starts: new Uint16Array(MOST),
  ends: new Uint16Array(MOST),
  codes: new Uint16Array(MOST * 2),
  drawn: new Uint8Array(MOST),
  shouted: 0,
  drawnOut: 0,
  exclamations: 0,
  questions: 0,
  words: 0,
  letters: 0,
  faces: 0,
};

const ZERO = 48;
const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
const [AT, HASH, COLON, SEMICOLON, EQUALS, LESS, THREE, DOT, BANG, QUERY] = Array.from('@#:;=<3.!?', codeOf) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const APOSTROPHES = new Set(Array.from("'’‘`´ʼ", codeOf));
const MOUTHS = new Map([
  ...Array.from(')]D*pP3', (mouth): [number, number] => [codeOf(mouth), codeOf(')')]),
  ...Array.from('([/\\|c', (mouth): [number, number] => [codeOf(mouth), codeOf('(')]),
]);
const UMLAUTS = new Set(Array.from('äöüÄÖÜ', codeOf));
const SHARP_S = codeOf('ß');
const E = codeOf('e');
const S = codeOf('s');

let used = 0;

/** Cuts a text of at most 5,000 bytes into tokens. */
export const tokensOf = (text: string, spelling: Spelling): Tokens => {
  used = 0;
  tokens.count = tokens.shouted = tokens.drawnOut = tokens.exclamations = tokens.questions = tokens.words = tokens.letters = tokens.faces = 0;
  let at = 0;
  while (at < text.length && hasRoom()) at = next(text, at, spelling);
  return tokens;
};

const hasRoom = (): boolean => tokens.count < MOST - 4 && used < 2 * MOST - 64;

function next(text: string, at: number, spelling: Spelling): number {
  const code = text.codePointAt(at) ?? 0;
  switch (kindOf(code)) {
    case LETTER:
    case DIGIT:
      return word(text, at, spelling);
    case IDEOGRAPH:
      return emit(SIGN, code, at + width(code));
    case PICTURE:
      return emit(FACE, code, at + width(code));
    case MARK:
      return mark(text, at, code);
    default:
      return symbol(text, at, code, spelling);
  }
}

const width = (code: number): number => (code > 0xffff ? 2 : 1);

function emit(kind: number, code: number, after: number): number {
  if (kind === SIGN) tokens.letters += 1;
  else tokens.faces += 1;
  begin(kind);
  put(code & 0xffff);
  if (code > 0xffff) put(code >>> 16);
  end();
  return after;
}

function begin(kind: number): void {
  tokens.kinds[tokens.count] = kind;
  tokens.starts[tokens.count] = used;
  tokens.drawn[tokens.count] = 0;
}

function put(code: number): void {
  tokens.codes[used] = code;
  used += 1;
}

function end(): void {
  tokens.ends[tokens.count] = used;
  tokens.count += 1;
}

/** Handles, mail addresses, emoticons; a hash sign says nothing, what follows it is a word. */
function symbol(text: string, at: number, code: number, spelling: Spelling): number {
  if (code === AT) return afterWord(text, at + 1);
  if (code === EQUALS) return emoticon(text, at) ?? at + 1;
  if (code === LESS && text.charCodeAt(at + 1) === THREE) return emit(FACE, LESS, at + 2);
  if (code === HASH && isWordly(text, at + 1)) return word(text, at + 1, spelling);
  return at + width(code);
}

const isWordly = (text: string, at: number): boolean => {
  const kind = at < text.length ? kindOf(text.codePointAt(at) ?? 0) : GAP;
  return kind === LETTER || kind === DIGIT;
};

const UNDERSCORE = codeOf('_');

function afterWord(text: string, at: number): number {
  let after = at;
  while (after < text.length && (isWordly(text, after) || text.charCodeAt(after) === UNDERSCORE)) after += width(text.codePointAt(after) ?? 0);
  return after;
}

function emoticon(text: string, at: number): number | undefined {
  let mouthAt = at + 1;
  const nose = text.charCodeAt(mouthAt);
  if (nose === 45 || nose === 39 || nose === 94) mouthAt += 1;
  const mouth = MOUTHS.get(text.charCodeAt(mouthAt));
  if (mouth === undefined || isWordly(text, mouthAt + 1)) return undefined;
  return emit(FACE, mouth, mouthAt + 1);
}

const ALIKE = new Map(
  Array.from('！!？?；;：:，,。.、,،,؛;؟?।.¡!¿?～~').flatMap((mark, index, marks) =>
    index % 2 === 0 ? [[codeOf(mark), codeOf(marks[index + 1] ?? mark)] as const] : [],
  ),
);
const ELLIPSIS = codeOf('…');

function mark(text: string, at: number, first: number): number {
  const code = ALIKE.get(first) ?? first;
  if (code === COLON || code === SEMICOLON) {
    const after = emoticon(text, at);
    if (after !== undefined) return after;
  }
  let after = at + 1;
  while (after < text.length && (ALIKE.get(text.charCodeAt(after)) ?? text.charCodeAt(after)) === code) after += 1;
  const times = after - at;
  if (code === BANG) tokens.exclamations += times;
  if (code === QUERY) tokens.questions += times;
  begin(STOP);
  put(code === DOT && times > 1 ? ELLIPSIS : code);
  if (times > 1 && code !== DOT) put(code);
  end();
  return after;
}

function word(text: string, at: number, spelling: Spelling): number {
  if (isLink(text, at)) return link(text, at);
  begin(WORD);
  let [after, letters, capitals, run, drawn] = [at, 0, 0, 0, false];
  let last = -1;
  while (after < text.length) {
    const code = text.codePointAt(after) ?? 0;
    const kind = kindOf(code);
    if (kind === LETTER) {
      const plain = foldedCode(code);
      letters += 1;
      if (code !== plain && code < 0x180 && isCapital(code)) capitals += 1;
      run = plain === last ? run + 1 : 1;
      last = plain;
      if (run <= 2) put(plain);
      else drawn = true;
      if (spelling.hasUmlauts && UMLAUTS.has(code)) put(E);
      if (code === SHARP_S) {
        tokens.codes[used - 1] = S;
        put(S);
      }
    } else if (kind === DIGIT) {
      if (last !== ZERO) put(ZERO);
      last = ZERO;
    } else if (kind === GAP && APOSTROPHES.has(code) && isWordly(text, after + 1)) {
      if (!spelling.joinsApostrophes) break;
    } else if (kind === GAP && code === AT) {
      used = tokens.starts[tokens.count] ?? used;
      return afterBlank(text, after);
    } else if (kind !== SILENT) break;
    if (used - (tokens.starts[tokens.count] ?? 0) > 60) {
      after = afterWord(text, after);
      break;
    }
    after += width(code);
  }
  if (letters > 2 && capitals === letters) tokens.shouted += 1;
  if (drawn) {
    tokens.drawn[tokens.count] = 1;
    tokens.drawnOut += 1;
  }
  tokens.words += 1;
  tokens.letters += letters;
  end();
  return Math.max(after, at + 1);
}

const isCapital = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde) || (code > 0xff && (code & 1) === 0);

function link(text: string, at: number): number {
  begin(LINK);
  end();
  return afterBlank(text, at);
}
