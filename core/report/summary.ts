import { situation } from '../alert/headline.ts';
import { farthest } from '../alert/subject.ts';
import { oneLine } from '../alert/foreign-text.ts';
import { counted, duration, moment, percent, roughly, windowLength } from '../wording.ts';
import type { ReportFacts } from './facts.ts';
import { momentsOf, overAt, afterOpening } from './moments.ts';

/** The title: what happened, in one sentence to be understood without the rest. */
export const titleOf = ({ brand, incident }: ReportFacts): string => situation({ brand, incident, kind: incident.kind });

/** One paragraph: what happened, how long it lasted and how bad it was, and how people reacted. */
export const summaryOf = (facts: ReportFacts): string => [extent(facts), length(facts), reaction(facts), ...falseAlarm(facts)].join(' ');

function extent(facts: ReportFacts): string {
  const { brand, incident, driving, now } = facts;
  const { evidence, kind } = incident;
  const until = momentsOf(incident, now, brand.timeZone)(evidence.to);
  const wrote = `${counted(evidence.authors, 'person', 'people')} wrote ${counted(evidence.messages, 'message')} about ${oneLine(brand.name)}`;
  const read = evidence.messages - evidence.unread;
  const mood =
    read === 0
      ? 'none of them could be read'
      : `${percent(evidence.negativeShare)} of ${evidence.unread === 0 ? 'them' : 'those that could be read'} were negative`;
  const usual = evidence.baselineShare === undefined ? '' : `; ${percent(evidence.baselineShare)} is usual`;
  const window = `In the ${windowLength(evidence)} until ${until}, ${wrote}, and ${mood}${usual}.`;
  return kind === 'viral' ? `One message can have reached ${roughly(farthest({ driving, incident }))} people. ${window}` : window;
}

function length({ incident, brand, now }: ReportFacts): string {
  const opened = `The incident was opened on ${moment(incident.openedAt, brand.timeZone)}`;
  const over = overAt(incident);
  if (over === undefined) return `${opened}, has been going on for ${duration(Math.max(0, now - incident.openedAt))}, and is ${incident.severity}.`;
  return `${opened}, was ${incident.severity} at its worst, and was over ${afterOpening(incident, over)}.`;
}

function reaction({ incident, brand }: ReportFacts): string {
  const isOver = incident.state === 'resolved';
  const { acknowledgedAt, acknowledgedBy, answeredAt } = incident;
  const nobody = isOver ? 'Nobody acknowledged it' : 'Nobody has acknowledged it yet';
  const by = acknowledgedBy === undefined ? '' : ` by ${oneLine(acknowledgedBy)}`;
  const acknowledged = acknowledgedAt === undefined ? nobody : `It was acknowledged ${afterOpening(incident, acknowledgedAt)}${by}`;
  const name = oneLine(brand.name);
  const silent = isOver ? `${name} did not answer in public` : `${name} has not answered in public yet`;
  return `${acknowledged}; ${answeredAt === undefined ? silent : `${name} answered in public ${afterOpening(incident, answeredAt)}`}.`;
}

const falseAlarm = ({ incident }: ReportFacts): string[] => (incident.verdict === 'false-alarm' ? ['It was a false alarm.'] : []);
