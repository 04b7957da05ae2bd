/**
 * Words that tell what people want: lists by language, made ready to be found. Texts and terms are both read in plain form, since people
 * leave out accents and apostrophes; a text need not say which language it is in.
 */
export interface Vocabulary {
  /** By the first word of each term, so that a text is walked through once, however many terms there are. */
  readonly byFirstWord: ReadonlyMap<string, readonly Term[]>;
}

interface Term {
  readonly plain: string;
  /** As it is shown to people. */
  readonly term: string;
}

/** A text as vocabularies read it, walked through once for all of them. */
export interface PlainText {
  readonly plain: string;
  readonly words: readonly { readonly word: string; readonly at: number }[];
}

const WORD = /[\p{L}\p{N}]+/gu;
const OF_WORD = /^[\p{L}\p{N}]/u;
/** Addresses and handles are names, and say nothing of what somebody wants. */
const NAMES = /\bhttps?:\/\/\S+|@[\p{L}\p{N}_.]+/gu;
const ACCENTS = /\p{M}+/gu;
const APOSTROPHES = /[’‘`]/gu;
/** `can't`, `cant` and `cannot` are `can not`, so that a term with `not` in it finds them all. */
const CANNOT = /\bcan(?:'?t|not)\b/gu;
const WILL_NOT = /\bwon'?t\b/gu;
const NEGATIONS = /\b(do|does|did|is|are|was|were|has|have|had|could|would|should)n'?t\b/gu;
const SHORT_FORMS = /\b(i|you|we|they|it|that|he|she)'(m|ve|re|ll|d|s)\b/gu;

/** In lower case, without accents, addresses and handles; `can't` and `I'm` as `can not` and `im`. */
export const plainText = (text: string): PlainText => {
  const lower = text.replace(NAMES, ' ').toLowerCase().normalize('NFD').replace(ACCENTS, '').replace(APOSTROPHES, "'");
  const written = lower.replace(CANNOT, 'can not').replace(WILL_NOT, 'will not').replace(NEGATIONS, '$1 not');
  return walked(written.replace(SHORT_FORMS, '$1$2').replace(/\s+/gu, ' '));
};

/** A text without what a pattern finds in it. */
export const without = (text: PlainText, pattern: RegExp): PlainText => {
  const plain = text.plain.replace(pattern, ' ');
  return plain === text.plain ? text : walked(plain);
};

const walked = (plain: string): PlainText => ({ plain, words: Array.from(plain.matchAll(WORD), ({ 0: word, index }) => ({ word, at: index })) });

/** Terms by language, each list parted by commas. */
export const vocabularyOf = (byLanguage: Readonly<Record<string, string>>): Vocabulary => {
  const terms = Object.values(byLanguage).flatMap((list) => list.split(',').map((term) => term.trim()));
  const plain = terms.map((term) => ({ ...plainText(term), term }));
  return { byFirstWord: Map.groupBy(plain, ({ words: [first] }) => first?.word ?? '') };
};

/** The terms that a text names as whole words, each once, in the order of the text. */
export const namedIn = ({ plain, words }: PlainText, { byFirstWord }: Vocabulary): string[] => {
  const named = new Set<string>();
  for (const { word, at } of words)
    for (const { plain: wanted, term } of byFirstWord.get(word) ?? [])
      if (plain.startsWith(wanted, at) && !OF_WORD.test(plain.slice(at + wanted.length, at + wanted.length + 2))) named.add(term);
  return [...named];
};
