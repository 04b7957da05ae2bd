import type { Failing } from '../core/alert/back-off.ts';
import type { Outcome } from '../core/alert/outcome.ts';
import type { BrandDocument, Told } from '../core/brand.ts';
import type { Letter } from '../core/letter.ts';
import type { Notice } from '../core/notice.ts';
import type { Time } from '../core/time.ts';
import type { DeliveryFailure } from './ports.ts';

/** What sending needs from the world. Types only. */

export interface Notices {
  /**
   * Sends a notice to whom it concerns: the digest and guidance to whoever gets the brand's alerts, everything else to its operations. The same id
   * again reaches only those still missing. `failed` names destinations to try again later; empty means done.
   */
  send(notice: Notice, settings: BrandDocument['alerts']): Promise<{ failed: readonly DeliveryFailure[] }>;
  /**
   * Sends a letter by mail to these addresses, and nowhere else. The same id again reaches only those still missing; it is not even written
   * when nobody is, so that it may be a lot of work. What is written as undefined is not worth a letter.
   */
  mail(id: string, emails: readonly string[], write: () => Promise<Letter | undefined>): Promise<{ failed: readonly DeliveryFailure[] }>;
}

export interface Webhooks {
  /**
   * Sends a letter to the webhooks of a brand that want to be told of this, as `Notices.send` does. Those in `silent`, by their names, are not
   * tried: they failed just now, and are among the failed.
   */
  tell(letter: Letter, brand: BrandDocument, told: Told, silent?: ReadonlySet<string>): Promise<{ failed: readonly DeliveryFailure[] }>;
}

/** One place that letters go to. */
export interface Destination {
  /** Unique among a brand's destinations, the same after a restart, and fit for a log: a URL's path may be a secret. */
  readonly name: string;
  /** True when it is tried again ever more rarely, and disabled in the end. */
  readonly backsOff?: boolean;
  /** Never rejects on what the world does: what went wrong is the outcome. */
  readonly deliver: (letter: Letter) => Promise<Outcome>;
}

/** What is known of the deliveries of one letter, by the names of its destinations. */
export interface Deliveries {
  readonly delivered: ReadonlySet<string>;
  readonly failing: ReadonlyMap<string, Failing>;
}

/** Remembers which destination has had which letter and which fail, so that a repetition reaches only those still missing. */
export interface DeliveryLog {
  of(letter: string): Promise<Deliveries>;
  /** Resolves when it is durable. Marking again changes nothing. */
  markDelivered(letter: string, destination: string, at: Time): Promise<void>;
  /** Notes one more attempt that failed; answers what is known of them by then. */
  markFailed(letter: string, destination: string, at: Time): Promise<Failing>;
  /** Takes the attempts that failed for not made. */
  forgetFailures(letter: string, destination: string): Promise<void>;
}

/** A ceiling for what is sent, however many senders there are. */
export interface SendRate {
  /**
   * Waits for the next turn to send. False when that would take too long: nothing may be sent now then. What is not `first` news has
   * less patience, so that it takes few turns ahead of what is.
   */
  turn(first: boolean): Promise<boolean>;
}
