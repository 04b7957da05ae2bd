import { isCommon, withoutNames } from './phrases.ts';

/** The noun phrases that another engine found in one text, in order. */
export interface Phrased {
  readonly language: string;
  readonly phrases: readonly string[];
}

/** Articles, pronouns and possessives: noun phrases begin with them, and they are in the way when two are compared. By language, since "die" is English too. */
const LEADING: Readonly<Record<string, string>> = {
  en: 'the, a, an, this, that, these, those, my, your, his, her, its, our, their, i, you, he, she, it, we, they',
  de: 'der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, dieser, diese, dieses, diesen, diesem, mein, meine, meinen, meinem, meiner, dein, deine, sein, seine, ihr, ihre, ihren, ihrem, ihrer, euer, eure, unser, unsere, ich, du, er, sie, es, wir',
  es: 'el, la, los, las, lo, un, una, unos, unas, este, esta, estos, estas, ese, esa, esos, esas, mi, mis, tu, tus, su, sus, nuestro, nuestra, yo, él, ella, nosotros, ellos, ellas',
  fr: 'le, la, les, l, un, une, des, du, d, ce, cet, cette, ces, mon, ma, mes, ton, ta, tes, son, sa, ses, notre, nos, votre, vos, leur, leurs, je, j, tu, il, elle, on, nous, vous, ils, elles',
  it: 'il, lo, la, i, gli, le, l, un, uno, una, questo, questa, questi, queste, quel, quella, quei, mio, mia, miei, mie, tuo, tua, suo, sua, suoi, nostro, nostra, vostro, vostra, loro, io, lui, lei, noi, voi',
  pt: 'o, a, os, as, um, uma, uns, umas, este, esta, estes, estas, esse, essa, meu, minha, meus, minhas, seu, sua, seus, suas, nosso, nossa, eu, ele, ela, nós, eles, elas, você, vocês',
};
const leading = new Map(Object.entries(LEADING).map(([language, words]) => [language, new Set(words.split(', '))]));

/** What stands for a noun and names none, beyond the common words of all languages. */
const PRONOUNS = new Set(
  'everything, something, anything, nothing, everyone, someone, anyone, everybody, nobody, alles, nichts, niemand, jemand, todo, nada, nadie, rien, tout, personne, tutto, niente, nessuno, tudo, ninguém'.split(
    ', ',
  ),
);

/** A phrase belongs to several people: one text alone is no theme. */
export const IN_TEXTS = 3;
const PHRASES = 5;
/** A complaint names its matter early; whoever writes a book must not take the time of all others. */
const READ_OF_TEXT = 40;
const SHORTEST_WORD = 3;

/**
 * What several of some texts name: the phrases that most of them share, what tells most first, at most five, no two of which share a word.
 * `known` are names that everybody uses and that tell nothing, such as the brand's.
 */
export const sharedPhrases = (texts: readonly Phrased[], known: readonly string[] = []): string[] => {
  const untold = new Set(known.flatMap(wordsOf).flatMap(partsOf));
  const named = texts.map(({ language, phrases }) => [
    ...new Set(phrases.slice(0, READ_OF_TEXT).flatMap((phrase) => plain(phrase, language, untold) ?? [])),
  ]);
  const shared = [...new Set(named.flat())]
    .map((phrase) => [phrase, named.filter((own) => own.some((other) => holds(other, phrase))).length] as const)
    .filter(([, count]) => count >= IN_TEXTS)
    .toSorted(byWeight);
  const chosen: string[] = [];
  for (const [phrase] of shared) if (chosen.length < PHRASES && !chosen.some((other) => overlaps(phrase, other))) chosen.push(phrase);
  return chosen;
};

/** A phrase in lower case, without what it begins and ends with that says nothing. Undefined when nothing is left that tells. */
function plain(phrase: string, language: string, untold: ReadonlySet<string>): string | undefined {
  const words = wordsOf(withoutNames(phrase)).filter((word) => !partsOf(word).every((part) => untold.has(part)));
  const first = words.findIndex((word) => leading.get(language)?.has(word) !== true);
  const last = words.findLastIndex((word) => !isCommon(word));
  const kept = first === -1 ? [] : words.slice(first, last + 1);
  return kept.some(tells) ? kept.join(' ') : undefined;
}

/** The words of a text, in lower case, with their hyphens and vowel signs, parted at apostrophes but for an English genitive. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]|['’]s(?!\p{L}))*/gu) ?? [];
/** What is left of a word when it is taken apart at its hyphens and at its genitive. */
const partsOf = (word: string): string[] => word.replace(/['’]s$/u, '').split('-');

/** A word tells something unless it is a number, says nothing in any language of ours, or is but a letter or two of the alphabet. */
const tells = (word: string): boolean =>
  /\p{L}/u.test(word) && !isCommon(word) && !PRONOUNS.has(word) && (word.length >= SHORTEST_WORD || !/^[\p{Script=Latin}\p{N}]+$/u.test(word));

/** True when a phrase is, or has within it, another one. */
const holds = (phrase: string, other: string): boolean => ` ${phrase} `.includes(` ${other} `);

/** Each word more, up to three, says half as much again. */
const weight = ([phrase, count]: readonly [string, number]): number => (count * (1 + Math.min(3, phrase.split(' ').length))) / 2;
const byWeight = (a: readonly [string, number], b: readonly [string, number]): number =>
  weight(b) - weight(a) || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1);
const overlaps = (a: string, b: string): boolean => a.split(' ').some((word) => tells(word) && b.split(' ').includes(word));
