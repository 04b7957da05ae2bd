import { parseArgs } from 'node:util';
import type { Label, Sentiment } from '../core/sentiment.ts';
import { moodBy, readMood } from '../mood/engine.ts';
import { readableAs, type ReadLanguage } from '../mood/profiles.ts';
import type { Example } from '../mood/training/examples.ts';
import { readerFrom } from '../mood/training/learn-language.ts';
import { trainLanguage } from '../mood/training/train.ts';
import { table } from './figures.ts';
import { careSets } from './mood/care-labels.ts';
import { hybridCurve } from './mood/curve.ts';
import { measure, type Judged } from './mood/measures.ts';
import { createPeers } from './mood/peers.ts';
import { setsIn, type LabelledSet } from './mood/sets.ts';
import { loadTimes, textsASecond, weightsSize } from './mood/speed.ts';

const HELP = `Measures the embedded mood engine on labelled sets, beside three packaged lexicons, on one core.

Usage: npm run bench:mood -- DIR [options]

  DIR      a folder of labelled sets: NAME.jsonl, lines of {"text", "label", "language"}
  --quick  leaves out what has to be trained first
  --help   this text

Sets that the shipped weights learned from are measured by weights that did not: trained without that set, in a minute each.
Sets of customer care are measured when their files lie in the folder above.`;

const FLAGS = { quick: { type: 'boolean', default: false }, help: { type: 'boolean' } } as const;

/** Sets that the shipped weights learned from (tools/train-mood.ts). */
const LEARNED_FROM = new Set(['semeval-2013-2016.en', 'goemotions.en', 'kote.ko']);
const THRESHOLDS = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
const SPEED_TEXTS = 20_000;

function main(argv: string[]): void {
  const { values, positionals } = parseArgs({ args: argv, options: FLAGS, allowPositionals: true });
  const [folder, ...more] = positionals;
  if (values.help === true) return print(HELP);
  if (folder === undefined || more.length > 0) throw new Error(`One folder is expected.\n\n${HELP}`);
  const sets = setsIn(folder);
  const learned = sets.filter(({ name }) => LEARNED_FROM.has(name));
  const strange = [...sets.filter(({ name }) => !LEARNED_FROM.has(name)), ...careSets(folder)];
  print('\nShipped weights, on sets that they never saw; the language is told:');
  print(
    table(
      strange.map((set) =>
        row(
          set.name,
          judgedBy(set, ({ text, language }) => readMood({ text, language }).sentiment),
        ),
      ),
    ),
  );
  const crossed = values.quick ? [] : learned.map((set) => ({ set, judged: crossValidated(set, learned) }));
  if (crossed.length > 0) {
    print('\nTrained without the set, on all others that may ship:');
    print(table(crossed.map(({ set, judged }) => row(set.name, judged))));
  }
  const english = [...learned, ...strange].filter(({ texts }) => texts[0]?.language === 'en');
  print('\nPackaged lexicons, on the English sets:');
  print(
    table(
      english.flatMap((set) =>
        createPeers().map(({ name, read }) =>
          row(
            `${set.name}, ${name}`,
            judgedBy(set, ({ text }) => read(text)),
          ),
        ),
      ),
    ),
  );
  tellSpeed(english);
  for (const { set, judged } of crossed) tellCurve(set.name, judged);
}

const judgedBy = (set: LabelledSet, read: (text: LabelledSet['texts'][number]) => Sentiment): readonly Judged[] =>
  set.texts.map((text) => ({ gold: text.label, said: read(text) }));

/** The set read by weights that learned from everything else. */
function crossValidated(set: LabelledSet, learned: readonly LabelledSet[]): readonly Judged[] {
  const language: ReadLanguage = readableAs(set.texts[0]?.language ?? 'en') ?? 'en';
  const others = learned.filter((other) => other !== set && other.texts[0]?.language === set.texts[0]?.language);
  const reader = readerFrom(trainLanguage(language, new Map([[language, others.flatMap(exampleOf)]])));
  return judgedBy(set, ({ text }) => moodBy(reader, language, text));
}

const exampleOf = ({ name, texts }: LabelledSet): readonly Example[] =>
  texts.map(({ text, label }: { text: string; label: Label }) => ({ text, label, kind: 'message', weight: 1, source: name }));

function row(name: string, judged: readonly Judged[]): Record<string, string> {
  const { texts, accuracy, macroF1, negativePrecision, negativeRecall, auc, ece } = measure(judged);
  return {
    set: name,
    texts: String(texts),
    accuracy: accuracy.toFixed(3),
    'macro-F1': macroF1.toFixed(3),
    'neg. precision': negativePrecision.toFixed(3),
    'neg. recall': negativeRecall.toFixed(3),
    AUC: auc.toFixed(3),
    ECE: ece.toFixed(3),
  };
}

function tellSpeed(english: readonly LabelledSet[]): void {
  const texts = english.flatMap((set) => set.texts.map(({ text }) => text)).slice(0, SPEED_TEXTS);
  const speeds = [
    { name: 'embedded, language told', read: (text: string) => readMood({ text, language: 'en' }) },
    { name: 'embedded, language detected', read: (text: string) => readMood({ text }) },
    ...createPeers(),
  ];
  print(`\nSpeed on one core, ${texts.length} English texts of ${Math.round(texts.join('').length / texts.length)} characters:`);
  print(table(speeds.map(({ name, read }) => ({ engine: name, 'texts a second': Math.round(textsASecond(texts, read)).toLocaleString('en') }))));
  const { weights, firstText } = loadTimes();
  print(
    `\nWeights: ${weightsSize().toLocaleString('en')} bytes, loaded in ${weights.toFixed(1)} ms; from nothing to a first answer ${firstText.toFixed(0)} ms.`,
  );
}

function tellCurve(name: string, judged: readonly Judged[]): void {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  print(`\nHybrid on ${name}, with what people said in Comprehend's place (so that it is never wrong):`);
  print(
    table(
      hybridCurve(judged, THRESHOLDS).map(({ sureAt, sent, agreement, keptAgreement, dollarsAMillion }) => ({
        'sure at': sureAt.toFixed(2),
        'sent to Comprehend': percent(sent),
        'agreement in all': percent(agreement),
        'of answers kept': percent(keptAgreement),
        'USD a million': dollarsAMillion.toFixed(0),
      })),
    ),
  );
}

function print(words: string): void {
  process.stdout.write(`${words}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
