import { MINUTE, type Time } from '../../core/time.ts';
import type { Crisis } from './waves.ts';

/** An alarm still counts for a crisis so long after its last message. */
export const LATEST = 60 * MINUTE;

/** What a detector's alarms of one week were worth. */
export interface Match {
  readonly found: readonly { readonly crisis: Crisis; readonly at: Time; readonly delayMinutes: number }[];
  readonly missed: readonly Crisis[];
  /** Further alarms within a crisis that was found. */
  readonly repeats: readonly Time[];
  /** Outside every crisis. */
  readonly falseAlarms: readonly Time[];
}

/** The first alarm of a crisis finds it; a warning ahead of a slow crisis comes without delay. `alarms` stand in order. */
export const match = (crises: readonly Crisis[], alarms: readonly Time[]): Match => {
  const crisisOf = (alarm: Time): Crisis | undefined => crises.find(({ from, to }) => alarm >= from && alarm <= to + LATEST);
  const firsts = crises.map((crisis) => ({ crisis, at: alarms.find((alarm) => crisisOf(alarm) === crisis) }));
  const found = firsts.flatMap(({ crisis, at }) => (at === undefined ? [] : [{ crisis, at, delayMinutes: Math.max(0, at - crisis.onset) / MINUTE }]));
  const first = new Set(found.map(({ at }) => at));
  return {
    found,
    missed: firsts.filter(({ at }) => at === undefined).map(({ crisis }) => crisis),
    repeats: alarms.filter((alarm) => crisisOf(alarm) !== undefined && !first.has(alarm)),
    falseAlarms: alarms.filter((alarm) => crisisOf(alarm) === undefined),
  };
};
