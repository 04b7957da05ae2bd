import { readFileSync } from 'node:fs';
import type { Label } from '../../core/sentiment.ts';
import type { Example } from './examples.ts';

/** Where our own training material lies: `messages/` holds invented messages with their labels, `words/` words and phrases with their scores. */
const FOLDER = new URL('./', import.meta.url);

const LABELS: Readonly<Record<string, Label>> = { NEG: 'NEGATIVE', NEU: 'NEUTRAL', POS: 'POSITIVE', MIX: 'MIXED' };

/** Our messages in a language: lines of a label and a text, parted by a tab. */
export const ownMessages = (language: string, weight: number): readonly Example[] =>
  rowsOf(`messages/${language}.tsv`).map(([label, text], index) => {
    const known = LABELS[label];
    if (known === undefined || text === '')
      throw new Error(`messages/${language}.tsv, line ${index + 1}: a label (${Object.keys(LABELS).join(', ')}), a tab and a text are expected.`);
    return { text, label: known, kind: 'message', weight, source: 'own' };
  });

/** Our words and phrases in a language, or `faces`: lines of a score from -3 to 3 and the words, parted by a tab. */
export const ownEntries = (list: string, weight: number): readonly Example[] =>
  rowsOf(`words/${list}.tsv`).map(([digits, text], index) => {
    const score = Number(digits);
    if (!Number.isInteger(score) || Math.abs(score) > STRONGEST || text === '')
      throw new Error(`words/${list}.tsv, line ${index + 1}: a score from -3 to 3, a tab and words are expected.`);
    return entry(text, score / STRONGEST, weight, 'own');
  });

const STRONGEST = 3;

/** What a strong word counts against a weak one, and a word that says nothing. */
const [LEAST, SILENT] = [0.3, 0.6];

/** An entry of a score from -1 to 1. */
export const entry = (text: string, score: number, weight: number, source: string): Example => ({
  text,
  label: score < 0 ? 'NEGATIVE' : score > 0 ? 'POSITIVE' : 'NEUTRAL',
  kind: 'entry',
  weight: weight * (score === 0 ? SILENT : LEAST + Math.abs(score)),
  source,
});

function rowsOf(path: string): (readonly [string, string])[] {
  const lines = readFileSync(new URL(path, FOLDER), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(0, Math.max(0, tab)), line.slice(tab + 1).trim()] as const;
    });
}
