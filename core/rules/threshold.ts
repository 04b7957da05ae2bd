import { openingShare, type Baseline } from '../baseline.ts';
import type { CrisisSettings } from '../brand.ts';
import type { Finding, Span } from '../crisis.ts';
import { severityOfCrowd } from '../severity.ts';
import { count, percent, spanOf } from '../wording.ts';
import { deviationsBeyond, isCrowd, type Crowd } from './crowd.ts';

/** A share is a chance reading until the unhappy people are more than usual as well, by so many standard deviations. */
const MORE = 3;

/**
 * Holds when the lower Wilson bound of the negative share is above the opening share, with enough messages read, enough different unhappy
 * people, and more of them than usual. The share of people must surely be above it as well, so that one loud author is no crowd.
 */
export const thresholdRule = ({ minutes, window }: Span, crowd: Crowd, baseline: Baseline, settings: CrisisSettings): Finding | undefined => {
  // Over more than the brand's window a share alone is the ordinary trickle of complaints: there it takes a surge.
  if (window.read < settings.minMessages || minutes > settings.windowMinutes) return undefined;
  const limit = openingShare(baseline, settings);
  if (!isCrowd(crowd, settings.minAuthors) || crowd.surely <= limit || deviationsBeyond(crowd) < MORE) return undefined;
  return {
    rule: 'threshold',
    severity: severityOfCrowd(crowd.people, settings.minAuthors),
    because:
      `${percent(crowd.share)} of ${count(window.read)} messages in ${spanOf(minutes)} are negative, ` +
      `surely more than ${percent(crowd.surely)}; ${percent(limit)} would be the limit for this brand, ${percent(crowd.usualShare)} is usual. ` +
      `They come from ${count(crowd.people)} different people.`,
  };
};
