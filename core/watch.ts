import { dated } from './baseline.ts';
import type { BrandDocument } from './brand.ts';
import { assess, VIRAL_FOR } from './crisis.ts';
import type { LifeSettings } from './incident-alerts.ts';
import { decide, dueTimesOf, goOn, type Recovery } from './incident-life.ts';
import { isRunning, type Incident } from './incident.ts';
import { GRACE, learnTo, lookback, nothingLearned, sceneryAt, stirredFor, type Learned } from './look.ts';
import { between, indexFrom, sumOf } from './minutes.ts';
import type { LoudMessage, Pulse } from './pulse.ts';
import { CALM_SPAN, recoveryFrom, recoveryOf } from './recovery.ts';
import { MINUTE, minuteOf, type Time } from './time.ts';

/** What the crisis rules remember of one brand between two looks. Constant in size. Older programs have stored no more than the baseline of what is learned. */
export interface Watch extends Pick<Learned, 'baseline'>, Partial<Omit<Learned, 'baseline'>> {
  readonly brand: string;
  /** Whose clock runs: ours, or the one that a replay announces. */
  readonly clock: 'live' | 'replay';
  /** Everything up to here has been judged. */
  readonly assessedTo: Time;
  /** Minutes that end at or before this are sealed. */
  readonly sealedTo: Time;
  /** Loud messages that an incident was raised or moved for; the newest at the end, at most VIRAL_REMEMBERED. */
  readonly viral: readonly string[];
  /** When what is said was last compared with what a running crisis is about. */
  readonly matterAt?: Time;
  /** When the sweep should look again. Absent while nothing is due, so that silence costs nothing. */
  readonly nextAt?: Time;
}

const VIRAL_REMEMBERED = 50;

/** A brand seen for the first time: nothing before `from` will be judged. */
export const newWatch = (brand: string, clock: Watch['clock'], from: Time): Watch => ({
  brand,
  clock,
  assessedTo: minuteOf(from),
  sealedTo: minuteOf(from),
  ...nothingLearned(minuteOf(from)),
  viral: [],
});

const learnedBy = ({ assessedTo, baseline, surges, habit }: Watch): Learned => {
  const nothing = nothingLearned(assessedTo);
  return { baseline: dated(baseline), surges: surges ?? nothing.surges, habit: habit ?? nothing.habit };
};

/** What a look at a brand is taken from. */
export interface Scene {
  readonly brand: BrandDocument;
  readonly watch: Watch;
  /** The incident that the rules move: the one that they opened and that still runs, or else the newest of all. */
  readonly incident?: Incident | undefined;
  /** Other incidents that still run: what is about something else. They are reminded of and end, no more. */
  readonly beside?: readonly Incident[];
  /** The non-empty minutes from `neededFrom(watch, brand)` on, in time order. */
  readonly pulses: readonly Pulse[];
  /** Negative public messages that may be going viral. */
  readonly loud: readonly LoudMessage[];
}

/** The earliest minute that judging on from a watch needs. */
export const neededFrom = (watch: Watch, brand: BrandDocument, incident?: Incident, beside: readonly Incident[] = []): Time => {
  const learned = learnedBy(watch);
  const since = [incident, ...beside].filter(isRunning).map((each) => recoveryFrom(each, watch.assessedTo));
  const unlearned = Object.values(learned).map(({ learnedTo }) => learnedTo);
  return minuteOf(Math.min(watch.assessedTo - lookback(learned, brand), ...unlearned, ...since));
};

/**
 * Judges the brand on, minute by minute, as if each had just passed, until `to` or until the incident moves, whichever comes first.
 * Minutes about which nothing can change are stepped over, so that empty years cost nothing.
 */
export const advance = (scene: Scene, to: Time): Advanced => {
  let { watch, incident, beside = [] } = scene;
  while (watch.assessedTo < to) {
    const before = [incident, ...beside];
    ({ watch, incident, beside } = step({ ...scene, watch, incident, beside }, nextStep({ ...scene, watch, incident, beside }, to)));
    if ([incident, ...beside].some((each, index) => each !== before[index])) break;
  }
  return { watch: { ...watch, sealedTo: sealedTo(watch) }, incident, beside };
};

/** How a scene stands after judging on. Incidents that did not move are the same objects. */
export interface Advanced {
  readonly watch: Watch;
  readonly incident: Incident | undefined;
  readonly beside: readonly Incident[];
}

/** When the sweep should look at a live brand again: each minute while anything moves, else when the incident is due, else not at all. */
export const nextLookAt = (
  watch: Watch,
  brand: BrandDocument,
  incidents: readonly (Incident | undefined)[],
  lastMinute: Time | undefined,
): Time | undefined => {
  if (watch.clock === 'replay') return undefined;
  const stillUntil = (lastMinute ?? 0) + stirredFor(learnedBy(watch), brand) + GRACE + MINUTE;
  if (watch.assessedTo < stillUntil) return watch.assessedTo + MINUTE;
  return incidentDueAfter(watch.assessedTo, brand, incidents);
};

/** The next moment at which time alone moves an incident; a reminder that is overdue waits for news, not for time. */
function incidentDueAfter(time: Time, brand: BrandDocument, incidents: readonly (Incident | undefined)[]): Time | undefined {
  const dues = incidents.flatMap((incident) => (incident === undefined ? [] : dueTimesOf(incident, lifeSettings(brand)))).filter((due) => due > time);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

const sealedTo = (watch: Watch): Time => Math.max(watch.sealedTo, minuteOf(watch.clock === 'replay' ? watch.assessedTo : watch.assessedTo - GRACE));

function step({ brand, watch, incident, beside = [], pulses, loud }: Scene, at: Time): Advanced {
  const learned = learnTo(learnedBy(watch), brand, pulses, at);
  const { baseline } = learned;
  const since = incident?.resolvedAt ?? -Infinity;
  const scenery = { ...sceneryAt(learned, brand, pulses, at, since), loud: notRaisedBefore(loud, watch, incident), since };
  const assessment = assess(scenery, baseline, brand.crisis, at);
  const known = [...new Set([...watch.viral, ...(incident?.viral ?? [])])].slice(-VIRAL_REMEMBERED);
  const recovery = (of: Incident | undefined): Recovery => recoveryOf(of, pulses, baseline, brand, at);
  return {
    watch: { ...watch, ...learned, assessedTo: at, viral: known },
    incident: decide(incident, assessment, recovery(incident), known, lifeSettings(brand)),
    beside: beside.map((each) => goOn(each, assessment, recovery(each), lifeSettings(brand))),
  };
}

/** A loud message is raised once: the ones of earlier incidents move no later one. */
function notRaisedBefore(loud: readonly LoudMessage[], watch: Watch, incident: Incident | undefined): readonly LoudMessage[] {
  const own = isRunning(incident) ? incident.viral : [];
  const raised = new Set([...watch.viral, ...(incident?.viral ?? [])]);
  return loud.filter(({ id }) => own.includes(id) || !raised.has(id));
}

/**
 * The next moment at which something can change: the end of the next minute while what was heard can still move anything, else the
 * end of the next minute that was heard, or when the incident is due; at most `to`.
 */
function nextStep({ watch, brand, pulses, loud, incident, beside = [] }: Scene, to: Time): Time {
  const soon = minuteOf(watch.assessedTo) + MINUTE;
  const next = pulses[indexFrom(pulses, heardFrom(watch, brand, pulses, [incident, ...beside].some(isRunning)))];
  const byPulse = next === undefined ? Infinity : Math.max(soon, next.minute + MINUTE);
  const young = notRaisedBefore(loud, watch, incident).filter(({ sentAt }) => watch.assessedTo - sentAt <= VIRAL_FOR);
  const byLoud = Math.min(...young.map(({ sentAt }) => Math.max(soon, minuteOf(sentAt) + MINUTE)));
  const byIncident = incidentDueAfter(watch.assessedTo, brand, [incident, ...beside]) ?? Infinity;
  return Math.min(to, Math.max(Math.min(byPulse, byLoud, byIncident), Math.min(soon, to)));
}

/**
 * The earliest minute that can still move anything without a further one. With no incident running that is the window, or no
 * more than the grace while the window holds too few messages to open one: leaving it, they only become fewer.
 */
function heardFrom(watch: Watch, brand: BrandDocument, pulses: readonly Pulse[], running: boolean): Time {
  const { minMessages, minAuthors } = brand.crisis;
  const start = watch.assessedTo - stirredFor(learnedBy(watch), brand);
  if (running) return Math.min(start, watch.assessedTo - CALM_SPAN);
  const heard = sumOf(between(pulses, start, watch.assessedTo), ({ messages }) => messages);
  return heard < Math.min(minMessages, minAuthors) ? minuteOf(watch.assessedTo) - GRACE : start;
}

/** What an incident's life depends on, of a brand's settings. */
export const lifeSettings = ({ brand, timeZone, crisis, alerts }: BrandDocument): LifeSettings => ({
  brand,
  windowMinutes: crisis.windowMinutes,
  minAuthors: crisis.minAuthors,
  groupMinutes: alerts.groupMinutes,
  repeatMinutes: alerts.repeatMinutes,
  ...(alerts.quietHours === undefined ? {} : { quiet: { hours: alerts.quietHours, timeZone } }),
  ...(alerts.escalateTo.length === 0 ? {} : { secondContactMinutes: alerts.escalateAfterMinutes }),
});
