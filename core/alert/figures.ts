import { stepOf, decidedAt, newestStep } from './step.ts';
import type { Alert } from '../alert.ts';
import { oneLine } from './foreign-text.ts';
import type { Evidence } from '../incident.ts';
import { once } from '../once.ts';
import type { Precision } from '../track-record.ts';
import type { Time } from '../time.ts';
import { clock, count, counted, duration, percent, roughly, windowLength } from '../wording.ts';

/** One line of a table: what it is, and what it says. */
export interface Figure {
  readonly label: string;
  readonly value: string;
}

/** So many platforms or languages are named; the others are summed up. */
const NAMED = 4;

/** What the incident is judged by, one figure a line. */
export const figuresOf = ({ incident: { evidence }, brand }: Pick<Alert, 'incident' | 'brand'>): readonly Figure[] => {
  const read = evidence.messages - evidence.unread;
  const interval = `${Math.round(evidence.shareLow * 100)} to ${percent(evidence.shareHigh)}`;
  const usual = evidence.baselineShare === undefined ? 'not learned yet' : `${percent(evidence.baselineShare)} negative`;
  return [
    {
      label: 'Messages',
      value: `${count(evidence.messages)} in ${windowLength(evidence)}, until ${clock(evidence.to, brand.timeZone)}`,
    },
    { label: 'Negative', value: `${count(evidence.negatives)} of ${count(read)} = ${percent(evidence.negativeShare)} (95 % sure: ${interval})` },
    { label: 'Usual', value: usual },
    { label: 'People', value: `${count(evidence.authors)}, of whom ${count(evidence.negativeAuthors)} unhappy` },
    { label: 'Reach', value: `up to ${roughly(evidence.reach)}` },
    { label: 'Where', value: ranking(evidence.platforms, platformName) },
    { label: 'Languages', value: ranking(evidence.languages, languageName) },
    ...(evidence.unread === 0 ? [] : [{ label: 'Not readable', value: `${counted(evidence.unread, 'message')}, left out of the shares` }]),
  ].filter(({ value }) => value !== '');
};

/** How often the rules have been right about this brand, by what operators said of its earlier incidents. Empty while they have said nothing. */
export const rightSoFar = ({ precision = [] }: Evidence): readonly Figure[] =>
  precision.length === 0 ? [] : [{ label: 'Right so far', value: precision.map(recordOf).join(', ') }];

const recordOf = ({ rule, real, falseAlarms }: Precision): string => `${oneLine(rule)} ${count(real)} of ${counted(real + falseAlarms, 'time')}`;

/** How people reacted so far. Empty in a first alert, which nobody can have reacted to. */
export const reactionsOf = (alert: Alert): readonly Figure[] => {
  const { incident, brand } = alert;
  const step = newestStep(alert);
  if (step.kind === 'opened') return [];
  const over = step.kind === 'resolved';
  const after = (time: Time | undefined): string =>
    time === undefined ? (over ? 'never' : 'not yet') : `after ${duration(time - incident.openedAt)} (${clock(time, brand.timeZone)})`;
  const by = incident.acknowledgedBy === undefined ? '' : ` by ${oneLine(incident.acknowledgedBy)}`;
  return [
    { label: 'Acknowledged', value: `${after(incident.acknowledgedAt)}${by}` },
    { label: 'Answered in public', value: after(incident.answeredAt) },
    { label: 'Recovered', value: after(incident.recoveredAt) },
  ];
};

/** The steps that were gathered into this alert, oldest first. Empty when it tells only one. */
export const historyOf = (alert: Alert): readonly Figure[] =>
  alert.steps.length < 2 ? [] : alert.steps.map((name) => ({ label: clock(decidedAt(alert, name), alert.brand.timeZone), value: told(name, alert) }));

/** A step in two or three words. */
export function told(name: string, { incident }: Pick<Alert, 'incident'>): string {
  const step = stepOf(name);
  switch (step.kind) {
    case 'opened':
      return 'Opened';
    case 'escalated':
      return `Became ${step.to ?? incident.severity}`;
    case 'reopened':
      return 'Back again';
    case 'reminded':
      return `Reminder ${step.number}`;
    case 'second-contact':
      return 'Second contact called';
    case 'resolved':
      return 'Over';
    default:
      return step satisfies never;
  }
}

/** How many of each, the most first: `X 300, Facebook 80, others 12`. Empty when there are none. */
export function ranking(counts: Readonly<Record<string, number>>, nameOf: (key: string) => string): string {
  const sorted = Object.entries(counts).toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1));
  const named = sorted.slice(0, NAMED).map(([key, number]) => `${nameOf(key)} ${count(number)}`);
  const rest = sorted.slice(NAMED).reduce((sum, [, number]) => sum + number, 0);
  return [...named, ...(rest === 0 ? [] : [`others ${count(rest)}`])].join(', ');
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = { whatsapp: 'WhatsApp', linkedin: 'LinkedIn', tiktok: 'TikTok', youtube: 'YouTube' };

/** A platform as people write it: `X`, `WhatsApp`, `Instagram`. */
export const platformName = (platform: string): string => PLATFORM_NAMES[platform] ?? platform.charAt(0).toUpperCase() + platform.slice(1);

const languages = once(() => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));

/** A language tag as people say it; the tag itself when nobody knows it. */
export function languageName(tag: string): string {
  if (tag === '' || tag === 'und') return 'unknown';
  try {
    return languages().of(tag) ?? oneLine(tag);
  } catch {
    return oneLine(tag); // a platform may send what is no language tag; what it sent then says more than nothing
  }
}
