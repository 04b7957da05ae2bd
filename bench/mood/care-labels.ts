import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label } from '../../core/sentiment.ts';
import type { Labelled, LabelledSet } from './sets.ts';

/** Files of real messages that may lie beside the labelled sets, and what one reader of ours called some of them: ids and labels, no texts. */
const FILES = { 'isp-november-2021': 'isp-labels.tsv', 'care-conversations': 'care-labels.tsv' };

/** The messages of customers to companies that we labelled, from the folder above `folder`; none where their files are not there. */
export const careSets = (folder: string): readonly LabelledSet[] =>
  Object.entries(FILES).flatMap(([file, labels]) => {
    const path = join(folder, '..', `${file}.jsonl`);
    if (!existsSync(path)) return [];
    const texts = textsById(path);
    const known = readFileSync(new URL(labels, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    return [
      {
        name: `${file} (our labels)`,
        texts: known.flatMap((line): Labelled[] => {
          const [id = '', label = ''] = line.split('\t');
          const text = texts.get(id);
          return text === undefined ? [] : [{ text, label: label as Label, language: 'en' }];
        }),
      },
    ];
  });

const textsById = (path: string): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const { id, text } = JSON.parse(line) as { id: string; text: string };
        return [id, text];
      }),
  );
