import { emptyPulse, merge, withEntry, type LoudMessage, type Pulse, type PulseEntry } from '../../../core/pulse.ts';
import type { Time } from '../../../core/time.ts';

/** What is known of one message in one minute. Without an entry it stands elsewhere since that version. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly entry?: PulseEntry;
}

/** A minute counted from all that stands in it. */
export interface MinuteFold {
  readonly pulse: Pulse;
  /** Its loud messages, all of them: they are rare. */
  readonly loud: readonly LoudMessage[];
}

/** Of each message the highest version, whatever the order and however often each comes; between equal ones any fixed choice will do. */
export const newest = (standings: Iterable<Standing>): readonly Standing[] => {
  const byId = new Map<string, Standing>();
  for (const standing of standings) {
    const known = byId.get(standing.id);
    if (known === undefined || isAbove(standing, known)) byId.set(standing.id, standing);
  }
  return [...byId.values()];
};

/** Counts what stands in a minute, each message once. */
export const foldOf = (minute: Time, standings: Iterable<Standing>): MinuteFold => {
  const entries = newest(standings).flatMap(({ entry }) => entry ?? []);
  return { pulse: pulseOf(minute, entries), loud: entries.filter(({ loud }) => loud).map(loudMessage) };
};

/** True when something counts in it: only such minutes are told of. */
export const isCounted = ({ pulse: { messages, answers, statementAt } }: MinuteFold): boolean =>
  messages > 0 || answers > 0 || statementAt !== undefined;

const isAbove = (a: Standing, b: Standing): boolean => (a.version === b.version ? fingerprint(a) > fingerprint(b) : a.version > b.version);

const fingerprint = ({ entry }: Standing): string => JSON.stringify(entry) ?? '';

/** Small pulses merge fast, while adding to a large one copies its sketches: a minute is counted in portions of so many. */
const PORTION = 32;

function pulseOf(minute: Time, entries: readonly PulseEntry[]): Pulse {
  if (entries.length <= PORTION) return entries.reduce(withEntry, emptyPulse(minute));
  const middle = entries.length >> 1;
  return merge(pulseOf(minute, entries.slice(0, middle)), pulseOf(minute, entries.slice(middle)));
}

const loudMessage = ({ id, sentAt, reach, interactions }: PulseEntry): LoudMessage => ({ id, sentAt, reach, interactions });
