import { DELETED } from './customer.ts';
import type { MessageEvent } from './event.ts';
import { NO_ENGAGEMENT, type Author, type Engagement, type Message, type PlatformMessage } from './message.ts';
import type { PulseEntry } from './pulse.ts';
import type { Sentiment } from './sentiment.ts';
import { minuteOf, type Time } from './time.ts';

/**
 * All that is known of one message of one brand. A join-semilattice: every field is a minimum, a maximum or a union over the events
 * seen, so that any order and any repetition of the same events ends in the same record.
 */
export interface MessageRecord {
  readonly id: string;
  /** The earliest version: where the message stands. Absent while only a deletion or an engagement update has come. */
  readonly first?: PlatformMessage;
  /** The latest version: what the message says now. Absent when it equals the first. */
  readonly last?: PlatformMessage;
  /** The mood of the latest version. */
  readonly sentiment?: Sentiment;
  /** The language of the latest version, as it was read. */
  readonly language?: string;
  readonly followers?: number;
  readonly engagement: Engagement;
  readonly sentAt?: Time;
  /** Where it stands in time: when it was sent, but never later than when it came. */
  readonly at?: Time;
  /** The minutes that its versions told, in order, where they told more than one; at most MINUTES_KEPT. Absent for nearly all. */
  readonly minutes?: readonly Time[];
  readonly receivedAt: Time;
  readonly deleted: boolean;
  /** What it goes on counting as, once its author was erased: no text of before ever comes back. Absent for nearly all. */
  readonly erased?: Counting;
  /** The other side of an outbound direct message, where the platform told. */
  readonly customer?: string;
  /** The conversation it belongs to, once known. */
  readonly conversation?: string;
}

/** What an erased message goes on counting as: its text can no longer say. */
export type Counting = Pick<PulseEntry, 'counts' | 'asks' | 'language'>;

/** What the analysis read of an event's text. */
export interface Read {
  readonly sentiment?: Sentiment | undefined;
  readonly language?: string | undefined;
}

/** A message whose sender tells ever other times is followed so far. */
const MINUTES_KEPT = 20;

/** What stays of an author whose message was deleted. */
const ERASED: Author = { id: DELETED, role: 'customer' };

/** The record after one more event about the same message. */
export const applyEvent = (record: MessageRecord | undefined, event: MessageEvent, receivedAt: Time, read: Read = {}): MessageRecord => {
  const known = record ?? { id: idOf(event), engagement: NO_ENGAGEMENT, receivedAt, deleted: false };
  const base = { ...known, receivedAt: Math.min(known.receivedAt, receivedAt) };
  switch (event.type) {
    case 'message.created':
    case 'message.updated':
      if (known.erased !== undefined) return known;
      return erasedIfDeleted(withMoment(withVersion(base, event.message, event.customer, read), Math.min(event.message.sentAt, receivedAt)));
    case 'message.deleted':
      return erasedIfDeleted({ ...base, deleted: true });
    case 'engagement.updated':
      return { ...base, engagement: largest(base.engagement, event.engagement) };
    default:
      return event satisfies never;
  }
};

/** True when an event brings a text that is not known yet and will be the latest: only then is it worth reading. */
export const bringsText = (record: MessageRecord | undefined, event: MessageEvent): boolean => {
  if (!('message' in event) || record?.deleted === true || record?.erased !== undefined) return false;
  const last = record?.last ?? record?.first;
  return last === undefined || isBefore(last, event.message);
};

/** The message that a record shows, or undefined while its text has not come. */
export const messageOf = (record: MessageRecord, brand: string): Message | undefined => {
  const { first, sentAt } = record;
  if (first === undefined || sentAt === undefined) return undefined;
  const last = record.last ?? first;
  const language = last.language ?? record.language;
  const author = { ...first.author, ...defined({ handle: last.author.handle, name: last.author.name, followers: record.followers }) };
  return {
    ...first,
    ...defined({ edited: last.edited, language, url: first.url ?? last.url, sentiment: record.sentiment, conversation: record.conversation }),
    text: last.text,
    author,
    brand,
    engagement: record.engagement,
    sentAt,
    receivedAt: record.receivedAt,
    ...(record.deleted ? { deleted: true } : {}),
  };
};

/** Where a record stands in time. */
export const momentOf = ({ at, sentAt, receivedAt }: Pick<MessageRecord, 'at' | 'sentAt' | 'receivedAt'>): Time =>
  at ?? Math.min(sentAt ?? receivedAt, receivedAt);

const idOf = (event: MessageEvent): string => ('message' in event ? event.message.id : event.id);

function withVersion(base: MessageRecord, message: PlatformMessage, customer: string | undefined, read: Read): MessageRecord {
  const version = base.deleted ? erased(message) : withoutCounts(message);
  const { first = version, last = first, sentiment, language, ...kept } = base;
  const isLatest = base.first === undefined || isBefore(last, version);
  return {
    ...kept,
    ...defined(isLatest ? { sentiment: read.sentiment, language: read.language } : { sentiment, language }),
    ...defined({ followers: largestOf(base.followers, message.author.followers), customer: smallestOf(base.customer, customer) }),
    ...versions(isBefore(version, first) ? version : first, isLatest ? version : last),
    engagement: largest(base.engagement, message.engagement),
    sentAt: Math.min(base.sentAt ?? message.sentAt, message.sentAt),
  };
}

/** Every delivery may tell another time; the earliest is where the message stands, and the others are where it may have been counted before. */
function withMoment(record: MessageRecord, told: Time): MessageRecord {
  const known = record.minutes ?? (record.at === undefined ? [] : [minuteOf(record.at)]);
  const minutes = [...new Set([...known, minuteOf(told)])].toSorted((a, b) => a - b).slice(0, MINUTES_KEPT);
  return { ...record, at: Math.min(record.at ?? told, told), ...(minutes.length > 1 ? { minutes } : {}) };
}

/** The last version is named only where it differs from the first. */
const versions = (first: PlatformMessage, last: PlatformMessage): Pick<MessageRecord, 'first' | 'last'> =>
  isBefore(first, last) ? { first, last } : { first };

/** A version as it is kept: the counts are no part of it, since the record keeps them as maxima. */
const withoutCounts = ({ author: { followers: _followers, ...author }, ...message }: PlatformMessage): PlatformMessage => ({
  ...message,
  author,
  engagement: NO_ENGAGEMENT,
});

/** Versions are ordered by the time of their edit; between equals any fixed order will do. */
const isBefore = (a: PlatformMessage, b: PlatformMessage): boolean => {
  const difference = (a.edited ?? 0) - (b.edited ?? 0);
  return difference === 0 ? a !== b && fingerprint(a) < fingerprint(b) : difference < 0;
};

/**
 * What makes two versions the same: all but the counts. What outlives a deletion comes first, so that versions stand in the same
 * order before and after they are erased.
 */
const fingerprint = (message: PlatformMessage): string => canonical(erased(message)) + canonical(withoutCounts(message));

const canonical = (message: PlatformMessage): string => JSON.stringify(sorted({ ...message, author: sorted(message.author) }));

const sorted = (value: object): object => Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function erasedIfDeleted(record: MessageRecord): MessageRecord {
  if (!record.deleted) return record;
  const { sentiment: _mood, language: _language, followers: _followers, first, last, ...kept } = record;
  return first === undefined ? kept : { ...kept, ...versions(erased(first), erased(last ?? first)) };
}

function erased({ url: _url, language: _language, ...message }: PlatformMessage): PlatformMessage {
  return { ...message, text: '', author: { ...ERASED, role: message.author.role }, engagement: NO_ENGAGEMENT };
}

const largest = (a: Engagement, b: Engagement): Engagement => ({
  likes: Math.max(a.likes, b.likes),
  shares: Math.max(a.shares, b.shares),
  replies: Math.max(a.replies, b.replies),
  views: Math.max(a.views, b.views),
});

const largestOf = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.max(a, b));

const smallestOf = (a: string | undefined, b: string | undefined): string | undefined => (a === undefined || (b !== undefined && b < a) ? b : a);

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value: an absent field and an undefined one are not the same in JSON or in a comparison. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
