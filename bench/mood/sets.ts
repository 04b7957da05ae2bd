import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LABELS, type Label } from '../../core/sentiment.ts';

/** One text with what people called it. */
export interface Labelled {
  readonly text: string;
  readonly label: Label;
  readonly language: string;
}

export interface LabelledSet {
  readonly name: string;
  readonly texts: readonly Labelled[];
}

/** The labelled sets of a folder: each `.jsonl` in it, lines of text, label and language. Throws Error saying what is missing. */
export const setsIn = (folder: string): readonly LabelledSet[] => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.jsonl')) : [];
  if (files.length === 0) throw new Error(`${folder} holds no labelled sets. They are not part of the project: give the folder where they lie.`);
  return files.toSorted().map((file) => ({ name: file.slice(0, -'.jsonl'.length), texts: textsIn(join(folder, file)) }));
};

const textsIn = (path: string): readonly Labelled[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { text, label, language } = JSON.parse(line) as { text: string; label: string; language: string };
      const known = LABELS.find((one) => one === label);
      return known === undefined ? [] : [{ text, label: known, language }];
    });
