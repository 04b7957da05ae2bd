import { DAY, type Time } from '../../core/time.ts';
import { createRandom, type Random } from '../../local/sample/random.ts';
import { drawBrand, type Brand } from './brands.ts';
import type { Scenario, Story } from './story.ts';

export const WEEK = 7 * DAY;
/** A Monday. All brands live in UTC. */
const MEASURED_FROM: Time = Date.parse('2026-03-02T00:00:00Z');

/** One brand's one measured week, before chance has drawn its messages. */
export interface BrandWeek extends Story {
  readonly index: number;
  readonly scenario: string;
  readonly brand: Brand;
  /** An ordinary week came before, which the detectors have seen. */
  readonly warm: boolean;
  /** Detectors begin here: a week before `from` when warm. */
  readonly heardFrom: Time;
  /** The measured week. */
  readonly from: Time;
  readonly to: Time;
  /** Chance, as it goes on after the plan. */
  readonly random: Random;
}

/** Scenarios take turns, then sizes; every other week of a scenario is warm, and the other ones in the next round of its sizes. */
export const planWeek = (scenarios: readonly Scenario[], index: number, seed: number): BrandWeek => {
  const scenario = scenarios[index % scenarios.length];
  if (scenario === undefined) throw new RangeError('no scenario to choose from');
  const turn = Math.floor(index / scenarios.length);
  const { name, sizes, share, tell } = scenario;
  const size = sizes[turn % sizes.length] ?? 'medium';
  const warm = (turn + (sizes.length % 2 === 0 ? Math.floor(turn / sizes.length) : 0)) % 2 === 1;
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const brand = drawBrand(random, size, share);
  const story = tell(random, brand, MEASURED_FROM);
  const to = MEASURED_FROM + WEEK;
  return { ...story, index, scenario: name, brand, warm, heardFrom: warm ? MEASURED_FROM - WEEK : MEASURED_FROM, from: MEASURED_FROM, to, random };
};
