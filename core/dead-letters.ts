import type { Time } from './time.ts';

/** What is remembered of the dead letters of an inbox, while there are any. */
export interface Buried {
  readonly kind: 'dead-letters';
  /** When the first of them was seen; undefined while there are none. */
  readonly since?: Time | undefined;
  /** How many were told of, or fewer where some were redriven since. */
  readonly told: number;
}

/** Dead letters to tell of, or that there are none any more. */
export interface BuriedTelling {
  readonly id: string;
  readonly state: 'open' | 'resolved';
  readonly since: Time;
  readonly count: number;
}

/** They are told of again when there are half as many again. */
const GROWTH = 1.5;

/** What to remember now that so many are dead, and what to tell. The same object when nothing has changed. */
export const buried = (before: Buried, count: number, now: Time): { readonly after: Buried; readonly telling?: BuriedTelling } => {
  const { since = now, told } = before;
  const telling = { id: `dead-letters:${since}`, since, count };
  if (count === 0) {
    if (before.since === undefined) return { after: before };
    return { after: { kind: 'dead-letters', told: 0 }, telling: { ...telling, id: `${telling.id}:resolved`, state: 'resolved' } };
  }
  if (before.since === undefined || count >= told * GROWTH)
    return { after: { kind: 'dead-letters', since, told: count }, telling: { ...telling, id: `${telling.id}:${count}`, state: 'open' } };
  return { after: count < told ? { ...before, told: count } : before };
};
