import type { Time } from '../../core/time.ts';

/** Remembers which destination has had which alert, so that a repetition reaches only those still missing. */
export interface DeliveryLog {
  /** The names of the destinations that have had this alert. */
  delivered(alertId: string): Promise<ReadonlySet<string>>;
  /** Resolves when it is durable. Marking again changes nothing. */
  markDelivered(alertId: string, destination: string, at: Time): Promise<void>;
}
