import * as fc from 'fast-check';
import type { PulseEntry } from '../../core/pulse.ts';
import { LABELS } from '../../core/sentiment.ts';
import { minuteOf } from '../../core/time.ts';
import type { Versioned } from '../../lambdas/ports.ts';
import { anEntry, NOON } from './builders.ts';

type EntryVersion = Versioned<PulseEntry>;

/** What one delivery of a message makes of its entry. */
const told = fc.record({
  second: fc.integer({ min: 0, max: 179 }),
  counts: fc.constantFrom('message', 'message', 'message', 'answer', 'statement', 'nothing'),
  public: fc.boolean(),
  label: fc.constantFrom(undefined, ...LABELS),
  author: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((hash) => hash.toString(16).padStart(16, '0')),
  reach: fc.nat(1_000),
  interactions: fc.nat(50),
  loud: fc.boolean(),
  asks: fc.boolean(),
  language: fc.constantFrom('en', 'de', 'pt', 'unknown'),
  platform: fc.constantFrom('x', 'facebook'),
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

/**
 * The versions of some entries, one after another. As records make them: a message stands at the earliest time that it was told with,
 * and `left` names the other minutes. Versions rise by one or more, since not every change of a record is counted.
 */
export const histories: fc.Arbitrary<readonly EntryVersion[]> = fc
  .array(fc.array(fc.tuple(told, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  .map((entries) => entries.flatMap((deliveries, index) => historyOf(`x:${index}`, deliveries)));

function historyOf(id: string, deliveries: readonly (readonly [Told, number])[]): EntryVersion[] {
  let version = 0;
  return deliveries.map(([{ second: _second, label, loud, ...fields }, step], index) => {
    const times = deliveries.slice(0, index + 1).map(([{ second }]) => NOON + second * 1_000);
    const sentAt = Math.min(...times);
    const left = [...new Set(times.map(minuteOf))].filter((minute) => minute !== minuteOf(sentAt)).toSorted((a, b) => a - b);
    const { label: _label, ...entry } = anEntry({ ...fields, id, sentAt, loud: loud && fields.counts === 'message' });
    version += step;
    return { value: { ...entry, ...(label === undefined ? {} : { label }), ...(left.length === 0 ? {} : { left }) }, version };
  });
}

/** The highest version of each entry. */
export const newestOf = (versions: readonly EntryVersion[]): readonly EntryVersion[] => [
  ...new Map(versions.toSorted((a, b) => a.version - b.version).map((entry) => [entry.value.id, entry])).values(),
];

/** The same versions shuffled, some of them twice, in up to three calls. */
export const inAnyOrder = (versions: readonly EntryVersion[]) =>
  fc
    .record({
      shuffled: fc.shuffledSubarray([...versions], { minLength: versions.length }),
      again: fc.shuffledSubarray([...versions]),
      cut: fc.nat(versions.length),
    })
    .map(({ shuffled, again, cut }) => ({ versions, calls: [shuffled.slice(0, cut), [...again, ...shuffled.slice(cut)], again] }));
