import { newestStep, toldAt } from './step.ts';
import { farthest, unacknowledged } from './subject.ts';
import type { Alert } from '../alert.ts';
import { oneLine } from './foreign-text.ts';
import { interactionsOf } from '../message.ts';
import type { Time } from '../time.ts';
import { counted, duration, percent, roughly, windowLength } from '../wording.ts';

/** What happens, in one sentence to be understood without the rest, and one or two more with the figures that matter most. */
export interface Headline {
  readonly headline: string;
  readonly lead: string;
}

/** The headline of an alert, by its newest step. */
export const headlineOf = (alert: Alert): Headline => {
  const step = newestStep(alert);
  switch (step.kind) {
    case 'opened':
      return { headline: situation(alert), lead: extent(alert) };
    case 'escalated':
      return { headline: `Now ${alert.incident.severity}: ${lowerFirst(situation(alert))}`, lead: extent(alert) };
    case 'reopened':
      return { headline: `Back again: ${lowerFirst(situation(alert))}`, lead: extent(alert) };
    case 'reminded':
      return reminder(alert);
    case 'second-contact':
      return { headline: `Second contact: ${unacknowledged(alert)}`, lead: `${situation(alert)}. ${extent(alert)}` };
    case 'resolved':
      return { headline: relief(alert), lead: reliefLead(alert) };
    default:
      return step satisfies never;
  }
};

/** The sentence that says what is going on, or was, whatever the step. */
export const situation = ({ kind, brand, incident }: Pick<Alert, 'kind' | 'brand' | 'incident'>): string => {
  const name = oneLine(brand.name);
  const isOver = incident.state === 'resolved';
  switch (kind) {
    case 'crisis':
      if (incident.besides !== undefined) return `A second crisis at ${name}${about(incident)}`;
      return `${percent(incident.evidence.negativeShare)} of what people ${isOver ? 'said' : 'say'} about ${name} ${isOver ? 'was' : 'is'} negative`;
    case 'viral':
      return `One negative message about ${name} ${isOver ? 'was' : 'is'} spreading`;
    case 'ghost':
      return `Customers of ${name} ${isOver ? 'were' : 'are'} waiting for an answer`;
    default:
      return kind satisfies never;
  }
};

/** In the words of those who complain: their matter is what tells it from the first. */
const about = ({ evidence: { phrases } }: Alert['incident']): string => (phrases[0] === undefined ? '' : `: "${oneLine(phrases[0])}"`);

function extent(alert: Alert): string {
  const { evidence } = alert.incident;
  const volume = `${counted(evidence.messages, 'message')} from ${counted(evidence.authors, 'person', 'people')} in ${windowLength(evidence)}`;
  if (alert.kind === 'viral') {
    const [loudest] = alert.driving;
    const acted = loudest === undefined ? 0 : interactionsOf(loudest.engagement);
    const reaction = acted === 0 ? '' : ` and was liked, shared or answered ${counted(acted, 'time')}`;
    return `It can have reached ${roughly(farthest(alert))} people${reaction}.`;
  }
  const usual = evidence.baselineShare;
  return usual === undefined ? `${volume}.` : `${volume}. ${percent(usual)} would be usual.`;
}

function reminder(alert: Alert): Headline {
  const { incident, brand } = alert;
  const open = `Open for ${duration(toldAt(alert) - incident.openedAt)}. ${situation(alert)}.`;
  if (incident.acknowledgedAt === undefined) return { headline: 'Nobody has acknowledged this yet', lead: open };
  if (incident.answeredAt === undefined) return { headline: `${oneLine(brand.name)} has not answered in public yet`, lead: open };
  return { headline: `${oneLine(brand.name)} has answered, but this is not over yet`, lead: open };
}

function relief({ kind, brand, incident }: Alert): string {
  const name = oneLine(brand.name);
  if (incident.verdict === 'false-alarm') return `Closed as a false alarm at ${name}`;
  if (incident.recoveredAt === undefined) return `Closed at ${name}`;
  switch (kind) {
    case 'crisis':
      return `${name} is calm again`;
    case 'viral':
      return `${name} is calm again: the message is no longer spreading`;
    case 'ghost':
      return `${name} answers its customers again`;
    default:
      return kind satisfies never;
  }
}

function reliefLead({ incident }: Alert): string {
  const since = (time: Time | undefined): string | undefined => (time === undefined ? undefined : duration(time - incident.openedAt));
  const over = since(incident.recoveredAt ?? incident.resolvedAt);
  const acknowledged = since(incident.acknowledgedAt);
  const answered = since(incident.answeredAt);
  const reaction = [
    acknowledged === undefined ? 'nobody acknowledged it' : `acknowledged after ${acknowledged}`,
    answered === undefined ? 'nobody answered in public' : `answered in public after ${answered}`,
  ].join(', ');
  return `Good news: it is over${over === undefined ? '' : ` after ${over}`}; ${reaction}.`;
}

const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
