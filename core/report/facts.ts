import type { Alert } from '../alert.ts';
import type { Incident } from '../incident.ts';
import type { Message } from '../message.ts';
import type { Pulse } from '../pulse.ts';
import type { Time } from '../time.ts';
import type { ReportSpan } from './span.ts';

/** All that a report of an incident is written from. */
export interface ReportFacts {
  readonly brand: Alert['brand'];
  readonly incident: Incident;
  readonly span: ReportSpan;
  /** The pulses of the span, merged into its steps; empty steps are left out. */
  readonly steps: readonly Pulse[];
  /** The minutes in which the mood may have turned: see `turnSpan`. */
  readonly before: readonly Pulse[];
  /** The messages that drive it, as far as they are kept, in the order of the evidence. */
  readonly driving: readonly Message[];
  readonly now: Time;
}

/** So many driving messages a report quotes. */
export const QUOTED = 10;
