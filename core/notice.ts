import type { Time } from './time.ts';

/** What a notice is about. Incidents have alerts of their own; these are about hearing and alerting itself, the day's summary, and what employees said. */
export const NOTICE_KINDS = ['silence', 'handshake', 'dead-letters', 'undelivered', 'digest', 'guidance'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One notification that is about no incident, complete: what a sender needs and nothing to look up. Never a customer's text, never a secret. */
export interface Notice {
  /** Deterministic, so that a repeated sending reads once. */
  readonly id: string;
  readonly kind: NoticeKind;
  /** Whose it is. Absent where a whole installation is meant. */
  readonly brand?: { readonly brand: string; readonly name: string; readonly timeZone: string };
  /** `resolved` tells that what was told before is over. */
  readonly state: 'open' | 'resolved';
  /** When it was decided, and since when it is so. */
  readonly at: Time;
  readonly since: Time;
  /** One sentence to be understood without the rest. */
  readonly headline: string;
  /** Figures and facts, one a line. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What to do, the most urgent first. */
  readonly actions: readonly string[];
}

/**
 * Who is to read something: all who get a brand's alerts, these and the second contact, or those who keep hearing and alerting itself
 * in order.
 */
export type Audience = 'everybody' | 'second-contact' | 'operations';

/** Whom a notice concerns. */
export const audienceOf = (kind: NoticeKind): Audience => (kind === 'digest' || kind === 'guidance' ? 'everybody' : 'operations');
