import type { Told, Trouble } from './telling.ts';
import { DAY, HOUR, MINUTE, type Time } from './time.ts';

/** An account as a platform calls it. */
export interface AccountName {
  readonly platform: string;
  readonly account: string;
}

/** What is remembered of one account: of constant size, however long it has been heard. */
export interface Heard extends AccountName {
  readonly kind: 'account';
  /** When it was heard first; while it never was, since when somebody waits for it. */
  readonly firstAt: Time;
  /** When it was heard last; while it never was, the same as `firstAt`. */
  readonly lastAt: Time;
  /** How many messages have come, about: what a process had not noted yet when it ended is missing. */
  readonly messages: number;
  /** The messages of late: each counts half after a week. As of `lastAt`. */
  readonly recent: number;
  /** The longest usual pause, in milliseconds, so that nights and weekends are none to report: half as long after two weeks. As of `lastAt`. */
  readonly longestGap: number;
  /** What was told of its silence. */
  readonly told?: Told | undefined;
}

/** How many messages an account brought, the last of them at `at`. */
export interface Hearsay extends AccountName {
  readonly at: Time;
  readonly count: number;
}

/** What a brand document says of an account. */
export interface SilenceSettings {
  readonly silentAfterMinutes?: number | undefined;
}

/** An account that should have spoken: silent since, though something was expected by then. */
export interface Silence extends Trouble {
  readonly expectedBy: Time;
}

/** Hearing is noted no more often than this, so that what is remembered may be so far behind. */
export const HEARD_EVERY = 5 * MINUTE;
/** An account of which less is known has no usual pace yet. */
export const KNOWN_AFTER = 3 * DAY;
export const KNOWN_FROM = 50;
/** Three times the longest usual pause is unusual; less than six hours never is. */
const UNUSUAL = 3;
const LEAST = 6 * HOUR;
/** A pause that was unusual teaches no more than that twice the longest is usual: an outage is no lesson, a new habit is learned in some steps. */
const LESSON = 2;
const GAPS_FADE = 14 * DAY;
const MESSAGES_FADE = 7 * DAY;

/** An account that a brand waits for from now on, and that was never heard. */
export const awaited = ({ platform, account }: AccountName, now: Time): Heard => ({
  kind: 'account',
  platform,
  account,
  firstAt: now,
  lastAt: now,
  messages: 0,
  recent: 0,
  longestGap: 0,
});

/** What is remembered once an account was heard again. When it was heard last does not depend on the order. */
export const heard = (before: Heard | undefined, { platform, account, at, count }: Hearsay): Heard => {
  if (before === undefined || before.messages === 0)
    return { kind: 'account', platform, account, firstAt: at, lastAt: at, messages: count, recent: count, longestGap: 0, told: before?.told };
  const messages = before.messages + count;
  const gap = at - before.lastAt;
  if (gap <= 0) return { ...before, firstAt: Math.min(before.firstAt, at), messages, recent: before.recent + faded(count, -gap, MESSAGES_FADE) };
  const recent = faded(before.recent, gap, MESSAGES_FADE) + count;
  const longestGap = Math.round(Math.max(faded(before.longestGap, gap, GAPS_FADE), lessonOf(before, gap)));
  return { ...before, lastAt: at, messages, recent, longestGap };
};

/** How much of a pause is taken for usual. */
function lessonOf(before: Heard, gap: number): number {
  const limit = learnedLimit(before);
  return limit === undefined || gap <= limit ? gap : Math.min(gap, Math.max(before.longestGap * LESSON, LEAST / UNUSUAL));
}

const faded = (amount: number, over: number, half: number): number => amount * 2 ** -(over / half);

/** How long an account may pause, by what it usually does, in milliseconds. Undefined while too little is known of it. */
const learnedLimit = ({ firstAt, lastAt, messages, longestGap }: Heard): number | undefined =>
  messages >= KNOWN_FROM && lastAt - firstAt >= KNOWN_AFTER ? Math.max(UNUSUAL * longestGap, LEAST) : undefined;

/** How long an account may pause, in milliseconds: what its brand says, else what it usually does. Undefined when neither is known. */
export const limitOf = (heard: Heard, { silentAfterMinutes }: SilenceSettings): number | undefined =>
  silentAfterMinutes === undefined ? learnedLimit(heard) : silentAfterMinutes * MINUTE;

/**
 * The silence of an account, if it is silent. Who was not listening heard nothing: where we listen ourselves, `listeningSince` says since
 * when without a break, and an account is called silent only once we have listened for a usual pause of it, an hour at least.
 */
export const silenceOf = (heard: Heard, settings: SilenceSettings, now: Time, listeningSince: Time = -Infinity): Silence | undefined => {
  const limit = limitOf(heard, settings);
  if (limit === undefined || now - heard.lastAt <= limit + HEARD_EVERY) return undefined;
  if (now - listeningSince < Math.min(limit, Math.max(heard.longestGap, HOUR))) return undefined;
  const expectedBy = heard.lastAt + limit;
  return { id: `silence:${heard.platform}:${heard.account}:${expectedBy}`, since: heard.lastAt, expectedBy };
};

/** How many messages a day an account brought of late. Undefined while it is known for less than a day. */
export const messagesADay = ({ firstAt, lastAt, recent }: Heard): number | undefined => {
  const known = lastAt - firstAt;
  const days = (MESSAGES_FADE / DAY / Math.LN2) * (1 - faded(1, known, MESSAGES_FADE));
  return known < DAY ? undefined : recent / days;
};
