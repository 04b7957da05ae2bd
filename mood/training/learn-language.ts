import { LABELS, type Label } from '../../core/sentiment.ts';
import type { Profile } from '../features.ts';
import { LEANINGS, leaningsOf, NET_SAYS, type Table } from '../leanings.ts';
import { readerOf, type ReadNet } from '../net.ts';
import type { Scales } from '../scales.ts';
import { tokensOf } from '../tokens.ts';
import type { Reader } from '../weights.ts';
import { lessonOf, type Example, type Lesson } from './examples.ts';
import { learnNet, type LearnedNet, type NetSettings } from './learn-net.ts';
import { learnScales, type Weighing } from './learn-scales.ts';
import { beginning } from './net-beginning.ts';
import { learnTable, type TableSettings } from './learn-table.ts';

export interface LanguageSettings {
  readonly table: Omit<TableSettings, 'seed'>;
  readonly scales: { readonly hidden: number; readonly rounds: number };
  /** A network is learned as well where this is given. */
  readonly net?: Omit<NetSettings, 'seed'>;
  /** How often each label is expected where the engine is used. */
  readonly expected: Readonly<Record<Label, number>>;
  /** The part that an example belongs to, of several: each part is read, to learn to weigh, by what has not seen it. */
  readonly partOf: (example: Example, index: number) => number | string;
  readonly seed: number;
}

/** What was learned of a language, as it is to be stored. */
export interface Learned {
  readonly table: Table;
  readonly scales: Scales;
  readonly net?: LearnedNet | undefined;
}

/** What was learned as it reads, before it is stored. */
export const readerFrom = ({ table, scales, net }: Learned): Reader => ({ table, scales, net: net === undefined ? undefined : readerOf(net) });

/** Learns one language from its examples: the table and the network from all, the scales from what others of these say of messages that they have not seen. */
export const learnLanguage = (
  examples: readonly Example[],
  profile: Profile,
  settings: LanguageSettings,
  onStep: (step: string) => void = () => {},
): Learned => {
  const lesson = lessonOf(examples, profile);
  const all = examples.map((_, index) => index);
  const weighings = unseen(lesson, all, profile, settings, onStep);
  const scales = learnScales(weighings, { ...settings.scales, seed: settings.seed });
  const { table, net } = learn(lesson, all, profile, settings);
  onStep('all');
  return { table, scales, net };
};

function learn(lesson: Lesson, chosen: readonly number[], profile: Profile, { table, net, seed }: LanguageSettings): Omit<Learned, 'scales'> {
  const examples = chosen.flatMap((index) => lesson.examples[index] ?? []);
  return {
    table: learnTable(lesson, chosen, { ...table, seed }),
    net: net === undefined ? undefined : learnNet(examples, profile, { ...net, seed }, beginning()),
  };
}

function unseen(
  lesson: Lesson,
  all: readonly number[],
  profile: Profile,
  settings: LanguageSettings,
  onStep: (step: string) => void,
): readonly Weighing[] {
  const messages = all.filter((index) => lesson.examples[index]?.kind === 'message');
  const shares = sharesOf(lesson, messages, settings.expected);
  const partOf = new Map(messages.flatMap((index, at) => partsOf(lesson.examples[index], index, at, settings)));
  return [...new Set(partOf.values())].flatMap((part) => {
    const { table, net } = learn(
      lesson,
      all.filter((index) => partOf.get(index) !== part),
      profile,
      settings,
    );
    onStep(`without ${part}`);
    const read = net === undefined ? undefined : readerOf(net);
    return messages.filter((index) => partOf.get(index) === part).map((index) => weighingOf(lesson, index, table, shares, profile, read));
  });
}

const partsOf = (example: Example | undefined, index: number, at: number, { partOf }: LanguageSettings): [number, number | string][] =>
  example === undefined ? [] : [[index, partOf(example, at)]];

function weighingOf(lesson: Lesson, index: number, table: Table, shares: readonly number[], profile: Profile, read: ReadNet | undefined): Weighing {
  const leanings = new Float32Array(LEANINGS);
  leaningsOf(lesson.featuresOf(index), table, leanings);
  const { text = '', weight = 0 } = lesson.examples[index] ?? {};
  read?.(tokensOf(text, profile), leanings, NET_SAYS);
  const label = lesson.labels[index] ?? 0;
  return { leanings, label, weight: weight * (shares[label] ?? 0) };
}

/** What an example of each label counts, so that all labels come as often as they are expected. */
function sharesOf(lesson: Lesson, messages: readonly number[], expected: LanguageSettings['expected']): readonly number[] {
  const sums = LABELS.map(() => 0);
  let total = 0;
  for (const index of messages) {
    const weight = lesson.examples[index]?.weight ?? 0;
    const label = lesson.labels[index] ?? 0;
    sums[label] = (sums[label] ?? 0) + weight;
    total += weight;
  }
  return LABELS.map((label, place) => (expected[label] * total) / Math.max(sums[place] ?? 0, 1e-6));
}
