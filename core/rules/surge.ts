import type { CrisisSettings } from '../brand.ts';
import type { Finding, Span } from '../crisis.ts';
import { severityOfCrowd } from '../severity.ts';
import type { Alarms } from '../surges.ts';
import { MINUTE, type Time } from '../time.ts';
import { count, percent, roughly, spanOf } from '../wording.ts';
import { deviationsBeyond, isCrowd, type Crowd } from './crowd.ts';

/** The busiest stretch of a day is taken for so many times the mean of a week, nights included. */
const BUSIEST = 2.5;
/** So many standard deviations above that are no accident: once in three million stretches. */
const BEYOND_BUSIEST = 5;
/** Where the detector has alarmed, the unhappy people must still be more than usual. */
const MORE = 3;

/**
 * Holds when far more is said than usual, by the streaming detector (in the last `windowMinutes`) or, where too little is said for it, by
 * the number of unhappy people against the usual number of negative messages; and when the mood is surely worse than usual by the
 * brand's margin, with enough different unhappy people. So what is loud in an ordinary mood is none, whatever it is that is loud.
 */
export const surgeRule = ({ minutes }: Span, crowd: Crowd, alarms: Alarms, settings: CrisisSettings, at: Time): Finding | undefined => {
  if (!settings.surge || !isCrowd(crowd, settings.minAuthors) || crowd.surely <= crowd.usualShare + settings.margin) return undefined;
  const alarmed = Object.values(alarms.alarmedAt).some((alarmedAt) => alarmedAt > at - settings.windowMinutes * MINUTE);
  const isMore = alarmed ? deviationsBeyond(crowd) >= MORE : deviationsBeyond(crowd, BUSIEST) >= BEYOND_BUSIEST;
  if (!isMore) return undefined;
  return {
    rule: 'surge',
    severity: severityOfCrowd(crowd.people, settings.minAuthors),
    because:
      `${count(crowd.negatives)} negative messages in ${spanOf(minutes)}, where ${roughly(Math.ceil(crowd.expected))} would be usual, ` +
      `and ${percent(crowd.share)} of what is said, surely more than ${percent(crowd.surely)}; ${percent(crowd.usualShare)} is usual. ` +
      `They come from ${count(crowd.people)} different people.`,
  };
};
