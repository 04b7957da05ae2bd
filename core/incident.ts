import * as z from 'zod';
import { isoTime } from './time.ts';

export const SEVERITIES = ['watch', 'serious', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const INCIDENT_STATES = ['open', 'acknowledged', 'resolved'] as const;

/** What the incident is judged by, as of the last assessment that moved it. Shares are of the messages that were read. */
export const Evidence = z.object({
  from: isoTime,
  to: isoTime,
  /** Inbound messages of the window, read or not. */
  messages: z.number().int(),
  /** How many of them nobody could read (unknown language, no text). */
  unread: z.number().int(),
  negatives: z.number().int(),
  negativeShare: z.number(),
  /** The 95 % Wilson interval of the negative share. */
  shareLow: z.number(),
  shareHigh: z.number(),
  /** The brand's own usual negative share. Absent while nothing is learned yet. */
  baselineShare: z.number().optional(),
  /** Distinct authors of the window's messages, and of the negative ones. */
  authors: z.number().int(),
  negativeAuthors: z.number().int(),
  reach: z.number(),
  languages: z.record(z.string(), z.number().int()),
  platforms: z.record(z.string(), z.number().int()),
  /** Ids of the messages that drive it, the farthest reaching first. */
  driving: z.array(z.string()),
  phrases: z.array(z.string()),
  /** Why, in words: one sentence a rule. */
  because: z.array(z.string()),
  /** How often each of the rules has been right about this brand before, by operators' verdicts. Absent while there are none. */
  precision: z.array(z.object({ rule: z.string(), real: z.number().int(), falseAlarms: z.number().int() })).optional(),
});
export type Evidence = z.output<typeof Evidence>;

/** One notification about an incident. `step` is why: opened, escalated-critical, reminder-1, ..., second-contact, resolved. */
export const IncidentAlert = z.object({
  id: z.string(),
  step: z.string(),
  /** When it was decided. */
  at: isoTime,
  /** Not to be sent before. */
  dueAt: isoTime,
  claimedAt: isoTime.optional(),
  deliveredAt: isoTime.optional(),
});
export type IncidentAlert = z.output<typeof IncidentAlert>;

/** A crisis from `open` through `acknowledged` to `resolved`. */
export const Incident = z.object({
  id: z.string(),
  brand: z.string(),
  kind: z.enum(['crisis', 'viral', 'ghost']),
  state: z.enum(INCIDENT_STATES),
  severity: z.enum(SEVERITIES),
  rules: z.array(z.string()),
  openedAt: isoTime,
  acknowledgedAt: isoTime.optional(),
  acknowledgedBy: z.string().optional(),
  /** The first public statement of the brand after it opened. */
  answeredAt: isoTime.optional(),
  recoveredAt: isoTime.optional(),
  resolvedAt: isoTime.optional(),
  verdict: z.enum(['real', 'false-alarm']).optional(),
  evidence: Evidence,
  /** What it is about: by language, words that its messages share. A running incident is told apart from another one by them. */
  about: z.record(z.string(), z.array(z.string())).optional(),
  /** The incident that was running when this one, about something else, opened beside it. */
  besides: z.string().optional(),
  /** How often it was opened again after it had been called recovered. */
  reopened: z.number().int().optional(),
  /** The loud messages that it was raised or moved for. */
  viral: z.array(z.string()),
  /** Since when the mood has been calm, while it is not yet called recovered. */
  calmSince: isoTime.optional(),
  alerts: z.array(IncidentAlert),
  /** Nothing up to here is to be decided again. */
  steppedTo: isoTime,
});
export type Incident = z.output<typeof Incident>;

/** Not over yet. */
export const isRunning = (incident: Incident | undefined): incident is Incident => incident !== undefined && incident.state !== 'resolved';

export type IncidentJson = z.input<typeof Incident>;
