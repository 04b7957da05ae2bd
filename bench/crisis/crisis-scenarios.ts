import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import type { Random } from '../../local/sample/random.ts';
import { ANY_CROWD, LARGER, type Brand, type Size } from './brands.ts';
import { beginning, campaign } from './calm-scenarios.ts';
import type { Scenario, Story } from './story.ts';
import { slowBurn } from './slow-burn.ts';
import { swell, type Wave } from './waves.ts';

type Range = readonly [number, number];
const USUAL = [0.08, 0.3] as const;

/** Each wave is a crisis of its own, from its first extra message to its last. */
const crisesOf = (...waves: readonly Wave[]): Story => ({ waves, crises: waves.map(({ from, to }) => ({ from, onset: from, to })) });

const drawn = (random: Random, [from, to]: Range): number => random.between(from, to);

/** A burst of a crowd: to `times` the usual volume within `rise` minutes; the last fifth of it fades. */
function burst(random: Random, from: Time, minutes: number, times: number, rise: number, share: Range): Wave {
  const to = from + Math.round(minutes) * MINUTE;
  const shape = swell(from, to, rise * MINUTE, (to - from) / 5);
  const negative = drawn(random, share);
  const statementAt = random.chance(0.5) ? { statementAt: from + Math.round(minutes * random.between(0.3, 0.8)) * MINUTE } : {};
  return { from, to, extra: (minute, usual) => (times - 1) * usual * shape(minute), share: () => negative, ...statementAt };
}

/** A small brand needs the upper end of a range for a crowd to come together at all; a huge one passes 2,000 a minute at the lower. */
const OUTAGE: Readonly<Record<Size, Range>> = { tiny: [30, 30], small: [15, 30], medium: [5, 30], large: [5, 30], huge: [5, 12] };
const FLASH: Readonly<Record<Size, Range>> = { tiny: [100, 100], small: [30, 100], medium: [10, 100], large: [10, 100], huge: [10, 20] };

const outage = (random: Random, { size }: Brand, from: Time): Wave =>
  burst(random, from, random.between(120, 480), drawn(random, OUTAGE[size]), random.between(5, 10), [0.72, 0.95]);

/** Exactly so many unhappy people, and a few who only ask, evenly over some hours. */
function gathering(random: Random, from: Time, hours: number, unhappy: number): Story {
  const to = from + hours * HOUR;
  const evenly = { from, to, extra: () => 1 };
  const crowd: Wave = { ...evenly, share: () => 1, exactly: unhappy };
  return { waves: [crowd, { ...evenly, share: () => 0, exactly: Math.round(unhappy / 6) }], crises: [{ from, onset: from, to }] };
}

/** Unhappy people come on top of a campaign, in one and a half to three times its volume. */
function withinCampaign(random: Random, brand: Brand, week: Time): Story {
  const loud = campaign(random, brand, week + random.below(4) * DAY + 8 * HOUR, random.between(30, 60));
  const from = loud.from + random.below(12 * 60) * MINUTE;
  const crisis = burst(random, from, random.between(120, 300), random.between(2.5, 4), random.between(5, 10), [0.85, 0.95]);
  const onTop: Wave = { ...crisis, extra: (minute, usual) => crisis.extra(minute, usual + loud.extra(minute, usual)) };
  return { ...crisesOf(onTop), waves: [loud, onTop] };
}

const EVERYWHERE = {
  languages: { en: 0.35, es: 0.2, de: 0.15, fr: 0.15, pl: 0.1, ja: 0.05 },
  platforms: { x: 0.3, facebook: 0.25, instagram: 0.2, youtube: 0.15, reddit: 0.1 },
} as const;

/** Weeks with one crisis or two that people should be told of. */
export const CRISIS_SCENARIOS: readonly Scenario[] = [
  {
    name: 'outage',
    sizes: ANY_CROWD,
    share: USUAL,
    tell: (random, brand, week) => crisesOf(outage(random, brand, beginning(random, week))),
  },
  {
    name: 'flash',
    sizes: ANY_CROWD,
    share: USUAL,
    tell: (random, brand, week) =>
      crisesOf(burst(random, beginning(random, week), 40, drawn(random, FLASH[brand.size]), random.between(2, 5), [0.75, 0.95])),
  },
  { name: 'slow burn', sizes: LARGER, share: USUAL, tell: slowBurn },
  {
    name: 'at night',
    sizes: ['medium', 'large'],
    share: USUAL,
    tell: (random, _brand, week) =>
      crisesOf(burst(random, week + random.below(7) * DAY + 3 * HOUR, random.between(180, 360), random.between(5, 12), 10, [0.75, 0.95])),
  },
  {
    name: 'small brand',
    sizes: ['small'],
    share: USUAL,
    tell: (random, _brand, week) => gathering(random, beginning(random, week), 2, 25 + random.below(36)),
  },
  {
    name: 'tiny brand',
    sizes: ['tiny'],
    share: USUAL,
    tell: (random, _brand, week) => gathering(random, beginning(random, week), 3, 12 + random.below(4)),
  },
  { name: 'within a campaign', sizes: ANY_CROWD, share: USUAL, tell: withinCampaign },
  {
    name: 'two crises',
    sizes: ANY_CROWD,
    share: USUAL,
    tell: (random, brand, week) =>
      crisesOf(outage(random, brand, beginning(random, week, 2)), outage(random, brand, beginning(random, week + 4 * DAY, 1))),
  },
  {
    name: 'many languages',
    sizes: LARGER,
    share: USUAL,
    tell: (random, brand, week) => crisesOf({ ...outage(random, brand, beginning(random, week)), ...EVERYWHERE, unread: random.between(0.15, 0.3) }),
  },
];
