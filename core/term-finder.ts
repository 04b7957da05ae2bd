/** Finds terms in texts, as whole words and in any case, in one walk over the text however many terms there are. */
export interface TermFinder {
  /** The terms that a text of these words names, each as often as it stands there. */
  (words: readonly string[]): string[];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text in lower case. What stands between them parts them, and else counts for nothing: `one-on-one` is three. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

export const termFinder = (terms: readonly string[]): TermFinder => {
  const byFirst = Map.groupBy(
    terms.map((term) => ({ term, words: wordsOf(term) })).filter(({ words }) => words.length > 0),
    ({ words: [first = ''] }) => first,
  );
  return (words) =>
    words.flatMap((word, at) =>
      (byFirst.get(word) ?? []).flatMap(({ term, words: wanted }) => (wanted.every((one, offset) => words[at + offset] === one) ? [term] : [])),
    );
};
