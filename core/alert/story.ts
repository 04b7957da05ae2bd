import type { ChartBar } from './chart.ts';
import { actionsOf } from './actions.ts';
import { figuresOf, historyOf, rightSoFar, platformName, reactionsOf, type Figure } from './figures.ts';
import { headlineOf, type Headline } from './headline.ts';
import { newestStep, type AlertStep } from './step.ts';
import type { Alert } from '../alert.ts';
import { cutTo, oneLine } from './foreign-text.ts';
import { linkable } from './markup.ts';
import type { Severity } from '../incident.ts';
import { interactionsOf, reachOf, type Message } from '../message.ts';
import { clock, counted, moment, percent, roughly } from '../wording.ts';

/** One of the messages that drive an incident, ready to be quoted. */
export interface Quote {
  readonly by: string;
  readonly text: string;
  readonly url?: string;
}

/** A share and its name, to be drawn as a bar. */
export interface Bar {
  readonly label: string;
  readonly share: number;
  readonly figure: string;
}

/** The two hours before an alert, with the zone to read their times in. No bars when they are not known. */
export interface Chart {
  readonly bars: readonly ChartBar[];
  readonly timeZone: string;
}

/** Everything an alert tells, in the order of telling. Plain text throughout: whoever renders it escapes it. */
export interface AlertStory extends Headline {
  readonly tone: Severity | 'resolved';
  readonly badge: string;
  readonly brand: string;
  /** Since when, or from when to when: in the brand's time zone and in UTC. */
  readonly time: string;
  readonly bars: readonly Bar[];
  readonly chart: Chart;
  readonly history: readonly Figure[];
  readonly reactions: readonly Figure[];
  readonly actions: readonly string[];
  readonly quotes: readonly Quote[];
  readonly phrases: readonly string[];
  readonly figures: readonly Figure[];
  readonly because: readonly string[];
  readonly acknowledgeUrl?: string;
  readonly incidentUrl?: string;
}

/** Stands for the brand in what is about a whole installation. */
export const INSTALLATION = 'this installation';

const QUOTES = 3;
const QUOTE_LENGTH = 280;
const PHRASES = 8;
const PHRASE_LENGTH = 60;

/** What an alert says, decided once for every form it takes. */
export const storyOf = (alert: Alert): AlertStory => {
  const { incident, brand } = alert;
  const step = newestStep(alert);
  const acknowledgeUrl = incident.state === 'open' ? linkable(alert.acknowledgeUrl) : undefined;
  const incidentUrl = linkable(alert.incidentUrl);
  return {
    tone: step.kind === 'resolved' ? 'resolved' : incident.severity,
    badge: badgeOf(step, incident.severity),
    brand: oneLine(brand.name),
    ...headlineOf(alert),
    time: timeOf(alert),
    bars: barsOf(alert, step),
    chart: { bars: alert.chart ?? [], timeZone: brand.timeZone },
    history: historyOf(alert),
    reactions: reactionsOf(alert),
    actions: actionsOf(alert),
    quotes: alert.driving.slice(0, QUOTES).map((message) => quoteOf(message, brand.timeZone)),
    phrases: incident.evidence.phrases.slice(0, PHRASES).map((phrase) => cutTo(oneLine(phrase), PHRASE_LENGTH)),
    figures: [...figuresOf(alert), ...rightSoFar(incident.evidence)],
    because: incident.evidence.because.map(oneLine),
    ...(acknowledgeUrl === undefined ? {} : { acknowledgeUrl }),
    ...(incidentUrl === undefined ? {} : { incidentUrl }),
  };
};

function timeOf({ incident: { openedAt, recoveredAt, resolvedAt }, brand: { timeZone } }: Alert): string {
  const end = recoveredAt ?? resolvedAt;
  return end === undefined ? `Since ${moment(openedAt, timeZone)}` : `From ${moment(openedAt, timeZone)} to ${moment(end, timeZone)}`;
}

function badgeOf(step: AlertStep, severity: Severity): string {
  switch (step.kind) {
    case 'opened':
      return severity;
    case 'escalated':
      return `${severity}, escalated`;
    case 'reopened':
      return `${severity}, back again`;
    case 'reminded':
      return `${severity}, reminder ${step.number}`;
    case 'second-contact':
      return `${severity}, second contact`;
    case 'resolved':
      return 'resolved';
    default:
      return step satisfies never;
  }
}

/** The negative share next to the usual one. None when the incident is over: the evidence is of the time before. */
function barsOf({ incident: { evidence }, kind }: Alert, step: AlertStep): Bar[] {
  if (step.kind === 'resolved' || kind !== 'crisis') return [];
  const bar = (label: string, share: number): Bar => ({ label, share, figure: percent(share) });
  return [bar('Now', evidence.negativeShare), ...(evidence.baselineShare === undefined ? [] : [bar('Usual', evidence.baselineShare)])];
}

/** A message as it is quoted. Of one that was deleted nothing is told but where and when it stood; `when` writes the time. */
export function quoteOf(message: Message, zone: string, when = clock): Quote {
  const { author, engagement, platform, sentAt } = message;
  const name = author.handle === undefined ? (author.name ?? 'Somebody') : `@${author.handle.replace(/^@/, '')}`;
  const who = cutTo(oneLine(name), PHRASE_LENGTH);
  const reach = reachOf(message);
  const acted = interactionsOf(engagement);
  const url = linkable(message.url);
  const by = [
    `${who} on ${platformName(platform)}, ${when(sentAt, zone)}`,
    ...(reach > 0 ? [`reach ${roughly(reach)}`] : []),
    ...(acted > 0 ? [counted(acted, 'reaction')] : []),
  ].join(', ');
  if (message.deleted === true) return { by: `${platformName(platform)}, ${when(sentAt, zone)}`, text: '(deleted by its author)' };
  const text = cutTo(oneLine(message.text), QUOTE_LENGTH);
  return { by, text: text === '' ? '(no text)' : text, ...(url === undefined ? {} : { url }) };
}
