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

const WORD = /[\p{L}\p{N}]+/gu;
const WORD_ENDS = /^(?![\p{L}\p{N}])/u;
/** Addresses and handles are names, and say nothing of what somebody wants. */
const NAMES = /\bhttps?:\/\/\S+|@[\p{L}\p{N}_.]+/gu;

/** A text as vocabularies read it: in lower case, without accents, addresses and handles; `can't` and `I'm` as `cant` and `im`. */
export const plainText = (text: string): string =>
  text
    .replace(NAMES, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘`]/gu, "'")
    .replace(/n't\b/gu, 'nt')
    .replace(/\b(i|you|we|they|it|that|he|she)'(m|ve|re|ll|d|s)\b/gu, '$1$2')
    .replace(/\s+/gu, ' ');

/** Terms by language, each list parted by commas. */
export const vocabularyOf = (byLanguage: Readonly<Record<string, string>>): Vocabulary => {
  const terms = Object.values(byLanguage).flatMap((list) =>
    list.split(',').map((term): Term => ({ plain: plainText(term.trim()), term: term.trim() })),
  );
  return { byFirstWord: Map.groupBy(terms, ({ plain }) => plain.match(WORD)?.[0] ?? '') };
};

/** The terms that a plain text names as whole words, each once, in the order of the text. */
export const namedIn = (plain: string, { byFirstWord }: Vocabulary): string[] => {
  const named = new Set<string>();
  for (const { 0: word, index } of plain.matchAll(WORD))
    for (const { plain: wanted, term } of byFirstWord.get(word) ?? [])
      if (plain.startsWith(wanted, index) && WORD_ENDS.test(plain.slice(index + wanted.length))) named.add(term);
  return [...named];
};
