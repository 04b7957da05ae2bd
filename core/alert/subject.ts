import { newestStep, toldAt, type AlertStep } from './step.ts';
import type { Alert } from '../alert.ts';
import { toAscii } from './foreign-text.ts';
import { reachOf } from '../message.ts';
import { count, duration, percent, roughly } from '../wording.ts';
import { MINUTE } from '../time.ts';

/** What a subject needs to know of an alert. */
type Subjected = Pick<Alert, 'brand' | 'kind' | 'steps' | 'incident' | 'driving'>;

/** Amazon SNS takes subjects of fewer than 100 printable ASCII characters; most lists of mails show no more either. */
const LONGEST = 99;
const LONGEST_NAME = 34;

/** One line for a list of mails, a text message or a pager: severity first, under 100 printable ASCII characters. */
export const alertSubject = (alert: Subjected): string => {
  const step = newestStep(alert);
  const severity = alert.incident.severity.toUpperCase();
  return toAscii(`${severity}${remark(step, alert)}: ${what(step, alert)}`)
    .slice(0, LONGEST)
    .trimEnd();
};

function remark(step: AlertStep, alert: Subjected): string {
  switch (step.kind) {
    case 'opened':
      return '';
    case 'escalated':
      return ' (escalated)';
    case 'second-contact':
      return ` (second contact: ${unacknowledged(alert)})`;
    case 'reopened':
      return ' (back again)';
    case 'reminded':
      return ` (reminder ${step.number}, ${alert.incident.state === 'open' ? 'not acknowledged' : 'acknowledged'})`;
    case 'resolved':
      return ' RESOLVED';
    default:
      return step satisfies never;
  }
}

function what(step: AlertStep, alert: Subjected): string {
  const name = shortName(alert);
  if (step.kind === 'resolved') return over(name, alert);
  if (alert.kind === 'viral') return `one message about ${name} reaches ${roughly(farthest(alert))} people`;
  if (alert.kind === 'ghost') return `customers of ${name} wait for answers`;
  if (alert.incident.besides !== undefined) return `second crisis at ${name}, about something else`;
  const { negativeShare, messages, from, to } = alert.incident.evidence;
  const volume =
    step.kind === 'reminded' || step.kind === 'second-contact' ? '' : `, ${count(messages)} messages in ${Math.round((to - from) / MINUTE)} min`;
  return `${percent(negativeShare)} negative at ${name}${volume}`;
}

const over = (name: string, { incident }: Subjected): string => {
  const after = ` after ${duration((incident.recoveredAt ?? incident.resolvedAt ?? incident.openedAt) - incident.openedAt)}`;
  return incident.recoveredAt === undefined ? `closed at ${name}${after}` : `${name} is calm again${after}`;
};

/** How long nobody has acknowledged, when it was decided to say so. */
export const unacknowledged = (alert: Pick<Alert, 'steps' | 'incident'>): string =>
  `nobody has acknowledged for ${duration(toldAt(alert) - alert.incident.openedAt)}`;

/** How many people the farthest reaching message of an alert can have reached. */
export const farthest = ({ driving, incident }: Pick<Alert, 'driving' | 'incident'>): number =>
  driving.length === 0 ? incident.evidence.reach : Math.max(...driving.map(reachOf));

/** The brand's name in ASCII and short enough to leave room for the figures; its key when the name has no ASCII letter or digit. */
function shortName({ brand }: Subjected): string {
  const name = toAscii(brand.name);
  const shown = /[a-z0-9]/i.test(name) ? name : toAscii(brand.brand);
  return shown.length <= LONGEST_NAME ? shown : `${shown.slice(0, LONGEST_NAME - 3).trimEnd()}...`;
}
