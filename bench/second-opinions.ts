import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { inNeed } from '../core/second-opinion.ts';
import { documentOf, unitsToRead } from '../lambdas/adapters/comprehend/document.ts';
import { readMood } from '../mood/engine.ts';
import { PRICES } from './aws/prices.ts';
import { table } from './figures.ts';

/**
 * What a hybrid sends to Comprehend, by how sure the embedded engine must be, beside Comprehend alone: of the customers' texts of a file in
 * the form of a replay, each once. Run it with `node bench/second-opinions.ts [FILE.jsonl]`; without a file it reads the sample.
 */

const SAMPLE = new URL('../local/sample/wrenlow-day.jsonl', import.meta.url);
const SURE_ATS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

const Line = z.object({ text: z.string(), language: z.string().optional(), direction: z.string(), rating: z.number().optional() });

const lines = readFileSync(process.argv[2] ?? SAMPLE, 'utf8').split('\n');
const read = lines.filter((line) => line.trim() !== '').map((line) => Line.parse(JSON.parse(line)));
const spoken = read.filter(({ direction, rating }) => direction === 'inbound' && rating === undefined);
const texts = [...new Map(spoken.map((one) => [JSON.stringify([one.language, one.text]), one])).values()];

const drafts = texts.map(({ text, language }) => {
  const mood = readMood({ text, language });
  const unitsOf = (guess?: string): number => unitsToRead(documentOf({ text, language, guess }));
  return { sentiment: mood.sentiment, units: unitsOf(mood.language), alone: unitsOf() };
});
const alone = drafts.reduce((sum, draft) => sum + draft.alone, 0);

const rows = SURE_ATS.map((sureAt) => {
  const sent = inNeed(drafts, sureAt);
  const units = sent.reduce((sum, draft) => sum + draft.units, 0);
  const dollars = (of: number): string => ((1e6 * of * PRICES.comprehendUnit) / texts.length).toFixed(2);
  return {
    'sure at': sureAt.toFixed(2),
    sent: `${((100 * sent.length) / texts.length).toFixed(1)} %`,
    'of them unread': `${((100 * sent.filter(({ sentiment }) => sentiment.engine === 'unread').length) / texts.length).toFixed(1)} %`,
    'USD a million texts': dollars(units),
    'Comprehend alone': dollars(alone),
    saved: `${(100 * (1 - units / alone)).toFixed(1)} %`,
  };
});
process.stdout.write(`${texts.length} different texts of customers\n${table(rows)}\n`);
