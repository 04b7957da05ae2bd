import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import type { Random } from '../../local/sample/random.ts';
import { ANY_CROWD, LARGER, type Brand } from './brands.ts';
import type { Scenario, Story } from './story.ts';
import { extraShare, swell, type Wave } from './waves.ts';

/** When something begins: any day of the measured week but its last, between seven in the morning and ten at night. */
export const beginning = (random: Random, week: Time, lastDay = 5): Time =>
  week + random.below(lastDay + 1) * DAY + 7 * HOUR + random.below(15 * 60) * MINUTE;

const nothingHappens = (...waves: readonly Wave[]): Story => ({ waves, crises: [] });

/** Louder than usual by a factor, in a mood of its own. */
const louder = (from: Time, hours: number, times: number, share: number, riseMinutes: number): Wave => {
  const to = from + Math.round(hours * 60) * MINUTE;
  const shape = swell(from, to, riseMinutes * MINUTE, (hours * HOUR) / 2);
  return { from, to, extra: (minute, usual) => (times - 1) * usual * shape(minute), share: () => share };
};

export const campaign = (random: Random, brand: Brand, from: Time, hours: number): Wave =>
  louder(from, hours, random.between(5, 20), brand.share * random.between(0.4, 1), 30);

/** A whole number of posts by a few accounts, all negative. */
function few(random: Random, week: Time, accounts: number, posts: number, hours: number): Story {
  const from = beginning(random, week);
  return nothingHappens({ from, to: from + Math.round(hours * 60) * MINUTE, extra: () => 1, share: () => 1, exactly: posts, accounts });
}

const USUAL = [0.08, 0.3] as const;

/** Weeks in which nobody should be woken. */
export const CALM_SCENARIOS: readonly Scenario[] = [
  { name: 'quiet', sizes: ['tiny', ...ANY_CROWD], share: USUAL, tell: () => nothingHappens() },
  { name: 'quiet, disliked brand', sizes: ANY_CROWD, share: [0.3, 0.35], tell: () => nothingHappens() },
  {
    name: 'campaign',
    sizes: ANY_CROWD,
    share: USUAL,
    tell: (random, brand, week) => nothingHappens(campaign(random, brand, beginning(random, week, 3), random.between(6, 60))),
  },
  {
    name: 'meme',
    sizes: ANY_CROWD,
    share: USUAL,
    tell: (random, brand, week) => {
      const times = random.between(20, brand.size === 'huge' ? 25 : 50);
      return nothingHappens(louder(beginning(random, week), random.between(4, 10), times, brand.share * random.between(0.5, 1), 60));
    },
  },
  {
    name: 'sports night',
    sizes: LARGER,
    share: USUAL,
    tell: (random, brand, week) => {
      const times = random.between(5, 10);
      const all = Math.min(0.36, brand.share + random.between(0.03, 0.08));
      return nothingHappens(louder(week + random.below(7) * DAY + 20 * HOUR, 3, times, extraShare(brand.share, all, times), 10));
    },
  },
  {
    name: 'praise',
    sizes: ['small', 'medium', 'large'],
    share: USUAL,
    tell: (random, _brand, week) =>
      nothingHappens(louder(beginning(random, week), random.between(3, 8), random.between(3, 8), random.between(0.02, 0.05), 20)),
  },
  {
    name: 'one troll',
    sizes: ['tiny', 'small', 'medium', 'large'],
    share: USUAL,
    tell: (random, _brand, week) => few(random, week, 1, 50 + random.below(251), random.between(1, 6)),
  },
  {
    name: 'bots',
    sizes: ['small', 'medium', 'large'],
    share: USUAL,
    tell: (random, _brand, week) => few(random, week, 3 + random.below(6), 200 + random.below(401), random.between(1, 3)),
  },
];
