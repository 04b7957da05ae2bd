import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import type { Random } from '../../local/sample/random.ts';
import { usualRate, type Brand } from './brands.ts';
import type { Story } from './story.ts';
import { expectedAt, extraShare, swell, type Wave } from './waves.ts';

/** It is a crisis while so many of all messages are negative, twice as many as usual, by so many people within three hours. */
const CRISIS_SHARE = 0.45;
const TIMES_USUAL = 2;
const PEOPLE_IN_THREE_HOURS = 10;
/** A warning is no false alarm once twice as many messages as usual are negative and the share has come half of the way from the usual one to a crisis's. */
const warningShare = (usual: number): number => (usual + CRISIS_SHARE) / 2;
const PEAK_SHARE = 0.6;

/**
 * The mood sours over 12 to 36 hours while the volume grows to 2.4 to 4 times the usual; below that, six in ten could not all be
 * unhappy. The peak lasts for 2 to 6 hours and fades as long.
 */
export const slowBurn = (random: Random, brand: Brand, week: Time): Story => {
  const from = week + random.below(4) * DAY + random.below(24 * 60) * MINUTE;
  const climb = random.between(12, 36) * HOUR;
  const peak = random.between(2, 6) * HOUR;
  const to = from + Math.ceil((climb + 2 * peak) / MINUTE) * MINUTE;
  const times = random.between(2.4, 4);
  const height = swell(from, to, climb, peak);
  const wave: Wave = {
    from,
    to,
    extra: (minute, usual) => (times - 1) * height(minute) * usual,
    share: (minute) => {
      const now = Math.max(1e-6, height(minute));
      return extraShare(brand.share, brand.share + (PEAK_SHARE - brand.share) * now, 1 + (times - 1) * now);
    },
  };
  return { waves: [wave], crises: [spanOf(brand, wave)] };
};

/** By what is expected, not by what was drawn: chance moves no truth. */
function spanOf(brand: Brand, wave: Wave) {
  const minutes = Array.from({ length: (wave.to - wave.from) / MINUTE }, (_, index) => wave.from + index * MINUTE);
  const isSour = (minute: Time, limit: number): boolean => {
    const { messages, negatives } = expectedAt(brand, [wave], minute);
    const usual = usualRate(brand, minute) * brand.share;
    return negatives >= TIMES_USUAL * usual && negatives >= limit * messages && negatives * 180 >= PEOPLE_IN_THREE_HOURS;
  };
  const first = (limit: number): Time | undefined => minutes.find((minute) => isSour(minute, limit));
  const onset = first(CRISIS_SHARE);
  const last = minutes.findLast((minute) => isSour(minute, CRISIS_SHARE));
  if (onset === undefined || last === undefined) throw new RangeError(`the slow burn of a ${brand.size} brand never becomes a crisis`);
  return { from: Math.min(onset, first(warningShare(brand.share)) ?? onset), onset, to: last + MINUTE };
}
