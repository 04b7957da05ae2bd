import type { Figure } from '../alert/figures.ts';
import { oneLine } from '../alert/foreign-text.ts';
import type { Incident } from '../incident.ts';
import { moment } from '../wording.ts';
import type { ReportFacts } from './facts.ts';
import { firstAlertOf, momentsOf, afterOpening } from './moments.ts';

/** The response clock: what was done when, counted from the opening. */
export const responseClock = ({ incident, brand, now }: ReportFacts): readonly Figure[] => {
  const at = momentsOf(incident, now, brand.timeZone);
  const missing = incident.state === 'resolved' ? 'never' : 'not yet';
  const after = (time: number | undefined): string => (time === undefined ? missing : `${afterOpening(incident, time)}, at ${at(time)}`);
  const by = incident.acknowledgedBy === undefined ? '' : `, by ${oneLine(incident.acknowledgedBy)}`;
  return [
    { label: 'Opened', value: moment(incident.openedAt, brand.timeZone) },
    { label: 'First alert sent', value: firstAlertText(incident, after) },
    { label: 'Acknowledged', value: `${after(incident.acknowledgedAt)}${by}` },
    { label: 'Answered in public', value: after(incident.answeredAt) },
    { label: 'Recovered', value: after(incident.recoveredAt) },
    { label: 'Resolved', value: after(incident.resolvedAt) },
  ];
};

function firstAlertText(incident: Incident, after: (time: number | undefined) => string): string {
  const first = firstAlertOf(incident);
  switch (first.kind) {
    case 'none':
      return after(undefined);
    case 'sent':
      return after(first.at);
    case 'replayed':
      return 'later, in a replay, so that its time tells nothing';
    default:
      return first satisfies never;
  }
}
