import type { Pulse } from './pulse.ts';
import { learnStep, newSurge, skipSteps, SURGE_STEP, type SurgeState } from './surge.ts';
import type { Time } from './time.ts';

/** The two series of a brand that are watched for surges: all messages, and the negative ones. */
export type Series = 'messages' | 'negatives';

/** What is remembered of a brand's two series. Constant in size. */
export interface Surges extends Alarms {
  readonly states: Readonly<Record<Series, SurgeState>>;
  /** The end of the step that the states stand at: the last one in which anything was heard. */
  readonly at: Time;
  /** Everything before this has been learned. */
  readonly learnedTo: Time;
}

/** When each series last alarmed. */
export interface Alarms {
  readonly alarmedAt: Readonly<Partial<Record<Series, Time>>>;
}

const stepOf = (time: Time): Time => Math.floor(time / SURGE_STEP) * SURGE_STEP;

export const newSurges = (at: Time): Surges => ({
  states: { messages: newSurge(), negatives: newSurge() },
  alarmedAt: {},
  at: stepOf(at),
  learnedTo: stepOf(at),
});

/** Learns the whole steps that end at or before `to` (pulses in time order, empty ones left out). In one go or in pieces gives the same. */
export const learnSurges = (surges: Surges, pulses: readonly Pulse[], to: Time): Surges => {
  const end = stepOf(to);
  return end <= surges.learnedTo ? surges : { ...withHeard(surges, pulses, end), learnedTo: end };
};

/**
 * When the series last alarmed as of `at`, by steps that end there: what is not learned yet is judged as it is now, and forgotten again.
 * Up to four minutes after the last learned step fall out of these steps; they are learned soon enough.
 */
export const alarmsAt = (surges: Surges, pulses: readonly Pulse[], at: Time): Alarms => {
  const skipped = (at - surges.learnedTo) % SURGE_STEP;
  return { alarmedAt: withHeard({ ...surges, learnedTo: surges.learnedTo + skipped }, pulses, at).alarmedAt };
};

/** The states after every step from `learnedTo` to `to` in which anything was heard. Silence is passed over when something follows it. */
function withHeard(surges: Surges, pulses: readonly Pulse[], to: Time): Surges {
  const fresh = pulses.filter(({ minute }) => minute >= surges.learnedTo && minute < to);
  const steps = Map.groupBy(fresh, ({ minute }) => Math.floor((minute - surges.learnedTo) / SURGE_STEP));
  let after = surges;
  for (const [index, members] of steps) after = withStep(after, surges.learnedTo + index * SURGE_STEP, members);
  return after;
}

function withStep({ states, alarmedAt, at, learnedTo }: Surges, start: Time, members: readonly Pulse[]): Surges {
  const silent = Math.max(0, Math.floor((start - at) / SURGE_STEP));
  const end = start + SURGE_STEP;
  const heard = (series: Series) =>
    learnStep(
      skipSteps(states[series], silent),
      members.reduce((sum, pulse) => sum + pulse[series], 0),
    );
  const messages = heard('messages');
  const negatives = heard('negatives');
  return {
    states: { messages: messages.state, negatives: negatives.state },
    alarmedAt: { ...alarmedAt, ...(messages.reading.alarm ? { messages: end } : {}), ...(negatives.reading.alarm ? { negatives: end } : {}) },
    at: end,
    learnedTo,
  };
}
