import { closingShare, learn, newBaseline, type Baseline } from './baseline.ts';
import type { BrandDocument } from './brand.ts';
import { assess, spansOf, VIRAL_FOR, type Span } from './crisis.ts';
import { decide, dueTimesOf, type LifeSettings, type Recovery } from './incident-life.ts';
import type { Incident } from './incident.ts';
import { emptyPulse, merge, negativeShare, type LoudMessage, type Pulse } from './pulse.ts';
import { DAY, MINUTE, minuteOf, type Time } from './time.ts';

/** What the crisis rules remember of one brand between two looks. Constant in size. */
export interface Watch {
  readonly brand: string;
  /** Whose clock runs: ours, or the one that a replay announces. */
  readonly clock: 'live' | 'replay';
  /** Everything up to here has been judged. */
  readonly assessedTo: Time;
  /** Minutes that end at or before this are sealed. */
  readonly sealedTo: Time;
  readonly baseline: Baseline;
  /** Loud messages that an incident was raised or moved for; the newest at the end, at most VIRAL_REMEMBERED. */
  readonly viral: readonly string[];
  /** When the sweep should look again. Absent while nothing is due, so that silence costs nothing. */
  readonly nextAt?: Time;
}

/** Late messages are waited for so long before a live minute is sealed. In a replay the watermark seals. */
export const GRACE = 5 * MINUTE;
const VIRAL_REMEMBERED = 50;
/** The mood since it was last bad is judged over at least so much time. */
const CALM_SPAN = 15 * MINUTE;
/** Of an incident that has been running for longer, only so much is read at each look: a brand that is hardly spoken about is judged by a week. */
const RECOVERY_SPAN = 7 * DAY;
/** Of a week of silence the newest day is left out: a new matter may have been growing in it. */
const NEW_MATTER = DAY;
/** So many different answers in public count as a statement, even when the brand has posted none of its own. */
const ANSWERS_AS_STATEMENT = 5;

/** A brand seen for the first time: nothing before `from` will be judged. */
export const newWatch = (brand: string, clock: Watch['clock'], from: Time): Watch => ({
  brand,
  clock,
  assessedTo: minuteOf(from),
  sealedTo: minuteOf(from),
  baseline: newBaseline(minuteOf(from)),
  viral: [],
});

/** What a look at a brand is taken from. */
export interface Scene {
  readonly brand: BrandDocument;
  readonly watch: Watch;
  /** The brand's newest incident, whatever its state. */
  readonly incident?: Incident | undefined;
  /** The non-empty minutes from `neededFrom(watch, brand)` on, in time order. */
  readonly pulses: readonly Pulse[];
  /** Negative public messages that may be going viral. */
  readonly loud: readonly LoudMessage[];
}

/** The earliest minute that judging on from a watch needs. */
export const neededFrom = (watch: Watch, { crisis }: BrandDocument, incident: Incident | undefined): Time => {
  const windowStart = watch.assessedTo - crisis.windowMinutes * MINUTE;
  const since = isRunning(incident) ? recoveryFrom(incident, watch.assessedTo) : windowStart;
  return minuteOf(Math.min(watch.baseline.learnedTo, windowStart, since));
};

/**
 * Judges the brand on, minute by minute, as if each had just passed, until `to` or until the incident moves, whichever comes first.
 * Minutes about which nothing can change are stepped over, so that empty years cost nothing.
 */
export const advance = (scene: Scene, to: Time): { watch: Watch; incident: Incident | undefined } => {
  let { watch, incident } = scene;
  while (watch.assessedTo < to) {
    const at = nextStep(watch, scene, incident, to);
    const before = incident;
    ({ watch, incident } = step({ ...scene, watch, incident }, at));
    if (incident !== before) break;
  }
  return { watch: { ...watch, sealedTo: sealedTo(watch) }, incident };
};

/** When the sweep should look at a live brand again: each minute while anything moves, else when the incident is due, else not at all. */
export const nextLookAt = (watch: Watch, brand: BrandDocument, incident: Incident | undefined, lastMinute: Time | undefined): Time | undefined => {
  if (watch.clock === 'replay') return undefined;
  const stillUntil = (lastMinute ?? 0) + brand.crisis.windowMinutes * MINUTE + GRACE + MINUTE;
  if (watch.assessedTo < stillUntil) return watch.assessedTo + MINUTE;
  return incidentDueAfter(watch.assessedTo, brand, incident);
};

/** The next moment at which time alone moves an incident; a reminder that is overdue waits for news, not for time. */
function incidentDueAfter(time: Time, brand: BrandDocument, incident: Incident | undefined): Time | undefined {
  if (incident === undefined) return undefined;
  const dues = dueTimesOf(incident, lifeSettings(brand)).filter((due) => due > time);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

const sealedTo = (watch: Watch): Time => Math.max(watch.sealedTo, minuteOf(watch.clock === 'replay' ? watch.assessedTo : watch.assessedTo - GRACE));

function step({ brand, watch, incident, pulses, loud }: Scene, at: Time): { watch: Watch; incident: Incident | undefined } {
  const from = at - brand.crisis.windowMinutes * MINUTE;
  const baseline = learn(watch.baseline, between(pulses, watch.baseline.learnedTo, from), from, brand.crisis);
  const assessment = assess(windowsTo(at, pulses, brand), baseline, brand.crisis, notRaisedBefore(loud, watch, incident), at);
  const known = [...new Set([...watch.viral, ...(incident?.viral ?? [])])].slice(-VIRAL_REMEMBERED);
  const decided = decide(incident, assessment, recoveryOf(incident, pulses, baseline, brand, at), known, lifeSettings(brand));
  return { watch: { ...watch, assessedTo: at, baseline, viral: known }, incident: decided };
}

/** The windows of the brand that end at `at`, the shortest first: each goes on where the one before it began, so that no minute is merged twice. */
function windowsTo(at: Time, pulses: readonly Pulse[], { crisis }: BrandDocument): readonly Span[] {
  let window = emptyPulse(minuteOf(at));
  let until = at;
  return spansOf(crisis).map((minutes) => {
    const since = at - minutes * MINUTE;
    window = between(pulses, since, until).reduce(merge, window);
    until = since;
    return { minutes, window };
  });
}

/** A loud message is raised once: the ones of earlier incidents move no later one. */
function notRaisedBefore(loud: readonly LoudMessage[], watch: Watch, incident: Incident | undefined): readonly LoudMessage[] {
  const own = isRunning(incident) ? incident.viral : [];
  const earlier = new Set([...watch.viral, ...(incident?.viral ?? [])]);
  return loud.filter(({ id }) => own.includes(id) || !earlier.has(id));
}

/**
 * The next moment at which something can change: the end of the next minute while what was heard can still move anything, else the
 * end of the next minute that was heard, or when the incident is due; at most `to`.
 */
function nextStep(watch: Watch, { brand, pulses, loud }: Scene, incident: Incident | undefined, to: Time): Time {
  const soon = minuteOf(watch.assessedTo) + MINUTE;
  const next = pulses[indexFrom(pulses, heardFrom(watch, brand, pulses, incident))];
  const byPulse = next === undefined ? Infinity : Math.max(soon, next.minute + MINUTE);
  const young = notRaisedBefore(loud, watch, incident).filter(({ sentAt }) => watch.assessedTo - sentAt <= VIRAL_FOR);
  const byLoud = Math.min(...young.map(({ sentAt }) => Math.max(soon, minuteOf(sentAt) + MINUTE)));
  const byIncident = incidentDueAfter(watch.assessedTo, brand, incident) ?? Infinity;
  return Math.min(to, Math.max(Math.min(byPulse, byLoud, byIncident), Math.min(soon, to)));
}

/**
 * The earliest minute that can still move anything without a further one. With no incident running that is the window, or nothing
 * at all while the window holds too few messages to open one: leaving it, they only become fewer.
 */
function heardFrom(watch: Watch, { crisis }: BrandDocument, pulses: readonly Pulse[], incident: Incident | undefined): Time {
  const windowStart = watch.assessedTo - crisis.windowMinutes * MINUTE;
  if (isRunning(incident)) return Math.min(windowStart, watch.assessedTo - CALM_SPAN);
  const read = readIn(between(pulses, windowStart, watch.assessedTo));
  return read < crisis.minMessages ? minuteOf(watch.assessedTo) : windowStart;
}

function recoveryOf(incident: Incident | undefined, pulses: readonly Pulse[], baseline: Baseline, brand: BrandDocument, at: Time): Recovery {
  if (!isRunning(incident)) return { calm: false };
  const since = between(pulses, minuteOf(recoveryFrom(incident, at)), at);
  const answeredAt = firstStatement(since, incident.openedAt);
  const silentSince = silenceBefore(at, incident, since, brand.crisis.minMessages);
  return {
    calm: isCalm(since, closingShare(baseline, brand.crisis), brand.crisis.minMessages, at),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(silentSince === undefined ? {} : { silentSince }),
  };
}

/** The beginning of a week in which fewer messages were read than it takes to tell a mood; undefined when there was none. */
function silenceBefore(at: Time, { openedAt }: Incident, since: readonly Pulse[], minMessages: number): Time | undefined {
  const from = at - RECOVERY_SPAN;
  if (openedAt > from) return undefined;
  return readIn(between(since, from, at - NEW_MATTER)) < minMessages ? from : undefined;
}

const readIn = (pulses: readonly Pulse[]): number => pulses.reduce((sum, { read }) => sum + read, 0);

/** Calm is known when the newest messages, as many as the brand's minimum and at least a quarter of an hour of them, are below the closing share. */
function isCalm(since: readonly Pulse[], limit: number, minMessages: number, at: Time): boolean {
  let read = 0;
  let negatives = 0;
  for (const pulse of since.toReversed()) {
    if (read >= minMessages && pulse.minute < at - CALM_SPAN) break;
    read += pulse.read;
    negatives += pulse.negatives;
  }
  return read >= minMessages && negativeShare({ read, negatives }) <= limit;
}

function firstStatement(since: readonly Pulse[], openedAt: Time): Time | undefined {
  const statements = since.flatMap(({ statementAt }) => (statementAt !== undefined && statementAt >= openedAt ? [statementAt] : []));
  let answers = 0;
  for (const pulse of since) {
    answers += pulse.answers;
    if (answers >= ANSWERS_AS_STATEMENT) {
      statements.push(pulse.minute + MINUTE);
      break;
    }
  }
  return statements.length === 0 ? undefined : Math.min(...statements);
}

/** From when on the mood of a running incident is looked at: since it opened, but not farther back than it makes sense to read. */
const recoveryFrom = ({ openedAt }: Incident, at: Time): Time => Math.max(openedAt, at - RECOVERY_SPAN);

const isRunning = (incident: Incident | undefined): incident is Incident => incident !== undefined && incident.state !== 'resolved';

const lifeSettings = ({ brand, timeZone, crisis, alerts }: BrandDocument): LifeSettings => ({
  brand,
  windowMinutes: crisis.windowMinutes,
  minAuthors: crisis.minAuthors,
  groupMinutes: alerts.groupMinutes,
  repeatMinutes: alerts.repeatMinutes,
  ...(alerts.quietHours === undefined ? {} : { quiet: { hours: alerts.quietHours, timeZone } }),
  ...(alerts.escalateTo.length === 0 ? {} : { secondContactMinutes: alerts.escalateAfterMinutes }),
});

/** The pulses of [from, to); they are sorted, so that two binary searches find them. */
const between = (pulses: readonly Pulse[], from: Time, to: Time): readonly Pulse[] => pulses.slice(indexFrom(pulses, from), indexFrom(pulses, to));

/** The place of the first pulse at or after a time. */
function indexFrom(pulses: readonly Pulse[], from: Time): number {
  let low = 0;
  let high = pulses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pulses[middle]?.minute ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
