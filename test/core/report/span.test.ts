import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BARS_AT_MOST, reportSpan } from '../../../core/report/span.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { OPENED } from '../alert/an-alert.ts';

describe('the span of a report', () => {
  it.each([
    ['begins two hours before a short incident', 30 * MINUTE, 2 * HOUR, 2 * MINUTE],
    ['begins half its length before a longer one', 10 * HOUR, 5 * HOUR + 10 * MINUTE, 10 * MINUTE],
    ['begins twelve hours before a long one', 5 * DAY, 12 * HOUR, 2 * HOUR],
  ])('%s', (_name, length, lead, step) => {
    const span = reportSpan({ openedAt: OPENED, resolvedAt: OPENED + length }, OPENED + 30 * DAY);
    expect({ lead: Math.floor((OPENED - span.from) / (5 * MINUTE)) * 5 * MINUTE, step: span.step }).toEqual({ lead, step });
    expect(span).toMatchObject({ opening: OPENED, to: OPENED + length + MINUTE, endsEarly: false });
  });

  it('ends now while the incident goes on, and never before it has opened', () => {
    expect(reportSpan({ openedAt: OPENED + 1 }, OPENED + HOUR).to).toBe(OPENED + HOUR + MINUTE);
    expect(reportSpan({ openedAt: OPENED + 1 }, OPENED - HOUR).to).toBe(OPENED + MINUTE);
  });

  it('has so few steps that each can be seen, however long it lasts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 * DAY }), (length) => {
        const { from, to, step, opening } = reportSpan({ openedAt: OPENED + 1, resolvedAt: OPENED + 1 + length }, OPENED);
        expect(Math.ceil((to - from) / step)).toBeLessThanOrEqual(BARS_AT_MOST);
        expect((opening - from) % step).toBe(0);
      }),
    );
  });
});
