import { oneLine } from '../alert/foreign-text.ts';
import type { Severity } from '../incident.ts';
import { DAY, type Time } from '../time.ts';
import { clock, count, counted, duration, moment } from '../wording.ts';
import type { ReportFacts } from './facts.ts';
import { stepStart } from './figures.ts';
import { firstAlertOf } from './moments.ts';
import { dayAndMonth, ticksOf, type Tick } from './ticks.ts';

/** So many messages of one step, and how many of them were negative. */
export interface Step {
  readonly at: Time;
  /** Exclusive. */
  readonly until: Time;
  readonly messages: number;
  readonly negatives: number;
  /** The same in words. */
  readonly told: string;
}

/** The incident as a picture: what is drawn, but not where. */
export interface Picture {
  readonly severity: Severity;
  readonly title: string;
  readonly description: string;
  readonly from: Time;
  readonly to: Time;
  /** What the height of a bar counts, or that nothing is counted. */
  readonly unit: string;
  /** Whose clock the axis shows. */
  readonly zone: string;
  readonly steps: readonly Step[];
  /** What happened when, in time order. */
  readonly markers: readonly Tick[];
  readonly ticks: readonly Tick[];
}

/** How many messages there were in each step, and when what happened. */
export const pictureOf = (facts: ReportFacts): Picture => {
  const { span, brand, incident } = facts;
  const zone = brand.timeZone;
  const steps = stepsOf(facts);
  const total = steps.reduce((sum, { messages }) => sum + messages, 0);
  const negative = steps.reduce((sum, { negatives }) => sum + negatives, 0);
  const early = span.endsEarly ? ` It goes on for longer than the ${duration(span.to - span.opening)} shown.` : '';
  return {
    severity: incident.severity,
    title: `Messages about ${oneLine(brand.name)} every ${duration(span.step)}`,
    description: `From ${moment(span.from, zone)} to ${moment(span.to, zone)}: ${counted(total, 'message')}, ${count(negative)} of them negative.${early}`,
    from: span.from,
    to: span.to,
    unit: steps.length === 0 ? 'No messages of this time are kept' : `Messages every ${duration(span.step)}`,
    zone,
    steps,
    markers: markersOf(facts),
    ticks: ticksOf(span, zone),
  };
};

const stepsOf = ({ span, steps, brand }: ReportFacts): Step[] =>
  steps
    .filter(({ minute, messages }) => minute >= span.from && minute < span.to && messages > 0)
    .map((pulse) => {
      const at = stepStart(span, pulse);
      const told = `${clock(at, brand.timeZone)}: ${counted(pulse.messages, 'message')}, ${count(pulse.negatives)} negative`;
      return { at, until: Math.min(at + span.step, span.to), messages: pulse.messages, negatives: pulse.negatives, told };
    });

function markersOf({ incident, span, brand }: ReportFacts): Tick[] {
  const first = firstAlertOf(incident);
  const moments: readonly (readonly [string, Time | undefined])[] = [
    ['Opened', incident.openedAt],
    ['First alert', first.kind === 'sent' ? first.at : undefined],
    ['Acknowledged', incident.acknowledgedAt],
    ['Answered', incident.answeredAt],
    ['Recovered', incident.recoveredAt],
    ['Resolved', incident.resolvedAt],
  ];
  // Over days the hour tells little, and there is room for one of them only.
  const shown = (at: Time): string => (span.to - span.from > DAY ? dayAndMonth(at, brand.timeZone) : clock(at, brand.timeZone).slice(0, 5));
  return moments
    .flatMap(([name, at]) => (at === undefined || at < span.from || at > span.to ? [] : [{ at, label: `${name} ${shown(at)}` }]))
    .toSorted((a, b) => a.at - b.at);
}
