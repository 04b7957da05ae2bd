import { told } from '../alert/figures.ts';
import { oneLine } from '../alert/foreign-text.ts';
import { stepOf } from '../alert/step.ts';
import type { Incident } from '../incident.ts';
import type { Time } from '../time.ts';
import type { ReportFacts } from './facts.ts';
import { firstAlertOf, momentsOf } from './moments.ts';
import { turnedAt } from './turn.ts';

/** One thing that happened: when, in the brand's time zone and in UTC, and what. */
export interface ReportEvent {
  readonly when: string;
  readonly what: string;
}

interface Event {
  readonly at: Time;
  readonly what: string;
}

/** Everything that happened, in time order. */
export const eventsOf = (facts: ReportFacts): readonly ReportEvent[] => {
  const { incident, brand, now } = facts;
  const at = momentsOf(incident, now, brand.timeZone);
  return [...beginning(facts), ...steps(incident), ...firstSent(incident), ...reactions(facts), ...ending(incident)]
    .toSorted((a, b) => a.at - b.at)
    .map((event) => ({ when: at(event.at), what: event.what }));
};

function beginning({ incident, before, driving }: ReportFacts): Event[] {
  const at = turnedAt(incident, before, driving);
  return at === undefined ? [] : [{ at, what: incident.kind === 'viral' ? 'The message was sent' : 'The mood turned' }];
}

/** The end is told by `ending`, since not every end is an alert. */
const steps = (incident: Incident): Event[] =>
  incident.alerts
    .filter(({ step }) => stepOf(step).kind !== 'resolved')
    .map(({ step, at, deliveredAt }) => ({ at, what: `${told(step, { incident })}${deliveredAt === undefined ? unsent(incident) : ''}` }));

const unsent = ({ state }: Incident): string => (state === 'resolved' ? ' (alert not sent)' : ' (alert not sent yet)');

function firstSent(incident: Incident): Event[] {
  const first = firstAlertOf(incident);
  return first.kind === 'sent' ? [{ at: first.at, what: 'First alert sent' }] : [];
}

function reactions({ incident, brand }: ReportFacts): Event[] {
  const { acknowledgedAt, acknowledgedBy, answeredAt } = incident;
  const by = acknowledgedBy === undefined ? '' : ` by ${oneLine(acknowledgedBy)}`;
  return [
    ...(acknowledgedAt === undefined ? [] : [{ at: acknowledgedAt, what: `Acknowledged${by}` }]),
    ...(answeredAt === undefined ? [] : [{ at: answeredAt, what: `${oneLine(brand.name)} answered in public` }]),
  ];
}

function ending({ recoveredAt, resolvedAt }: Incident): Event[] {
  const closed = recoveredAt === undefined ? 'Closed; nothing says that the mood had recovered' : 'Resolved: the mood had stayed calm';
  return [
    ...(recoveredAt === undefined ? [] : [{ at: recoveredAt, what: 'The mood was calm again' }]),
    ...(resolvedAt === undefined ? [] : [{ at: resolvedAt, what: closed }]),
  ];
}

/** How many reminders were decided on before somebody had taken it on. */
export const remindersIn = ({ alerts, acknowledgedAt = Infinity }: Incident): number =>
  alerts.filter(({ step, at }) => stepOf(step).kind === 'reminded' && at <= acknowledgedAt).length;
