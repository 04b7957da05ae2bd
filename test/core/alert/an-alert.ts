import { letterOfAlert } from '../../../core/alert/letter.ts';
import type { Alert } from '../../../core/alert.ts';
import type { Evidence, Incident, IncidentAlert } from '../../../core/incident.ts';
import type { Letter } from '../../../core/letter.ts';
import type { Message } from '../../../core/message.ts';
import { HOUR, MINUTE } from '../../../core/time.ts';

/** 2026-03-10, 14:05 in Berlin. */
export const OPENED = Date.UTC(2026, 2, 10, 13, 5);

export const someEvidence = (changes: Partial<Evidence> = {}): Evidence => ({
  from: OPENED - HOUR,
  to: OPENED,
  messages: 412,
  unread: 10,
  negatives: 273,
  negativeShare: 273 / 402,
  shareLow: 0.632,
  shareHigh: 0.723,
  baselineShare: 0.12,
  authors: 287,
  negativeAuthors: 201,
  reach: 1_234_000,
  languages: { en: 300, de: 90, tr: 12, und: 10 },
  platforms: { x: 300, facebook: 80, whatsapp: 32 },
  driving: ['x:1', 'facebook:2', 'x:3'],
  phrases: ['no internet', 'third time this week', 'hotline dead'],
  because: ['68 % of 402 messages in 60 minutes are negative, surely more than 63 %; 40 % would be the limit for this brand, 12 % is usual.'],
  ...changes,
});

/** A step of an incident, so many minutes after it opened. */
export const aStep = (step: string, minutes = 0): IncidentAlert => ({
  id: `incident-1-${step}`,
  step,
  at: OPENED + minutes * MINUTE,
  dueAt: OPENED + minutes * MINUTE,
});

export const anIncident = (changes: Partial<Incident> = {}): Incident => ({
  id: 'incident-1',
  brand: 'nordwind',
  kind: 'crisis',
  state: 'open',
  severity: 'critical',
  rules: ['threshold'],
  openedAt: OPENED,
  evidence: someEvidence(),
  viral: [],
  alerts: [aStep('opened')],
  steppedTo: OPENED,
  ...changes,
});

export const aLoudMessage = (changes: Partial<Message> = {}): Message => ({
  id: 'x:1',
  platform: 'x',
  account: 'nordwind',
  brand: 'nordwind',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: 'u1', handle: 'lena_b', followers: 120_000, role: 'customer' },
  text: 'Third time this week that @nordwind is down in all of Altona. No hotline, no word. I run a shop here!',
  url: 'https://x.example/lena_b/status/1',
  threadId: 'x:1',
  engagement: { likes: 800, shares: 230, replies: 95, views: 0 },
  sentAt: OPENED - 20 * MINUTE,
  receivedAt: OPENED - 20 * MINUTE,
  ...changes,
});

/** An alert as destinations get it. */
export const aLetter = (changes: Partial<Alert> = {}): Letter => letterOfAlert(anAlert(changes));

export const anAlert = (changes: Partial<Alert> = {}): Alert => {
  const incident = changes.incident ?? anIncident();
  return {
    id: 'incident-1-opened',
    brand: { brand: 'nordwind', name: 'Nordwind', timeZone: 'Europe/Berlin' },
    kind: incident.kind,
    steps: ['opened'],
    incident,
    driving: [aLoudMessage()],
    acknowledgeUrl: 'https://alerts.nordwind.example/acknowledge/token-1',
    incidentUrl: 'https://alerts.nordwind.example/incidents/incident-1',
    ...changes,
  };
};
