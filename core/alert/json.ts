import * as z from 'zod';
import { alertSubject } from './subject.ts';
import { newestStep, toldAt } from './step.ts';
import type { Alert } from '../alert.ts';
import { Incident, INCIDENT_STATES, SEVERITIES } from '../incident.ts';
import { Message } from '../message.ts';
import { isoTime } from '../time.ts';

/** An alert for machines: what a queue, a filter policy or a chat bot needs. Times are ISO 8601 outside. */
export const AlertJson = z.object({
  /** The same for every sending of the same alert. */
  id: z.string(),
  kind: Incident.shape.kind,
  brand: z.string(),
  brandName: z.string(),
  severity: z.enum(SEVERITIES),
  state: z.enum(INCIDENT_STATES),
  steps: z.array(z.string()).min(1),
  /** The line that a mail has as its subject. */
  subject: z.string(),
  incident: Incident,
  driving: z.array(Message),
  acknowledgeUrl: z.url().optional(),
  incidentUrl: z.url().optional(),
});
/** An AlertJson as JSON shows it. */
export type AlertJson = z.input<typeof AlertJson>;

/** What an outgoing webhook carries, in the shape that Standard Webhooks asks for: type, time of the event, data. */
export const AlertWebhook = z.object({
  type: z.enum(['incident.opened', 'incident.escalated', 'incident.reopened', 'incident.reminded', 'incident.second-contact', 'incident.resolved']),
  timestamp: isoTime,
  data: AlertJson,
});
export type AlertWebhook = z.input<typeof AlertWebhook>;

/** The alert as JSON shows it. */
export const alertJson = (alert: Alert): AlertJson => z.encode(AlertJson, documentOf(alert));

/** The alert as the body of an outgoing webhook. */
export const alertWebhook = (alert: Alert): AlertWebhook =>
  z.encode(AlertWebhook, { type: `incident.${newestStep(alert).kind}`, timestamp: toldAt(alert), data: documentOf(alert) });

const documentOf = (alert: Alert): z.output<typeof AlertJson> => ({
  id: alert.id,
  kind: alert.kind,
  brand: alert.brand.brand,
  brandName: alert.brand.name,
  severity: alert.incident.severity,
  state: alert.incident.state,
  steps: [...alert.steps],
  subject: alertSubject(alert),
  incident: alert.incident,
  driving: [...alert.driving],
  ...(alert.acknowledgeUrl === undefined ? {} : { acknowledgeUrl: alert.acknowledgeUrl }),
  ...(alert.incidentUrl === undefined ? {} : { incidentUrl: alert.incidentUrl }),
});
