import { usualNegatives, usualShare, type Baseline } from '../baseline.ts';
import type { Span } from '../crisis.ts';
import { negativeShare, peopleOf } from '../pulse.ts';
import { MINUTE } from '../time.ts';
import { wilsonInterval, Z_99 } from '../wilson.ts';

/** How unhappy the people of a span are, against what is usual for their brand. */
export interface Crowd {
  readonly people: number;
  readonly negatives: number;
  readonly share: number;
  readonly usualShare: number;
  /** The lower bound of the share of negative messages, and of unhappy people, whichever is lower. */
  readonly surely: number;
  /** How many negative messages so much time usually brings. */
  readonly expected: number;
}

/**
 * The crowd of a span. The bounds are of 99 %: a brand is looked at each minute, and what is wrong once in forty looks would be wrong
 * daily. That of people keeps a few loud accounts beside a few unhappy people from passing for a crowd.
 */
export const crowdOf = ({ minutes, window }: Span, baseline: Baseline): Crowd => {
  const { authors, negativeAuthors } = peopleOf(window);
  const { low } = wilsonInterval(window.negatives, window.read, Z_99);
  const { low: lowOfPeople } = wilsonInterval(Math.min(negativeAuthors, authors), authors, Z_99);
  return {
    people: negativeAuthors,
    negatives: window.negatives,
    share: negativeShare(window),
    usualShare: usualShare(baseline),
    surely: Math.min(low, lowOfPeople),
    expected: usualNegatives(baseline, minutes * MINUTE),
  };
};

/** People of a crowd write once or twice. */
const EACH = 2;

/** Enough different people are unhappy. Where each of them writes more often than a crowd does, a few loud accounts are among them: it takes as many more. */
export const isCrowd = ({ people, negatives }: Crowd, minAuthors: number): boolean =>
  people >= minAuthors * Math.max(1, negatives / (EACH * Math.max(1, people)));

/**
 * By how many standard deviations the unhappy people are more than so many times the usual negative messages: the signed root of the deviance
 * of a Poisson count, which is honest where a count is small (McCullagh and Nelder, "Generalized Linear Models", 1989, section 2.4).
 */
export const deviationsBeyond = ({ people, expected }: Crowd, times = 1): number => {
  const usual = times * expected;
  return people <= usual ? 0 : Math.sqrt(2 * (people * Math.log(people / usual) - (people - usual)));
};
