import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Act } from '../core/act.ts';
import type { Alert } from '../core/alert.ts';
import type { BrandDocument } from '../core/brand.ts';
import type { Conversation } from '../core/conversation.ts';
import type { InboxItem } from '../core/event.ts';
import type { FileAddress } from '../core/export-order.ts';
import type { Incident } from '../core/incident.ts';
import type { MessageRecord } from '../core/message-record.ts';
import type { PlatformSecret } from '../core/platforms/platform.ts';
import type { Pulse, PulseEntry, LoudMessage } from '../core/pulse.ts';
import type { Sentiment } from '../core/sentiment.ts';
import type { Time } from '../core/time.ts';
import type { Watch } from '../core/watch.ts';

/** What the handlers need from the world. Types only; each port keeps the same promises on AWS and on one machine. */

/** A request as API Gateway's HTTP API gives it (payload format 2.0). */
export type ApiEvent = APIGatewayProxyEventV2;

/** An answer. A body of many lines may be an async iterable of chunks, which the door streams or stores. */
export type ApiResult = Omit<APIGatewayProxyStructuredResultV2, 'body'> & { body?: string | AsyncIterable<string> };

/** The time now, in epoch milliseconds. */
export type Now = () => Time;

/** What happened, in ids and figures; never a secret, never a customer's text. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}

/** A document with the version that a conditional save must name. Version 0 is one that was never saved. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

export interface Secrets {
  /** All valid secrets under a name such as `x`, `meta` or `metaVerify`, the newest first. Empty when none is set. */
  of(name: string): Promise<readonly PlatformSecret[]>;
  /** What to do, in words, when none is set. May be shown to anybody. */
  howToSet(name: string): string;
}

export interface Inbox {
  /** Resolves when every item is durable; rejects when any is not, and then the sender must deliver again. */
  send(items: readonly InboxItem[]): Promise<void>;
  /** What waits (in flight included) and what is dead. Exact on one machine; SQS counts roughly, and settles within a minute. */
  depth(): Promise<{ waiting: number; deadLetters: number }>;
}

/** Messages are unique by brand and id. */
export interface Messages {
  /** The records of some ids, consistent with every save that has returned. Missing ids are left out. */
  load(brand: string, ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<MessageRecord>>>;
  /** Saves each record whose stored version is still the given one; returns the ids that lost and were not saved. */
  save(brand: string, records: readonly Versioned<MessageRecord>[]): Promise<readonly string[]>;
  /**
   * Records that answer one of these message ids and belong to no conversation yet. Consistent with every save that has returned, but that
   * of a message in a conversation those may be left out which were saved after it: whoever saves one looks up to that message afterwards.
   */
  waitingFor(brand: string, ids: readonly string[]): Promise<readonly Versioned<MessageRecord>[]>;
  /** The newest records of a thread of direct messages, at most MESSAGES_READ, in time order. */
  inThread(brand: string, platform: string, threadId: string): Promise<readonly Versioned<MessageRecord>[]>;
  /** Takes these messages off a direct thread in which they stand no longer, so that nothing is kept under its name. Again changes nothing. */
  leaveThread(brand: string, platform: string, threadId: string, ids: readonly string[]): Promise<void>;
}

/** A conversation as it is kept: with the ids of its messages in time order, the newest MESSAGES_READ of them. */
export interface KeptConversation {
  readonly conversation: Conversation;
  readonly messages: readonly string[];
  /** The ids of those that were merged into it, in order: its customer turned out to be theirs. Absent for nearly all. */
  readonly merged?: readonly string[] | undefined;
  /** What people did with it, in time order. Absent for nearly all. */
  readonly acts?: readonly Act[] | undefined;
}

/** What is kept of a conversation that was merged into another one: no list shows it, and it never ends being so. */
export interface MergedConversation {
  readonly id: string;
  readonly brand: string;
  readonly mergedInto: string;
}

/** What stands under the id of a conversation. */
export type AnyConversation = KeptConversation | MergedConversation;

/** The last row of the page before: as much of it as the lists go by. */
export type After = Pick<Conversation, 'id' | 'lastMessageAt'> & { readonly priority: Pick<Conversation['priority'], 'score'> };

export interface ConversationQuery {
  readonly status?: Conversation['status'] | undefined;
  readonly team?: Conversation['team'] | undefined;
  /**
   * By the last message (default), or by score and then by the last message; in the end by id. The highest comes first in each.
   * `oldest` is by the last message too, the lowest first.
   */
  readonly sort?: 'recent' | 'priority' | 'oldest' | undefined;
  readonly after?: After | undefined;
  readonly limit: number;
}

export interface Conversations {
  load(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<AnyConversation>>>;
  /** As Messages.save. */
  save(conversations: readonly Versioned<AnyConversation>[]): Promise<readonly string[]>;
  list(brand: string, query: ConversationQuery): Promise<readonly Conversation[]>;
  /** All conversations of a brand by their last message, the oldest first, then by id, page by page. One that gets a message meanwhile may be met again. */
  page(brand: string, after: After | undefined, limit: number): Promise<readonly Conversation[]>;
}

/** Where a message stands in time. */
export interface Moment {
  readonly sentAt: Time;
  readonly id: string;
}

/** A message whose entries get another author, in the minutes in which they may stand. */
export interface Reassigned {
  readonly id: string;
  readonly minutes: readonly Time[];
  readonly author: string;
}

export interface Pulses {
  /**
   * Counts entries into their minutes. Of an entry, unique by brand and id, the highest version counts, whatever the order they come
   * in: the same one again changes nothing, a newer one replaces the older wherever it stood.
   */
  record(brand: string, entries: readonly Versioned<PulseEntry>[]): Promise<void>;
  /** The non-empty minutes in [from, to), in time order. */
  range(brand: string, from: Time, to: Time): Promise<readonly Pulse[]>;
  /** The first non-empty minute at or after `from`, or undefined. */
  firstMinute(brand: string, from: Time): Promise<Time | undefined>;
  /** The loud entries sent in [from, to), the loudest first, at most LOUD_AT_ONCE. */
  loudest(brand: string, query: { from: Time; to: Time }): Promise<readonly LoudMessage[]>;
  /** The entries of a brand in order of (sentAt, id), page by page: which messages there are, and where they stand in time. */
  timeline(brand: string, after: Moment | undefined, limit: number): Promise<readonly Moment[]>;
  /** Puts another author under messages wherever their entries stand, in all versions: nothing is left of the one of before, and all counts stay. */
  reassign(brand: string, messages: readonly Reassigned[]): Promise<void>;
}

export interface Incidents {
  load(id: string): Promise<Versioned<Incident> | undefined>;
  /** The newest incidents of a brand, whatever their state, at most `limit`; consistent with every save that has returned. */
  newest(brand: string, limit: number): Promise<readonly Versioned<Incident>[]>;
  /** False when the stored version is another one; nothing is saved then. */
  save(incident: Versioned<Incident>): Promise<boolean>;
  /** Newest first. */
  list(brand: string, query: { after?: { openedAt: Time; id: string } | undefined; limit: number }): Promise<readonly Incident[]>;
  /** Incidents with an alert that is due and not delivered, and not claimed since `claimedBefore`. */
  withDueAlerts(now: Time, claimedBefore: Time): Promise<readonly Versioned<Incident>[]>;
}

export interface Brands {
  load(brand: string): Promise<Versioned<BrandDocument> | undefined>;
  /** False when the stored version is another one. Throws Problem 409 when an account belongs to another brand. */
  save(document: Versioned<BrandDocument>): Promise<boolean>;
  list(): Promise<readonly BrandDocument[]>;
  /** The brand that an account belongs to. */
  ofAccount(platform: string, account: string): Promise<string | undefined>;
}

/** What the crisis rules remember of each brand, and who is assessing it just now. */
export interface Watches {
  load(brand: string): Promise<Versioned<Watch> | undefined>;
  /** False when the stored version is another one. */
  save(watch: Versioned<Watch>): Promise<boolean>;
  /** Takes the brand for `holder` until `until`. When another holds it, marks the brand dirty and answers false. */
  lease(brand: string, holder: string, now: Time, until: Time): Promise<boolean>;
  /** Gives the brand back. True when somebody found it taken meanwhile, so that it wants another look. */
  release(brand: string, holder: string): Promise<boolean>;
  /** Brands whose next look is due. */
  due(now: Time): Promise<readonly string[]>;
  /** Remembers that a brand takes part in a replay. */
  joinReplay(replay: string, brands: readonly string[]): Promise<void>;
  brandsOfReplay(replay: string): Promise<readonly string[]>;
}

/** What is to be read: the text, and its language where the platform told. */
export interface Reading {
  readonly text: string;
  readonly language?: string | undefined;
  /** What another reader took the language for: it holds where the platform told none, so that nobody is paid for telling it. */
  readonly guess?: string | undefined;
}

/** An answer to one text, with the language it was read as. */
export interface Mood {
  readonly sentiment: Sentiment;
  readonly language?: string | undefined;
}

export interface SentimentReader {
  /** One answer a text, in order. An unsupported language or an empty text answers `unread`. Rejects only when nothing can be read just now. */
  read(texts: readonly Reading[]): Promise<readonly Mood[]>;
}

/** One place that a letter goes to could not be reached. */
export interface DeliveryFailure {
  readonly destination: string;
  readonly reason: string;
  /** True when it was not tried now, because it is not time yet. */
  readonly waits?: boolean;
}

export interface Alerts {
  /**
   * Sends an alert to every destination of its brand that has not had it yet; the same id again reaches only those still missing.
   * `failed` names destinations to try again later; empty means done.
   */
  publish(alert: Alert, settings: BrandDocument['alerts']): Promise<{ failed: readonly DeliveryFailure[] }>;
}

/** Who gets a brand's alerts by mail, where that is a list of its own beside the brand documents. */
export interface AlertSubscriptions {
  /** Throws Problem 422, and nothing is changed, when the addresses of such a document could not be subscribed. */
  check(document: BrandDocument): Promise<void>;
  /** Makes the subscriptions of a brand what its stored document says. May be repeated. Throws Problem 503 when they are not all so yet. */
  bring(brand: string): Promise<void>;
}

/** How many subscriptions alerts can reach, wait for their confirmation, or are gone. */
export interface SubscriptionCounts {
  readonly confirmed: number;
  readonly pending: number;
  readonly deleted: number;
}

/** Where people go from an alert. */
export interface Links {
  /** The links of an incident; empty while no public address is known. */
  to(incident: Incident, now: Time): Promise<{ acknowledgeUrl?: string; incidentUrl?: string }>;
}

/** Exports as files, for whoever asks over an API whose answers are short. */
export interface Exports {
  /** Begins to write the export of a brand. Answers where the file will be found once it is whole, and until when. */
  begin(brand: string): Promise<FileAddress>;
}

/** Where exports are written to. */
export interface ExportFiles {
  /** Writes the whole file, or none of it. */
  write(key: string, lines: AsyncIterable<string>): Promise<void>;
  /** Where a file can be fetched, by whoever knows this address, until it expires; 404 there until the file is whole. */
  address(key: string): Promise<FileAddress>;
}
