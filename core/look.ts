import { learn, newBaseline, usualMessages, type Baseline } from './baseline.ts';
import { answerWithinMinutes, type BrandDocument } from './brand.ts';
import { spansOf, type Finding, type Scenery, type Span } from './crisis.ts';
import { attentionSpans, ghostRule, learnHabit, mayBeDemand, newHabit, usualCoverage, type AnswerHabit } from './ghosts.ts';
import { between, sumOf } from './minutes.ts';
import { emptyPulse, merge, type Pulse } from './pulse.ts';
import { alarmsAt, learnSurges, newSurges, type Surges } from './surges.ts';
import { HOUR, MINUTE, minuteOf, type Time } from './time.ts';

/** What is known of a brand from before: its usual mood, how its two series go, and how it usually answers. Constant in size. */
export interface Learned {
  readonly baseline: Baseline;
  readonly surges: Surges;
  readonly habit: AnswerHabit;
}

/** Late messages are waited for so long before a live minute is sealed. In a replay the watermark seals. */
export const GRACE = 5 * MINUTE;
/** A team that may take longer for an answer is looked at by this: a demand that outgrew it a day ago is no news. */
const LONGEST_TARGET = (8 * HOUR) / MINUTE;

export const nothingLearned = (at: Time): Learned => ({ baseline: newBaseline(at), surges: newSurges(at), habit: newHabit(at) });

/** How many minutes the care team has for an answer, as far as the ghost rule looks. */
const targetOf = (brand: BrandDocument): number => Math.min(LONGEST_TARGET, answerWithinMinutes(brand, 'care'));

const isQuiet = ({ baseline }: Learned, { windowMinutes, minMessages }: BrandDocument['crisis'], atMost = 1): boolean =>
  (usualMessages(baseline, windowMinutes * MINUTE) ?? 0) < atMost * minMessages;

const watchesAnswers = ({ habit }: Learned, { crisis }: BrandDocument): boolean => crisis.ghosts && usualCoverage(habit) !== undefined;

/**
 * How far back the rules may look, in milliseconds: longer at a brand that is hardly spoken about, and at one that answers. A brand that is
 * nearly so is taken for one, since it may become one by the look that asks.
 */
export const lookback = (learned: Learned, brand: BrandDocument): number =>
  Math.max(Math.max(...spansOf(brand.crisis, isQuiet(learned, brand.crisis, 2))) * MINUTE, stirredFor(learned, brand));

/** For so long after a message the rules may find something without another one, in milliseconds. The long spans of a quiet brand wait for one. */
export const stirredFor = (learned: Learned, brand: BrandDocument): number =>
  (brand.crisis.windowMinutes + (watchesAnswers(learned, brand) ? targetOf(brand) : 0)) * MINUTE;

/** What is learned at `at`: what has left the brand's window, the steps whose grace has passed, and what was asked before the window. */
export const learnTo = (learned: Learned, brand: BrandDocument, pulses: readonly Pulse[], at: Time): Learned => {
  const { baseline, surges, habit } = learned;
  const { crisis } = brand;
  const from = at - crisis.windowMinutes * MINUTE;
  // Where answers are not looked at, minutes from before the window are not worth reading for them.
  const asked = watchesAnswers(learned, brand) ? attentionSpans(at, crisis.windowMinutes, targetOf(brand)).asked.from : from;
  return {
    baseline: learn(baseline, between(pulses, baseline.learnedTo, from), from, crisis),
    surges: learnSurges(surges, between(pulses, surges.learnedTo, at - GRACE), at - GRACE),
    habit: learnHabit(habit, between(pulses, habit.learnedTo, asked), asked),
  };
};

/**
 * What the rules look at at `at`, besides loud messages. What reaches back farther than the brand's window must not reach into the last
 * incident, which ended at `since`: that is its echo.
 */
export const sceneryAt = (learned: Learned, brand: BrandDocument, pulses: readonly Pulse[], at: Time, since: Time): Omit<Scenery, 'loud'> => ({
  spans: windowsTo(at, pulses, spansAt(learned, brand, pulses, at, since)),
  alarms: alarmsAt(learned.surges, between(pulses, learned.surges.learnedTo, at), at),
  ghost: watchesAnswers(learned, brand) ? ghostAt(learned, brand, pulses, at, since) : undefined,
});

function spansAt(learned: Learned, { crisis }: BrandDocument, pulses: readonly Pulse[], at: Time, since: Time): readonly number[] {
  // As long as late messages are waited for: one that was counted late is looked at late.
  const isStirred = between(pulses, at - MINUTE - GRACE, at).length > 0;
  const spans = spansOf(crisis, isQuiet(learned, crisis) && isStirred);
  return spans.filter((minutes) => minutes <= crisis.windowMinutes || at - minutes * MINUTE >= since);
}

/** What the ghost rule says of what was asked long enough ago to have been answered. */
function ghostAt({ habit }: Learned, brand: BrandDocument, pulses: readonly Pulse[], at: Time, since: Time): Finding | undefined {
  const { crisis } = brand;
  const spans = attentionSpans(at, crisis.windowMinutes, targetOf(brand));
  if (spans.asked.from < since) return undefined;
  const asked = between(pulses, spans.asked.from, spans.asked.to);
  const asks = sumOf(asked, (pulse) => pulse.asks);
  if (!mayBeDemand(asks, crisis.windowMinutes, habit, crisis)) return undefined;
  const answers = sumOf(between(pulses, spans.answered.from, spans.answered.to), (pulse) => pulse.answers);
  return ghostRule({ asked: asked.reduce(merge), answered: { answers }, minutes: crisis.windowMinutes }, habit, crisis, at);
}

/** Windows that end at `at`, the shortest first: each goes on where the one before it began, so that no minute is merged twice. */
function windowsTo(at: Time, pulses: readonly Pulse[], spans: readonly number[]): readonly Span[] {
  let window = emptyPulse(minuteOf(at));
  let until = at;
  return spans.map((minutes) => {
    const since = at - minutes * MINUTE;
    window = between(pulses, since, until).reduce(merge, window);
    until = since;
    return { minutes, window };
  });
}
