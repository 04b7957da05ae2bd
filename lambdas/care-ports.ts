import type { Act } from '../core/act.ts';
import type { CareEvent } from '../core/care-events.ts';
import type { Erasure } from '../core/erasure.ts';
import type { InboxItem } from '../core/event.ts';
import type { Time } from '../core/time.ts';
import type { Reading, Versioned } from './ports.ts';

/** What care needs from the world beside messages and conversations. Types only; the same promises on AWS and on one machine. */

/** What somebody holds: a claim stands here before it stands in its conversation, which has the last word. */
export interface Desk {
  readonly conversations: readonly { readonly id: string; readonly at: Time }[];
}

export interface Desks {
  load(brand: string, agent: string): Promise<Versioned<Desk> | undefined>;
  /** False when the stored version is another one; nothing is saved then. */
  save(brand: string, agent: string, desk: Versioned<Desk>): Promise<boolean>;
}

/** Who did what to what: ids and names, never a customer's words. */
export interface AuditEntry {
  /** The same for the same deed however often it is noted. */
  readonly id: string;
  readonly at: Time;
  readonly by: string;
  readonly action: Act['type'] | 'acknowledge' | 'resolve-incident' | 'describe-brand' | 'export' | 'erase-author';
  /** The conversation, incident or brand. Of an erased author the keyed hash. */
  readonly subject: string;
}

export interface Audit {
  /** Noting the same entry again changes nothing. */
  note(brand: string, entry: AuditEntry): Promise<void>;
  /** The newest first. */
  list(
    brand: string,
    query: { readonly after?: { readonly at: Time; readonly id: string } | undefined; readonly limit: number },
  ): Promise<readonly AuditEntry[]>;
}

/** A conversation, and when it began. */
export interface Begun {
  readonly id: string;
  readonly at: Time;
}

/**
 * Which conversations a customer began, and when: where the customer's history is looked for. It only says where to look, since a note is
 * made before its conversation is saved; what counts is what the conversations say. It need not be kept for longer than a history reaches.
 */
export interface Customers {
  /** Remembers that a conversation is one of these ids' of a platform. Again changes nothing but the earliest time. Consistent once it has returned. */
  note(brand: string, platform: string, ids: readonly string[], conversation: Begun): Promise<void>;
  /** Takes a conversation from these ids. */
  forget(brand: string, platform: string, ids: readonly string[], conversation: string): Promise<void>;
  /** The conversations of a customer that began at `from` or later, the oldest first, at most `limit`; consistent with every note that has returned. */
  conversationsOf(brand: string, platform: string, id: string, query: { readonly from: Time; readonly limit: number }): Promise<readonly Begun[]>;
}

/** What is to be told to programs and people, each once. What was told is remembered for thirty days, so that finding it again tells nothing. */
export interface Outbox {
  /** Keeps events that are not there yet. One that waits for a later time than it is given again comes forward. */
  put(events: readonly CareEvent[]): Promise<void>;
  /** What is due and not done, the longest due first. It may know a little late of what was put elsewhere. */
  due(now: Time, limit: number): Promise<readonly CareEvent[]>;
  /** It is told, or need not be. */
  done(id: string): Promise<void>;
  /** It is due again at another time, unless it is done. */
  later(id: string, at: Time): Promise<void>;
}

/** The erasures that were asked for. They stay for good: what is erased must not come back with a delivery that comes again. */
export interface Erasures {
  load(brand: string, id: string): Promise<Versioned<Erasure> | undefined>;
  /** False when the stored version is another one; nothing is saved then. */
  save(erasure: Versioned<Erasure>): Promise<boolean>;
  /** All of a brand, consistent with every save that has returned. */
  of(brand: string): Promise<readonly Erasure[]>;
  /** Those that it is time to go on with. */
  due(now: Time): Promise<readonly Versioned<Erasure>[]>;
}

/** Which letters an erasure takes away. */
export interface LettersAbout {
  /** The ids of incidents. */
  readonly incidents: readonly string[];
  /** Ids and handles of the person, as letters for people name them. */
  readonly names: readonly string[];
}

/** Where else a person's words may be on one machine or in one cloud. What a world does not have, it leaves out. */
export interface Traces {
  /** Takes out of the inbox and its dead letters what is about the person. */
  forgetWaiting?(isTheirs: (item: InboxItem) => boolean): Promise<void>;
  /** Forgets how some texts sounded. */
  forgetMoods?(texts: readonly Reading[]): Promise<void>;
  /** Takes away the letters of a brand that were written about some incidents, or that name somebody. */
  forgetLetters?(brand: string, about: LettersAbout): Promise<void>;
  /** Overwrites what a store has kept of before its last changes. */
  scrub?(): Promise<void>;
}
