import * as z from 'zod';
import { badRequest } from '../../core/problem.ts';
import { PulsePoint, pulsePoints } from '../../core/pulse-points.ts';
import { DAY, HOUR, isoTime, MINUTE, type Time } from '../../core/time.ts';
import type { ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import { clockOf } from '../brand-clock.ts';
import type { CareApiPorts } from './ports.ts';
import { mergedSteps, pulseDays } from './pulse-days.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY };
/** A week of minutes. */
const POINTS_AT_MOST = 10_080;

/** Steps of whole minutes, hours or days, in milliseconds; they are counted from 1970-01-01T00:00:00Z. */
const step = z
  .string()
  .regex(/^[1-9]\d{0,3}[mhd]$/, 'expected minutes, hours or days such as "1m", "6h" or "1d"')
  .transform((text) => Number.parseInt(text, 10) * (UNITS[text.slice(-1)] ?? MINUTE))
  .prefault('1m');

export const PulseQuery = z.strictObject({ from: isoTime.optional(), to: isoTime.optional(), step });
type PulseQuery = z.output<typeof PulseQuery>;
export const PulseAnswer = z.object({ items: z.array(PulsePoint) });

/** `GET /brands/{brand}/pulse`: by default the last 24 hours of the brand's clock, minute by minute; silent steps are left out. */
export const showPulse =
  (ports: Pick<CareApiPorts, 'brands' | 'watches' | 'pulses' | 'now'>) =>
  async ({ principal, subject, query }: Question<PulseQuery>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(ports.brands, principal, subject);
    const watch = (await ports.watches.load(brand))?.value;
    const span = wholeSteps(query, clockOf(watch, ports.now));
    const steps = await mergedSteps(pulseDays(ports.pulses, brand, span.from, span.to), query.step);
    const points = pulsePoints(steps, query.step, watch?.sealedTo ?? 0);
    return json(z.encode(PulseAnswer, { items: points }));
  };

/** The span that is asked for, widened to whole steps, so that no point tells of half a step. */
function wholeSteps({ from: asked, to, step: length }: PulseQuery, clock: Time): { from: Time; to: Time } {
  const end = to ?? clock;
  const from = asked ?? end - DAY;
  if (from >= end) throw badRequest('The span is empty.', [{ path: 'from', message: `expected a time before ${new Date(end).toISOString()}` }]);
  if (end - from > POINTS_AT_MOST * length) {
    throw badRequest('The span has too many steps.', [{ path: 'step', message: `expected at most ${POINTS_AT_MOST} steps; take a longer step` }]);
  }
  return { from: Math.floor(from / length) * length, to: Math.ceil(end / length) * length };
}
