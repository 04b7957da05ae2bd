import type { Outcome } from '../core/alert/outcome.ts';
import type { BrandDocument } from '../core/brand.ts';
import type { Letter } from '../core/letter.ts';
import type { Notice } from '../core/notice.ts';
import type { Time } from '../core/time.ts';
import type { DeliveryFailure } from './ports.ts';

/** What sending needs from the world. Types only. */

export interface Notices {
  /**
   * Sends a notice to whom it concerns: the digest to whoever gets the brand's alerts, everything else to its operations. The same id
   * again reaches only those still missing. `failed` names destinations to try again later; empty means done.
   */
  send(notice: Notice, settings: BrandDocument['alerts']): Promise<{ failed: readonly DeliveryFailure[] }>;
}

/** One place that letters go to. */
export interface Destination {
  /** Unique among a brand's destinations, the same after a restart, and fit for a log: a URL's path may be a secret. */
  readonly name: string;
  /** Never rejects on what the world does: what went wrong is the outcome. */
  readonly deliver: (letter: Letter) => Promise<Outcome>;
}

/** Remembers which destination has had which alert, so that a repetition reaches only those still missing. */
export interface DeliveryLog {
  /** The names of the destinations that have had this alert. */
  delivered(alertId: string): Promise<ReadonlySet<string>>;
  /** Resolves when it is durable. Marking again changes nothing. */
  markDelivered(alertId: string, destination: string, at: Time): Promise<void>;
  /** Since when this destination has been failing for this alert: `at` when this is the first time. */
  failingSince(alertId: string, destination: string, at: Time): Promise<Time>;
}

/** A ceiling for what is sent, however many senders there are. */
export interface SendRate {
  /** Waits for the next turn to send. False when that would take too long: nothing may be sent now then. */
  turn(): Promise<boolean>;
}
