/** Terms by language, each list parted by commas, as one list: a text need not say which language it is in. */
export const termsOf = (byLanguage: Readonly<Record<string, string>>): string[] => Object.values(byLanguage).flatMap((list) => list.split(', '));

/** True when a text names one of some terms, as whole words and in any case. */
export const namesAny = (text: string, terms: readonly string[]): boolean => {
  const words = text.toLowerCase();
  return terms.some((term) => isNamed(words, term.toLowerCase()));
};

/** The terms that a text names, as `namesAny` finds them. */
export const namedOf = (text: string, terms: readonly string[]): string[] => {
  const words = text.toLowerCase();
  return terms.filter((term) => isNamed(words, term.toLowerCase()));
};

function isNamed(words: string, term: string): boolean {
  for (let at = words.indexOf(term); at !== -1; at = words.indexOf(term, at + 1)) {
    const isWhole = !isOfWord(words.charAt(at - 1)) && !isOfWord(words.charAt(at + term.length));
    if (isWhole) return true;
  }
  return false;
}

const isOfWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
