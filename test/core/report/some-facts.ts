import type { Incident } from '../../../core/incident.ts';
import { merge, type Pulse } from '../../../core/pulse.ts';
import type { ReportFacts } from '../../../core/report/facts.ts';
import { reportSpan } from '../../../core/report/span.ts';
import { turnSpan } from '../../../core/report/turn.ts';
import { MINUTE } from '../../../core/time.ts';
import { aLoudMessage, anIncident, aStep, OPENED } from '../alert/an-alert.ts';
import { aPulse } from '../a-pulse.ts';

/** So many minutes after the opening. */
export const after = (minutes: number): number => OPENED + minutes * MINUTE;

/** A minute of calm for two hours before, of anger from ten minutes before the opening on, and of calm again after 80. */
export const someMinutes = (): Pulse[] =>
  Array.from({ length: 230 }, (_, index) => index - 120).map((minute) =>
    minute < -10 || minute > 80
      ? aPulse(after(minute), minute % 10 === 0 ? { negative: 1, positive: 2 } : { positive: 2 })
      : aPulse(after(minute), { negative: 5, positive: 1 }),
  );

/** One that went through everything. */
export const resolved = (changes: Partial<Incident> = {}): Incident =>
  anIncident({
    state: 'resolved',
    acknowledgedAt: after(8),
    acknowledgedBy: 'Jo',
    answeredAt: after(25),
    recoveredAt: after(81),
    resolvedAt: after(96),
    verdict: 'real',
    alerts: [{ ...aStep('opened'), deliveredAt: OPENED + 4_000 }, aStep('escalated-critical', 12), aStep('reminder-1', 30), aStep('resolved', 96)],
    ...changes,
  });

/** What a report of an incident is written from, when these minutes are kept; its messages are one, unless given. */
export const someFacts = (
  { incident = resolved(), now = after(200), ...changes }: Partial<ReportFacts> = {},
  minutes = someMinutes(),
): ReportFacts => {
  const span = reportSpan(incident, now);
  const inSpan = minutes.filter(({ minute }) => minute >= span.from && minute < span.to);
  const turn = turnSpan(incident);
  return {
    brand: { brand: 'nordwind', name: 'Nordwind', timeZone: 'Europe/Berlin' },
    incident,
    span,
    steps: [...Map.groupBy(inSpan, ({ minute }) => Math.floor((minute - span.opening) / span.step)).values()].map((members) => members.reduce(merge)),
    before: minutes.filter(({ minute }) => minute >= turn.from && minute < turn.to),
    driving: [aLoudMessage()],
    now,
    ...changes,
  };
};

export const HOSTILE = '<script>alert(1)</script> [click](javascript:alert(1)) # not *a* `heading` https://evil.example @everyone | $x$ \u202eabc';
