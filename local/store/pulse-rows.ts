import { fromJson, toJson, type DistinctJson } from '../../core/distinct.ts';
import { withAsks, type Pulse, type PulseEntry } from '../../core/pulse.ts';
import { LABELS } from '../../core/sentiment.ts';
import { minuteOf } from '../../core/time.ts';
import type { Versioned } from '../../lambdas/ports.ts';
import { documents, numberOf, textOf, type Row } from './rows.ts';

const COUNTS = ['message', 'answer', 'statement', 'nothing'] as const satisfies readonly PulseEntry['counts'][];

/** An entry as a row of `pulse_entries`. Its minute is that of `sentAt`; what it has left is found by its id. */
export const entryRow = (brand: string, { value: entry, version }: Versioned<PulseEntry>) => ({
  brand,
  id: entry.id,
  version,
  sent_at: entry.sentAt,
  counts: entry.counts,
  public: entry.public ? 1 : 0,
  label: entry.label ?? null,
  author: entry.author,
  reach: entry.reach,
  interactions: entry.interactions,
  loud: entry.loud ? 1 : 0,
  asks: entry.asks ? 1 : 0,
  language: entry.language,
  platform: entry.platform,
});

export type EntryRow = ReturnType<typeof entryRow>;

/** The entry of a row, its fields always in the same order. */
export const entryOf = (row: Row): PulseEntry => ({
  id: textOf(row, 'id'),
  minute: minuteOf(numberOf(row, 'sent_at')),
  sentAt: numberOf(row, 'sent_at'),
  counts: oneOf(COUNTS, textOf(row, 'counts')),
  public: numberOf(row, 'public') === 1,
  ...(row['label'] === null ? {} : { label: oneOf(LABELS, textOf(row, 'label')) }),
  author: textOf(row, 'author'),
  reach: numberOf(row, 'reach'),
  interactions: numberOf(row, 'interactions'),
  loud: numberOf(row, 'loud') === 1,
  asks: numberOf(row, 'asks') === 1,
  language: textOf(row, 'language'),
  platform: textOf(row, 'platform'),
});

type PulseJson = Omit<Pulse, 'authors' | 'negativeAuthors'> & { readonly authors: DistinctJson; readonly negativeAuthors: DistinctJson };
const stored = documents<PulseJson>(withAsks);

/** A pulse as JSON, its fields always in the same order: equal pulses are equal texts. */
export const pulseDoc = (pulse: Pulse): string => {
  const { minute, messages, read, negatives, asks, reach, authors, negativeAuthors, languages, platforms, answers, statementAt, loudest } = pulse;
  const sets = { authors: toJson(authors), negativeAuthors: toJson(negativeAuthors) };
  return stored.textOf({
    minute,
    messages,
    read,
    negatives,
    asks,
    reach,
    ...sets,
    languages,
    platforms,
    answers,
    ...(statementAt === undefined ? {} : { statementAt }),
    loudest,
  });
};

/** The pulse of a row of `pulses`. */
export const pulseOf = (row: Row): Pulse => {
  const json = stored.of(row);
  return { ...json, authors: fromJson(json.authors), negativeAuthors: fromJson(json.negativeAuthors) };
};

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new TypeError(`"${value}" is none of ${allowed.join(', ')}`);
  return found;
}
