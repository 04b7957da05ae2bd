import type { TopicMessage } from './alert/topic-message.ts';
import type { Time } from './time.ts';

/**
 * A notification as destinations deliver it, complete: they decide nothing about it. The same notification always gives the same letter.
 * The longest forms are made when they are asked for.
 */
export interface Letter {
  readonly what: 'alert' | 'notice' | 'event' | 'report';
  /** The same for every sending, so that a repetition reads once (Message-ID, webhook-id, file name). */
  readonly id: string;
  /** What it belongs to: mail programs keep together what has the same. */
  readonly thread: string;
  /** The key of its brand; `groundswell` where a whole installation is meant. */
  readonly brand: string;
  /** When it was decided. */
  readonly at: Time;
  /** True for what should be looked at before anything else in a mailbox. */
  readonly urgent: boolean;
  /** True for news that goes before whatever else waits for its turn: an incident that opens, or becomes worse. */
  readonly first: boolean;
  /** Under 100 printable ASCII characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Headers of its mail that filters can sort by. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON body of an outgoing webhook. */
  readonly webhook: () => string;
  /** What a topic publishes. */
  readonly topic: () => TopicMessage;
}
