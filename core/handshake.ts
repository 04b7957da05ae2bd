import type { Told, Trouble } from './telling.ts';
import { HOUR, type Time } from './time.ts';

/** What is remembered of a platform's handshakes: of all of them, or of those about one account. */
export interface Shaken {
  readonly kind: 'handshake';
  /** The platform of `/webhooks/{platform}`. */
  readonly platform: string;
  /** Whose deliveries it is about, where the handshake tells. */
  readonly account?: string | undefined;
  /** When it last succeeded, and until when that holds. */
  readonly at: Time;
  readonly until: Time;
  /** What was told of its lapse. */
  readonly told?: Told | undefined;
}

/** Platforms and timers renew in the last minute, and what was answered is noted a little later. */
const GRACE = HOUR;

/** What is remembered after one more handshake. The order does not matter: what holds longest holds. */
export const shaken = (before: Shaken | undefined, next: Omit<Shaken, 'kind' | 'told'>): Shaken => ({
  ...before,
  ...next,
  kind: 'handshake',
  at: Math.max(next.at, before?.at ?? next.at),
  until: Math.max(next.until, before?.until ?? next.until),
});

/** The lapse of a handshake that nobody renewed. Whoever was not listening could not be asked: see `silenceOf`. */
export const lapseOf = ({ platform, account, until }: Shaken, now: Time, listeningSince: Time = -Infinity): Trouble | undefined =>
  now < until + GRACE || now < listeningSince + GRACE ? undefined : { id: `handshake:${platform}:${account ?? ''}:${until}`, since: until };
