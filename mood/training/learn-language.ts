import { LABELS, type Label } from '../../core/sentiment.ts';
import type { Profile } from '../features.ts';
import { LEANINGS, leaningsOf, type Table } from '../leanings.ts';
import type { Reader } from '../weights.ts';
import { lessonOf, type Example, type Lesson } from './examples.ts';
import { learnScales, type Weighing } from './learn-scales.ts';
import { learnTable } from './learn-table.ts';

export interface LanguageSettings {
  readonly bits: number;
  readonly rounds: number;
  readonly hidden: number;
  readonly weighRounds: number;
  /** How often each label is expected where the engine is used. */
  readonly expected: Readonly<Record<Label, number>>;
  readonly seed: number;
}

/** In how many parts the messages are taken for learning to weigh: each part is read with a table that has not seen it. */
const PARTS = 4;

/** Learns one language from its examples: the table from all, the scales from what tables say of messages that they have not seen. */
export const learnLanguage = (examples: readonly Example[], profile: Profile, settings: LanguageSettings, onStep: (step: string) => void = () => {}): Reader => {
  const lesson = lessonOf(examples, profile);
  const all = examples.map((_, index) => index);
  const weighings = unseen(lesson, all, settings, onStep);
  const scales = learnScales(weighings, { hidden: settings.hidden, rounds: settings.weighRounds, seed: settings.seed });
  onStep('scales');
  const table = learnTable(lesson, all, settings);
  onStep('table');
  return { table, scales };
};

function unseen(lesson: Lesson, all: readonly number[], settings: LanguageSettings, onStep: (step: string) => void): readonly Weighing[] {
  const messages = all.filter((index) => lesson.examples[index]?.kind === 'message');
  const counts = countsOf(lesson, messages);
  const partOf = new Map(messages.map((index, at) => [index, at % PARTS]));
  return Array.from({ length: PARTS }, (_, part) => {
    const table = learnTable(lesson, all.filter((index) => partOf.get(index) !== part), settings);
    onStep(`part ${part + 1}`);
    return messages.filter((index) => partOf.get(index) === part).map((index) => weighingOf(lesson, index, table, settings.expected, counts));
  }).flat();
}

function weighingOf(lesson: Lesson, index: number, table: Table, expected: LanguageSettings['expected'], counts: readonly number[]): Weighing {
  const leanings = new Float32Array(LEANINGS);
  leaningsOf(lesson.featuresOf(index), table, leanings);
  const label = lesson.labels[index] ?? 0;
  const share = expected[LABELS[label] ?? 'NEUTRAL'] / (counts[label] ?? 1);
  return { leanings, label, weight: (lesson.examples[index]?.weight ?? 0) * share };
}

/** The weights of all messages of each label, as shares of all. */
function countsOf(lesson: Lesson, messages: readonly number[]): readonly number[] {
  const sums = LABELS.map(() => 0);
  let total = 0;
  for (const index of messages) {
    const weight = lesson.examples[index]?.weight ?? 0;
    const label = lesson.labels[index] ?? 0;
    sums[label] = (sums[label] ?? 0) + weight;
    total += weight;
  }
  return sums.map((sum) => Math.max(sum / total, 1e-6));
}
