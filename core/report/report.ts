import type { Figure } from '../alert/figures.ts';
import { cutTo, oneLine } from '../alert/foreign-text.ts';
import { quoteOf, type Quote } from '../alert/story.ts';
import type { Severity } from '../incident.ts';
import { moment } from '../wording.ts';
import { eventsOf, type ReportEvent } from './events.ts';
import { QUOTED, type ReportFacts } from './facts.ts';
import { keyFigures } from './figures.ts';
import { lessonsOf } from './lessons.ts';
import { pictureOf, type Picture } from './picture.ts';
import { responseClock } from './response.ts';
import { summaryOf, titleOf } from './summary.ts';
import { reasonsOf, verdictOf } from './verdict.ts';

/** Everything that the post-mortem of an incident tells, in the order of telling. Plain text throughout: whoever renders it escapes it. */
export interface Report {
  readonly severity: Severity;
  readonly brand: string;
  /** Severity and state: `critical, resolved`. */
  readonly badge: string;
  readonly title: string;
  /** From when to when: in the brand's time zone and in UTC. */
  readonly time: string;
  readonly summary: string;
  readonly picture: Picture;
  readonly figures: readonly Figure[];
  readonly response: readonly Figure[];
  readonly events: readonly ReportEvent[];
  readonly reasons: readonly string[];
  readonly phrases: readonly string[];
  readonly quotes: readonly Quote[];
  /** What is to be said about the quotes; empty when they are complete. */
  readonly quotesNote: string;
  readonly verdict: string;
  readonly lessons: readonly string[];
  /** Who wrote it, and as of when. */
  readonly colophon: string;
}

const PHRASES = 12;
const PHRASE_LENGTH = 60;

/** What the report of an incident says, decided once for every form it takes. */
export const reportOf = (facts: ReportFacts): Report => {
  const { incident, brand, now } = facts;
  return {
    severity: incident.severity,
    brand: oneLine(brand.name),
    badge: `${incident.severity}, ${incident.state}`,
    title: titleOf(facts),
    time: timeOf(facts),
    summary: summaryOf(facts),
    picture: pictureOf(facts),
    figures: keyFigures(facts),
    response: responseClock(facts),
    events: eventsOf(facts),
    reasons: reasonsOf(incident),
    phrases: incident.evidence.phrases.slice(0, PHRASES).map((phrase) => cutTo(oneLine(phrase), PHRASE_LENGTH)),
    quotes: facts.driving.slice(0, QUOTED).map((message) => quoteOf(message, brand.timeZone, moment)),
    quotesNote: quotesNote(facts),
    verdict: verdictOf(incident),
    lessons: lessonsOf(facts),
    colophon: `Incident ${oneLine(incident.id)}, written by Groundswell for ${oneLine(brand.name)} as of ${moment(now, brand.timeZone)}.`,
  };
};

function timeOf({ incident: { openedAt, resolvedAt }, brand: { timeZone } }: ReportFacts): string {
  const from = moment(openedAt, timeZone);
  return resolvedAt === undefined ? `Since ${from}` : `From ${from} to ${moment(resolvedAt, timeZone)}`;
}

function quotesNote({ incident, driving }: ReportFacts): string {
  const named = Math.min(incident.evidence.driving.length, QUOTED);
  const gone = named - Math.min(driving.length, named);
  if (gone === 0) return '';
  return gone === 1 ? 'One more message is not kept any more.' : `${gone} more messages are not kept any more.`;
}
