import { BrandDocument } from '../../../core/brand.ts';
import { addConversation, careFiguresOf, newCareTally } from '../../../core/care/care-figures.ts';
import { reportPeriod, stepsOf, type ReportKind } from '../../../core/care-report/period.ts';
import type { CareReportFacts } from '../../../core/care-report/report.ts';
import type { Conversation } from '../../../core/conversation.ts';
import { HOUR, MINUTE } from '../../../core/time.ts';
import { anIncident } from '../../contracts/builders.ts';
import { aPulse } from '../a-pulse.ts';
import { answered, moved, waiting } from '../care/a-conversation.ts';

export const NETTLECUP = BrandDocument.parse({
  brand: 'nettlecup',
  name: 'Nettlecup',
  timeZone: 'Europe/Lisbon',
  accounts: [{ platform: 'x', account: 'nettlecup' }],
});

export const times = <T>(n: number, of: T): T[] => Array.from({ length: n }, () => of);

/** Six that an agent answered and made happy. */
export const ofAgent = (agent: string, n = 6): Conversation[] => times(n, moved(-0.8, 0.6, { answers: [answered({ agent })] }));

export const careOf = (conversations: readonly Conversation[], now: number) => {
  const tally = newCareTally(NETTLECUP);
  for (const conversation of conversations) addConversation(tally, conversation, now);
  return careFiguresOf(tally);
};

/** A day, or a week, in which 8 people wrote each hour or day, 3 of them unhappy; twice as many as before. */
export const someFacts = (kind: ReportKind, changes: Partial<CareReportFacts> = {}): CareReportFacts => {
  const period = reportPeriod(kind, '2026-03-11', NETTLECUP.timeZone);
  const { from, to } = period;
  const ghosts = times(3, waiting({ waitsSince: from + HOUR, clocks: { dueAt: from + 2 * HOUR, overdue: false }, reach: 400 }));
  const steps = stepsOf(period, NETTLECUP.timeZone);
  return {
    brand: NETTLECUP,
    period,
    at: to + 8 * HOUR,
    pulses: steps.map((step) => aPulse(step.from, { negative: 3, positive: 5 })),
    before: aPulse(from - HOUR, { negative: 1, positive: 4 * steps.length - 1 }),
    care: careOf([...ofAgent('tom'), ...ofAgent('ada'), ...ofAgent('zoe', 2), ...ghosts], to),
    sales: { opportunities: 4, open: 2, won: 1, lost: 1, overdue: 1 },
    incidents: [anIncident({ openedAt: from + 9 * HOUR, resolvedAt: from + 11 * HOUR + 5 * MINUTE, state: 'resolved', verdict: 'real' })],
    talk: { messages: 190, phrases: [{ phrase: 'kettle lid', people: 12 }] },
    ...changes,
  };
};
