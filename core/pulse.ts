import { NOBODY, size, union, withMember, type Distinct } from './distinct.ts';
import type { Label } from './sentiment.ts';
import type { Time } from './time.ts';

/**
 * What a minute needs to know of one message: no text, so that it may outlive the text.
 * `counts` says as what: a customer's message about the brand, a public answer to one, a public statement of the brand,
 * or nothing at all (private answers, employees, talk about competitors, deleted messages).
 */
export interface PulseEntry {
  readonly id: string;
  readonly minute: Time;
  /** Earlier entries of the same message stood in these minutes. Absent for nearly all: it takes a second delivery that tells another time. */
  readonly left?: readonly Time[];
  readonly sentAt: Time;
  readonly counts: 'message' | 'answer' | 'statement' | 'nothing';
  readonly public: boolean;
  /** Absent when nobody could read it. */
  readonly label?: Label;
  /** 16 hexadecimal digits of a hash of the author's id. */
  readonly author: string;
  readonly reach: number;
  readonly interactions: number;
  /** Negative, public, and far-reaching or acted on enough to be looked at by itself, by the brand's own limit. */
  readonly loud: boolean;
  /** Wants an answer in public: a customer's public message that is negative or asks something. */
  readonly asks: boolean;
  readonly language: string;
  readonly platform: string;
}

/** A negative message that many can have seen. */
export interface LoudMessage {
  readonly id: string;
  readonly sentAt: Time;
  readonly reach: number;
  readonly interactions: number;
}

/** How many messages of each language or platform. */
type Counts = Readonly<Record<string, number>>;

/** One brand's one minute, or several merged. */
export interface Pulse {
  readonly minute: Time;
  readonly messages: number;
  readonly read: number;
  readonly negatives: number;
  /** Messages that want an answer in public. */
  readonly asks: number;
  readonly reach: number;
  readonly authors: Distinct;
  readonly negativeAuthors: Distinct;
  readonly languages: Counts;
  readonly platforms: Counts;
  /** Public answers of the brand to customers, and its first public statement. */
  readonly answers: number;
  readonly statementAt?: Time;
  /** The loudest negative messages, at most LOUDEST. */
  readonly loudest: readonly LoudMessage[];
}

/** How many loud messages of a stretch of time a store names at once. */
export const LOUD_AT_ONCE = 20;
/** How many of the loudest negative messages a pulse names. */
export const LOUDEST = 5;

export const emptyPulse = (minute: Time): Pulse => ({
  minute,
  messages: 0,
  read: 0,
  negatives: 0,
  asks: 0,
  reach: 0,
  authors: NOBODY,
  negativeAuthors: NOBODY,
  languages: {},
  platforms: {},
  answers: 0,
  loudest: [],
});

/** The pulse with one more entry. The order of entries does not matter. */
export const withEntry = (pulse: Pulse, entry: PulseEntry): Pulse => {
  switch (entry.counts) {
    case 'nothing':
      return pulse;
    case 'answer':
      return { ...pulse, answers: pulse.answers + 1 };
    case 'statement':
      return { ...pulse, statementAt: Math.min(pulse.statementAt ?? entry.sentAt, entry.sentAt) };
    case 'message':
      return merge(pulse, pulseOfMessage(entry));
    default:
      return entry.counts satisfies never;
  }
};

/**
 * The pulse after an entry changed, without reading the minute again: possible while only reach and interactions grew.
 * Undefined when the minute must be counted anew, since a member cannot be taken out of a set.
 */
export const withGrowth = (pulse: Pulse, before: PulseEntry, after: PulseEntry): Pulse | undefined => {
  const { reach: reachBefore, interactions: interactionsBefore, loud: _loudBefore, ...fixedBefore } = before;
  const { reach, interactions, loud: _loud, ...fixed } = after;
  const onlyGrew = reach >= reachBefore && interactions >= interactionsBefore && JSON.stringify(fixedBefore) === JSON.stringify(fixed);
  if (!onlyGrew) return undefined;
  if (after.counts !== 'message') return pulse;
  return {
    ...pulse,
    reach: pulse.reach + reach - reachBefore,
    loudest: loudest([...pulse.loudest.filter(({ id }) => id !== after.id), ...loudOf(after)]),
  };
};

/** Two stretches of time as one: the minute is the earlier one. */
export const merge = (a: Pulse, b: Pulse): Pulse => {
  const statementAt =
    a.statementAt === undefined ? b.statementAt : b.statementAt === undefined ? a.statementAt : Math.min(a.statementAt, b.statementAt);
  return {
    minute: Math.min(a.minute, b.minute),
    messages: a.messages + b.messages,
    read: a.read + b.read,
    negatives: a.negatives + b.negatives,
    asks: a.asks + b.asks,
    reach: a.reach + b.reach,
    authors: union(a.authors, b.authors),
    negativeAuthors: union(a.negativeAuthors, b.negativeAuthors),
    languages: summed(a.languages, b.languages),
    platforms: summed(a.platforms, b.platforms),
    answers: a.answers + b.answers,
    ...(statementAt === undefined ? {} : { statementAt }),
    loudest: loudest([...a.loudest, ...b.loudest]),
  };
};

/**
 * A stored pulse, which a program that counted no asks may have written: it takes its negatives for them. That errs to the quiet side, by
 * the private ones, and no minute is counted anew for it.
 */
export const withAsks = <P extends { readonly negatives: number; readonly asks?: number }>(stored: P): P & { readonly asks: number } => ({
  ...stored,
  asks: stored.asks ?? stored.negatives,
});

/** The share of negative messages among those that were read; 0 when none was. */
export const negativeShare = ({ negatives, read }: Pick<Pulse, 'negatives' | 'read'>): number => (read === 0 ? 0 : negatives / read);

/** How many different people wrote, and wrote negatively. A sketch may be off by a little, but nobody writes less than one message. */
export const peopleOf = ({ messages, negatives, authors, negativeAuthors }: Pulse): { authors: number; negativeAuthors: number } => ({
  authors: Math.min(size(authors), messages),
  negativeAuthors: Math.min(size(negativeAuthors), negatives),
});

function pulseOfMessage(entry: PulseEntry): Pulse {
  const negative = entry.label === 'NEGATIVE';
  const author = withMember(NOBODY, entry.author);
  return {
    minute: entry.minute,
    messages: 1,
    read: entry.label === undefined ? 0 : 1,
    negatives: negative ? 1 : 0,
    asks: entry.asks ? 1 : 0,
    reach: entry.reach,
    authors: author,
    negativeAuthors: negative ? author : NOBODY,
    languages: { [entry.language]: 1 },
    platforms: { [entry.platform]: 1 },
    answers: 0,
    loudest: loudOf(entry),
  };
}

const loudOf = (entry: PulseEntry): LoudMessage[] =>
  entry.label === 'NEGATIVE' && entry.public ? [{ id: entry.id, sentAt: entry.sentAt, reach: entry.reach, interactions: entry.interactions }] : [];

/** Puts the loudest first, in an order that does not depend on theirs. */
export const byLoudness = (a: LoudMessage, b: LoudMessage): number => b.reach - a.reach || b.interactions - a.interactions || (a.id < b.id ? -1 : 1);

/** The loudest of some messages, at most LOUDEST, in an order that does not depend on theirs. */
const loudest = (messages: readonly LoudMessage[]): LoudMessage[] => messages.toSorted(byLoudness).slice(0, LOUDEST);

/** Both counts together, their keys in order. A key is whatever a platform sent: `constructor` is a name like any other. */
function summed(a: Counts, b: Counts): Counts {
  const names = Object.keys(a);
  const news = Object.keys(b).filter((name) => !Object.hasOwn(a, name));
  const all = news.length === 0 ? names : [...names, ...news].toSorted();
  return Object.fromEntries(all.map((name) => [name, countOf(a, name) + countOf(b, name)]));
}

const countOf = (counts: Counts, name: string): number => (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0);
