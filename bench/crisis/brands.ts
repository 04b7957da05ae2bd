import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import type { Random } from '../../local/sample/random.ts';
import { drawNormal } from './draw.ts';

/** Messages of an ordinary day. A huge brand passes 2,000 messages a minute when something happens in the evening. */
export const SIZES = { tiny: 5, small: 50, medium: 1_000, large: 20_000, huge: 200_000 } as const;
export type Size = keyof typeof SIZES;

/** The turns that brands take. Most brands are small or medium, and a week of a huge one takes a minute to judge. */
export const ANY_CROWD: readonly Size[] = ['small', 'medium', 'large', 'small', 'medium', 'huge'];
export const LARGER: readonly Size[] = ['medium', 'large', 'medium', 'huge'];

type Weights = Readonly<Record<string, number>>;

/** What an invented brand is like when nothing happens. */
export interface Brand {
  readonly size: Size;
  readonly perDay: number;
  /** Its usual negative share, before drift and noise. */
  readonly share: number;
  /** The share of messages that nobody can read. */
  readonly unread: number;
  /** The share of messages that the brand answers in public. */
  readonly answered: number;
  readonly languages: Weights;
  readonly platforms: Weights;
}

const LANGUAGES: readonly Weights[] = [
  { en: 0.9, es: 0.1 },
  { de: 0.85, en: 0.15 },
  { en: 0.55, fr: 0.25, de: 0.2 },
  { ja: 0.95, en: 0.05 },
];
const PLATFORMS: readonly Weights[] = [
  { facebook: 0.6, instagram: 0.4 },
  { x: 0.7, reddit: 0.3 },
  { facebook: 0.4, x: 0.4, youtube: 0.2 },
];

/** A brand of that size, whose usual negative share lies within `share`. */
export const drawBrand = (random: Random, size: Size, [from, to]: readonly [number, number]): Brand => ({
  size,
  perDay: SIZES[size],
  share: random.between(from, to),
  unread: random.between(0.02, 0.08),
  answered: random.between(0.05, 0.3),
  languages: random.pick(LANGUAGES),
  platforms: random.pick(PLATFORMS),
});

/** Monday to Sunday, of mean 1. */
const WEEKDAYS = [1.02, 1.04, 1.05, 1.03, 1.06, 0.95, 0.85];
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3;

/** Messages a minute that are expected of the brand at that time, when nothing happens: least at three at night, most in the late afternoon. */
export const usualRate = ({ perDay }: Brand, time: Time): number => {
  const hour = (time % DAY) / HOUR;
  const ofDay = 1 + 0.7 * Math.cos((2 * Math.PI * (hour - 16)) / 24) + 0.2 * Math.cos((4 * Math.PI * (hour - 20)) / 24);
  const weekday = (Math.floor(time / DAY) + THURSDAY) % 7;
  return ((perDay * MINUTE) / DAY) * ofDay * (WEEKDAYS[weekday] ?? 1);
};

/** How a brand's days and hours differ from the expected: volume as a factor, mood as a negative share. */
export interface Weather {
  volumeAt(time: Time): number;
  shareAt(time: Time): number;
}

const DAY_VOLUME = 0.1;
const HOUR_VOLUME = 0.15;
const DAY_MOOD = 0.12;
const HOUR_MOOD = 0.12;
/** An hour is like the one before it by so much. */
const PERSISTENCE = 0.8;
/** The mood swings slowly, over so many days and by so much on the log-odds scale. */
const DRIFT = { days: 10, by: 0.15 };

/** The weather from `from` to `to`: persistent noise by the hour, noise by the day, and a slow drift of the mood. */
export const drawWeather = (random: Random, brand: Brand, from: Time, to: Time): Weather => {
  const hours = Math.ceil((to - from) / HOUR);
  const volumes = drawNoise(random, hours, DAY_VOLUME, HOUR_VOLUME);
  const moods = drawNoise(random, hours, DAY_MOOD, HOUR_MOOD);
  const phase = random.between(0, 2 * Math.PI);
  const odds = Math.log(brand.share / (1 - brand.share));
  const hourOf = (time: Time): number => Math.floor((time - from) / HOUR);
  return {
    volumeAt: (time) => Math.exp(volumes[hourOf(time)] ?? 0),
    shareAt: (time) => {
      const drift = DRIFT.by * Math.sin(phase + (2 * Math.PI * (time - from)) / (DRIFT.days * DAY));
      return 1 / (1 + Math.exp(-(odds + drift + (moods[hourOf(time)] ?? 0))));
    },
  };
};

function drawNoise(random: Random, hours: number, byDay: number, byHour: number): number[] {
  let ofDay = 0;
  let ofHour = 0;
  return Array.from({ length: hours }, (_, hour) => {
    if (hour % 24 === 0) ofDay = byDay * drawNormal(random);
    ofHour = PERSISTENCE * ofHour + Math.sqrt(1 - PERSISTENCE ** 2) * byHour * drawNormal(random);
    return ofDay + ofHour;
  });
}
