import type { ChartBar } from './alert/chart.ts';
import type { Incident } from './incident.ts';
import type { Message } from './message.ts';

/**
 * One notification, complete: what a sender needs and nothing to look up.
 * `id` is deterministic, so that a repeated sending reads once (Message-ID, webhook-id).
 */
export interface Alert {
  readonly id: string;
  readonly brand: { readonly brand: string; readonly name: string; readonly timeZone: string };
  readonly kind: Incident['kind'];
  /** The steps told by this one notification, oldest first; several when they were gathered. */
  readonly steps: readonly string[];
  readonly incident: Incident;
  /** The messages that drive it, the farthest reaching first, at most three. */
  readonly driving: readonly Message[];
  /** The two hours before it, oldest first. Absent when they are not known. */
  readonly chart?: readonly ChartBar[];
  /** Where to acknowledge with one click. Absent when no public URL is known. */
  readonly acknowledgeUrl?: string;
  /** Where the incident can be read. */
  readonly incidentUrl?: string;
}
