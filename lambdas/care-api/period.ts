import * as z from 'zod';
import { badRequest } from '../../core/problem.ts';
import { DAY, isoTime, type Time } from '../../core/time.ts';
import type { Period, Walked } from '../walk-conversations.ts';

export const PeriodQuery = z.strictObject({ from: isoTime.optional(), to: isoTime.optional() });
export type PeriodQuery = z.output<typeof PeriodQuery>;

const USUAL_DAYS = 7;
/** A quarter of a year. */
const DAYS_AT_MOST = 92;

/** The period that is asked for; by default the last seven days of the brand's clock. Throws Problem 400 when it is empty or too long. */
export const periodOf = ({ from, to }: PeriodQuery, clock: Time): Period => {
  const end = to ?? clock;
  const start = from ?? end - USUAL_DAYS * DAY;
  if (start >= end) throw badRequest('The period is empty.', [{ path: 'from', message: `expected a time before ${new Date(end).toISOString()}` }]);
  if (end - start > DAYS_AT_MOST * DAY) {
    throw badRequest('The period is too long.', [{ path: 'from', message: `expected at most ${DAYS_AT_MOST} days; ask for one after the other` }]);
  }
  return { from: start, to: end };
};

/** What figures are of: the period, and how far they came when there was too much of it. */
export const Reckoned = z.object({
  from: isoTime,
  to: isoTime,
  complete: z.boolean(),
  /** Of what is not complete: everything before this was counted. */
  reached: isoTime.optional(),
});

export const reckonedOf = ({ from, to }: Period, { complete, reached }: { complete: boolean; reached: Time }): z.output<typeof Reckoned> => ({
  from,
  to,
  complete,
  ...(complete ? {} : { reached }),
});

/** Figures of the conversations whose last message lies in the period. */
export const Counted = Reckoned.extend({ conversations: z.number().int() });

export const countedOf = (period: Period, { conversations, ...walked }: Walked): z.output<typeof Counted> => ({
  ...reckonedOf(period, walked),
  conversations,
});
