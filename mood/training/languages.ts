import { createRequire } from 'node:module';
import type { Example } from './examples.ts';
import { entry } from './own-material.ts';

const require = createRequire(import.meta.url);

/** The strongest score of AFINN-165. */
const STRONGEST = 5;

/** AFINN-165 in a language, machine-translated but for English (see NOTICE), as entries; the package names a few words without a score. */
export const afinnEntries = (language: string, weight: number): readonly Example[] =>
  Object.entries(afinnOf(language)).flatMap(([word, score]) =>
    typeof score === 'number' && score !== 0 && word.trim() !== '' ? [entry(word, score / STRONGEST, weight, 'afinn')] : [],
  );

/** The words of AFINN-165 in a language: besides moods they teach what its words look like. */
export const afinnWords = (language: string): readonly string[] => Object.keys(afinnOf(language)).filter((word) => word.trim() !== '');

const afinnOf = (language: string): Readonly<Record<string, unknown>> =>
  require(`afinn-165-multilingual/build/AFINN-${language}.json`) as Record<string, unknown>;

/** The most frequent words of a language, as the package stopword names it. */
export const frequentWords = (name: string): readonly string[] => (require('stopword') as Record<string, readonly string[]>)[name] ?? [];

/** Languages in Latin letters, and what the package stopword calls each: those that we read, and those that shall not be taken for one of them. */
export const LATIN_LANGUAGES: Readonly<Record<string, string>> = {
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  de: 'deu',
  it: 'ita',
  pt: 'por',
  af: 'afr',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  eo: 'epo',
  et: 'est',
  eu: 'eus',
  fi: 'fin',
  ga: 'gle',
  gl: 'glg',
  ha: 'hau',
  hr: 'hrv',
  hu: 'hun',
  id: 'ind',
  la: 'lat',
  lt: 'lit',
  lv: 'lav',
  ms: 'msa',
  nl: 'nld',
  no: 'nob',
  pl: 'pol',
  ro: 'ron',
  sk: 'slk',
  sl: 'slv',
  so: 'som',
  sv: 'swe',
  sw: 'swa',
  tl: 'tgl',
  tr: 'tur',
  vi: 'vie',
  zu: 'zul',
};
