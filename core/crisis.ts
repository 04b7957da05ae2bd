import { openingShare, usualShare, type Baseline } from './baseline.ts';
import type { CrisisSettings } from './brand.ts';
import type { Severity } from './incident.ts';
import { emptyPulse, negativeShare, peopleOf, type LoudMessage, type Pulse } from './pulse.ts';
import { DAY, HOUR, MINUTE, type Time } from './time.ts';
import { wilsonInterval } from './wilson.ts';
import { count, counted, percent, roughly } from './wording.ts';

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

/** Severity by how many different people are unhappy, in multiples of the brand's `minAuthors`. */
const THRESHOLD_LEVELS = [
  { severity: 'critical', authors: 10 },
  { severity: 'serious', authors: 3 },
  { severity: 'watch', authors: 1 },
] as const;

/** Severity by how far one message goes, in multiples of the brand's `viralReach`. */
const VIRAL_LEVELS = [
  { severity: 'critical', times: 10 },
  { severity: 'serious', times: 3 },
  { severity: 'watch', times: 1 },
] as const;

/** A message is watched for going viral so long after it was sent. */
export const VIRAL_FOR = DAY;
/** About one reader in a hundred likes, shares or answers: so many interactions an hour weigh as much as the reach. */
export const READERS_PER_INTERACTION = 100;

/** The parts of a brand's window that are looked at as well: an outbreak must not be thinned by the quiet hour before it. */
const PARTS = [1 / 6, 1 / 3, 1 / 2, 1];
/** Over less than this a crowd is a coincidence. */
const SHORTEST_PART = 5;

/** So many minutes up to a moment, merged. */
export interface Span {
  readonly minutes: number;
  readonly window: Pulse;
}

/** How many minutes back the rules look: the newest parts of the brand's window, each longer than the one before, and the window itself. */
export const spansOf = ({ windowMinutes }: CrisisSettings): number[] => [
  ...new Set(PARTS.map((part) => Math.max(Math.min(SHORTEST_PART, windowMinutes), Math.round(windowMinutes * part)))),
];

/**
 * What the rules say at `at`: of the longest span that the threshold rule holds for, so that the evidence grows with the crisis,
 * else of the whole window. `spans` end at `at`, the shortest first, the whole window last; `loud` are candidates for viral.
 */
export const assess = (spans: readonly Span[], baseline: Baseline, settings: CrisisSettings, loud: readonly LoudMessage[], at: Time): Assessment => {
  const found = spans.map((span) => ({ span, finding: thresholdRule(span, baseline, settings) }));
  const { span, finding } = found.findLast((each) => each.finding !== undefined) ?? found.at(-1) ?? NOTHING;
  const viral = loud.filter((message) => message.sentAt < at && at - message.sentAt <= VIRAL_FOR && loudness(message, settings, at) >= 1);
  const findings = [finding, viralRule(viral, settings, at)].filter((each) => each !== undefined);
  return {
    at,
    from: at - span.minutes * MINUTE,
    window: span.window,
    ...(baseline.read > 0 ? { baselineShare: usualShare(baseline) } : {}),
    findings,
    viral,
  };
};

const NOTHING: { readonly span: Span; readonly finding: Finding | undefined } = { span: { minutes: 0, window: emptyPulse(0) }, finding: undefined };

/**
 * Holds when the lower Wilson bound of the negative share is above the opening share, with enough messages read and enough
 * different unhappy people. The share of people must be above it as well, so that one loud author is no crowd.
 */
function thresholdRule({ minutes, window }: Span, baseline: Baseline, settings: CrisisSettings): Finding | undefined {
  const limit = openingShare(baseline, settings);
  if (window.read < settings.minMessages) return undefined;
  const { authors: everybody, negativeAuthors: people } = peopleOf(window);
  const { low } = wilsonInterval(window.negatives, window.read);
  const holds = people >= settings.minAuthors && low > limit && people > limit * everybody;
  if (!holds) return undefined;
  const level = THRESHOLD_LEVELS.find(({ authors }) => people >= authors * settings.minAuthors);
  return {
    rule: 'threshold',
    severity: level?.severity ?? 'watch',
    because:
      `${percent(negativeShare(window))} of ${count(window.read)} messages in ${minutes} minutes are negative, ` +
      `surely more than ${percent(low)}; ${percent(limit)} would be the limit for this brand, ${percent(usualShare(baseline))} is usual. ` +
      `They come from ${count(people)} different people.`,
  };
}

function viralRule(viral: readonly LoudMessage[], settings: CrisisSettings, at: Time): Finding | undefined {
  const [loudest] = viral.toSorted((a, b) => loudness(b, settings, at) - loudness(a, settings, at) || (a.id < b.id ? -1 : 1));
  if (loudest === undefined) return undefined;
  const times = loudness(loudest, settings, at);
  const level = VIRAL_LEVELS.find((candidate) => times >= candidate.times);
  return {
    rule: 'viral',
    severity: level?.severity ?? 'watch',
    because:
      `One negative message can have reached ${roughly(loudest.reach)} people and was liked, shared or answered ${counted(loudest.interactions, 'time')}; ` +
      `the limit for this brand is a reach of ${roughly(settings.viralReach)}.`,
  };
}

/** How often a message passes the brand's limit, by its reach or by the speed of its interactions; below 1 it does not. */
const loudness = (message: LoudMessage, settings: CrisisSettings, at: Time): number => {
  const hours = Math.max(1, (at - message.sentAt) / HOUR);
  const speed = (message.interactions * READERS_PER_INTERACTION) / hours;
  return Math.max(message.reach, speed) / settings.viralReach;
};
