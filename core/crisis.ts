import { usualShare, type Baseline } from './baseline.ts';
import type { CrisisSettings } from './brand.ts';
import type { Severity } from './incident.ts';
import { emptyPulse, type LoudMessage, type Pulse } from './pulse.ts';
import { crowdOf } from './rules/crowd.ts';
import { surgeRule } from './rules/surge.ts';
import { thresholdRule } from './rules/threshold.ts';
import { loudness, viralRule } from './rules/viral.ts';
import type { Alarms } from './surges.ts';
import { DAY, HOUR, MINUTE, type Time } from './time.ts';

export const RULES = ['threshold', 'surge', 'viral', 'ghost'] as const;
export type Rule = (typeof RULES)[number];

/** A rule that holds, how badly, and why in one sentence. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly because: string;
}

/** What the crisis rules say of a brand at one moment, and what they say it by. */
export interface Assessment {
  readonly at: Time;
  readonly from: Time;
  readonly window: Pulse;
  /** Absent while nothing is learned yet. */
  readonly baselineShare?: number;
  readonly findings: readonly Finding[];
  /** The loud messages that the viral rule holds for. */
  readonly viral: readonly LoudMessage[];
}

/** A message is watched for going viral so long after it was sent. */
export const VIRAL_FOR = DAY;

/** The parts of a brand's window that are looked at as well: an outbreak must not be thinned by the quiet hour before it. */
const PARTS = [1 / 6, 1 / 3, 1 / 2, 1];
/** Over less than this a crowd is a coincidence. */
const SHORTEST_PART = 5;
/** Where the window hardly ever holds enough messages, a crowd needs longer to be heard: these are looked at as well. */
const LONG_SPANS = [(3 * HOUR) / MINUTE, (12 * HOUR) / MINUTE];

/** So many minutes up to a moment, merged. */
export interface Span {
  readonly minutes: number;
  readonly window: Pulse;
}

/**
 * How many minutes back the rules look: the newest parts of the brand's window, each longer than the one before, the window itself, and
 * of a brand that is hardly spoken about longer ones.
 */
export const spansOf = ({ windowMinutes }: CrisisSettings, isQuiet = false): number[] => [
  ...new Set([
    ...PARTS.map((part) => Math.max(Math.min(SHORTEST_PART, windowMinutes), Math.round(windowMinutes * part))),
    ...(isQuiet ? LONG_SPANS.filter((minutes) => minutes > windowMinutes) : []),
  ]),
];

/** What is heard at a moment. */
export interface Scenery {
  /** They end at the moment, the shortest first, the longest last. */
  readonly spans: readonly Span[];
  readonly alarms: Alarms;
  /** Candidates for viral. */
  readonly loud: readonly LoudMessage[];
  /** What the ghost rule says. */
  readonly ghost?: Finding | undefined;
  /** When the brand's last incident ended, when none runs: what holds since then alone says that it is back. */
  readonly since?: Time;
}

/**
 * What the rules say at `at`: of the longest span within the brand's window that a crowd's rule holds for, so that the evidence grows with the
 * crisis, but not back into the last one if a shorter one will do; else of the shortest that does; else of the window.
 */
export const assess = (
  { spans, alarms, loud, ghost, since = -Infinity }: Scenery,
  baseline: Baseline,
  settings: CrisisSettings,
  at: Time,
): Assessment => {
  const found = spans.map((span) => ({ span, findings: crowdIn(span, baseline, alarms, settings, at) }));
  const holding = found.filter(({ findings }) => findings.length > 0);
  const within = holding.filter(({ span }) => span.minutes <= settings.windowMinutes);
  const fresh = within.filter(({ span }) => at - span.minutes * MINUTE >= since);
  const { span, findings } = fresh.at(-1) ?? within.at(-1) ?? holding[0] ?? ownWindow(found, settings) ?? NOTHING;
  const viral = loud.filter((message) => message.sentAt < at && at - message.sentAt <= VIRAL_FOR && loudness(message, settings, at) >= 1);
  return {
    at,
    from: at - span.minutes * MINUTE,
    window: span.window,
    ...(baseline.read > 0 ? { baselineShare: usualShare(baseline) } : {}),
    findings: [...findings, viralRule(viral, settings, at), ghost].filter((each) => each !== undefined),
    viral,
  };
};

function crowdIn(span: Span, baseline: Baseline, alarms: Alarms, settings: CrisisSettings, at: Time): readonly Finding[] {
  const crowd = crowdOf(span, baseline);
  return [thresholdRule(span, crowd, baseline, settings), surgeRule(span, crowd, alarms, settings, at)].filter((each) => each !== undefined);
}

interface Found {
  readonly span: Span;
  readonly findings: readonly Finding[];
}

const ownWindow = (found: readonly Found[], { windowMinutes }: CrisisSettings): Found | undefined =>
  found.find(({ span }) => span.minutes === windowMinutes) ?? found.at(-1);

const NOTHING: Found = { span: { minutes: 0, window: emptyPulse(0) }, findings: [] };
