import { STATEMENT_WITHIN } from '../alert/actions.ts';
import { oneLine } from '../alert/foreign-text.ts';
import type { Incident } from '../incident.ts';
import { MINUTE } from '../time.ts';
import { count, counted, duration, percent } from '../wording.ts';
import { remindersIn } from './events.ts';
import type { ReportFacts } from './facts.ts';
import { firstAlertOf, overAt, afterOpening } from './moments.ts';
import { turnedAt } from './turn.ts';

/** Whoever has an alert for longer than this has not been reached by it. */
const ACKNOWLEDGED_WITHIN = 15 * MINUTE;
/** A share over few readable messages deserves a look when more than this could not be read. */
const UNREAD = 0.2;

/** What to look at afterwards: what the figures say, and nothing else. */
export const lessonsOf = (facts: ReportFacts): readonly string[] => {
  const lessons = [
    ...detection(facts),
    ...delivery(facts.incident),
    ...acknowledgement(facts),
    ...publicAnswer(facts),
    ...recovery(facts.incident),
    ...unreadMessages(facts.incident),
    ...verdictMissing(facts.incident),
  ];
  return lessons.length === 0 ? ['Nothing in these figures stands out.'] : lessons;
};

function detection({ incident, before, driving }: ReportFacts): string[] {
  const turned = turnedAt(incident, before, driving);
  if (turned === undefined) return [];
  const first = firstAlertOf(incident);
  const [end, what] = first.kind === 'sent' ? [first.at, 'the first alert was sent'] : [incident.openedAt, 'it was opened'];
  const start = incident.kind === 'viral' ? 'the message was sent' : 'the mood turned';
  return [`It took ${incident.kind === 'viral' ? '' : 'about '}${duration(end - turned)} from when ${start} until ${what}.`];
}

const delivery = (incident: Incident): string[] =>
  firstAlertOf(incident).kind === 'none' ? ['No alert has reached anybody: look at the places that the brand’s alerts go to.'] : [];

function acknowledgement({ incident, now }: ReportFacts): string[] {
  const { openedAt, acknowledgedAt, resolvedAt } = incident;
  if (acknowledgedAt !== undefined && acknowledgedAt - openedAt <= ACKNOWLEDGED_WITHIN) return [];
  const waited = (acknowledgedAt ?? resolvedAt ?? now) - openedAt;
  if (waited < MINUTE) return [];
  const still = acknowledgedAt === undefined && resolvedAt === undefined;
  const reminders = remindersIn(incident);
  const told = reminders === 0 ? '' : `, in spite of ${counted(reminders, 'reminder')}`;
  return [`Nobody ${still ? 'has acknowledged' : 'acknowledged'} it for ${duration(waited)}${told}.`];
}

function publicAnswer({ incident, brand, now }: ReportFacts): string[] {
  const { answeredAt, openedAt, severity } = incident;
  const within = STATEMENT_WITHIN[severity];
  const name = oneLine(brand.name);
  if (answeredAt === undefined) {
    if (incident.state === 'resolved') return [`The public heard nothing from ${name}.`];
    const since = now - openedAt;
    return since > within * MINUTE ? [`The public has heard nothing from ${name} for ${duration(since)}.`] : [];
  }
  const late = answeredAt - openedAt > within * MINUTE;
  return late
    ? [`The first public answer came ${afterOpening(incident, answeredAt)}; a ${severity} incident calls for one within ${within} min.`]
    : [];
}

function recovery(incident: Incident): string[] {
  const { answeredAt, recoveredAt, resolvedAt, verdict } = incident;
  if (resolvedAt !== undefined && recoveredAt === undefined && verdict !== 'false-alarm')
    return ['It was closed before the mood was seen to recover: look at what people said afterwards.'];
  if (answeredAt === undefined || recoveredAt === undefined) return [];
  const span = recoveredAt - answeredAt;
  return [
    span < 0 ? 'The mood had recovered before the first public answer.' : `The mood recovered ${duration(span)} after the first public answer.`,
  ];
}

function unreadMessages({ evidence: { messages, unread } }: Incident): string[] {
  if (messages === 0 || unread / messages <= UNREAD) return [];
  return [`${count(unread)} of ${counted(messages, 'message')} (${percent(unread / messages)}) could not be read; the shares say nothing of them.`];
}

const verdictMissing = (incident: Incident): string[] =>
  overAt(incident) !== undefined && incident.verdict === undefined
    ? ['Say whether it was real or a false alarm: the rules are measured by that.']
    : [];
