import { PICTURE } from './words.ts';

/** Stands between two clauses: a negation does not reach across it. */
export const CLAUSE_END = '|';

const WORD = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/u;
const STOP = /[.,;:!?…\n]/u;
const STARTS_AS_WORD = /^[\p{L}\p{M}]/u;
const TOKEN = new RegExp(`${WORD.source}|${PICTURE.source}|${STOP.source}`, 'gu');

/** A prose text as lower-case words, pictures and clause ends, in order, spelled as `fold` says. */
export const tokensOf = (prose: string, fold: (word: string) => string): string[] => {
  const plain = prose.replaceAll(/[’‘`´]/gu, "'");
  return (plain.match(TOKEN) ?? []).flatMap((token) => {
    if (STARTS_AS_WORD.test(token)) return wordsOf(fold(token.toLowerCase()));
    return PICTURE.test(token) ? [token] : [CLAUSE_END];
  });
};

/** `can't` is one word, `l'appli` and `I'll` are two. */
const wordsOf = (word: string): string[] => (word.includes("'") ? word.replace(/n't$/u, 'nt').split("'") : [word]);
