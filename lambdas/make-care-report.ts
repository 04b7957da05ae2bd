import type { BrandDocument } from '../core/brand.ts';
import { addConversation, careFiguresOf, newCareTally } from '../core/care/care-figures.ts';
import { periodBefore, stepsOf, type ReportPeriod } from '../core/care-report/period.ts';
import { careReportOf, type CareReport } from '../core/care-report/report.ts';
import { SalesTally } from '../core/care-report/sales.ts';
import { TalkTally, type Talk } from '../core/care-report/talk.ts';
import { VolumeTally } from '../core/care-report/volume.ts';
import { emptyPulse, merge } from '../core/pulse.ts';
import type { Time } from '../core/time.ts';
import { pulseDays } from './care-api/pulse-days.ts';
import type { Conversations, Incidents, Messages, Pulses } from './ports.ts';
import { othersTurn } from './turn.ts';
import { walkConversations } from './walk-conversations.ts';
import { walkMessages } from './walk-messages.ts';

export interface CareReportPorts {
  readonly conversations: Pick<Conversations, 'page'>;
  readonly incidents: Pick<Incidents, 'list'>;
  readonly messages: Pick<Messages, 'load'>;
  readonly pulses: Pick<Pulses, 'firstMinute' | 'range' | 'timeline'>;
}

/** So many incidents before the end of the period are looked at, the newest: a brand that has more in one week has other troubles. */
const INCIDENTS = 200;
/** What customers talk about is looked for in so many messages; where there are more, in as many of each part: not only in those of the first hours. */
const LOOKED_AT = 6_000;
const PARTS = 24;

/** The report of a day or a week of a brand, as it stands at `now`. */
export const makeCareReport = async (ports: CareReportPorts, brand: BrandDocument, period: ReportPeriod, now: Time): Promise<CareReport> => {
  const [care, sales] = [newCareTally(brand), new SalesTally()];
  const walked = await walkConversations(ports.conversations, brand.brand, period, (conversation) => {
    addConversation(care, conversation, now);
    sales.add(conversation, now);
  });
  const volume = new VolumeTally(stepsOf(period, brand.timeZone));
  for await (const minutes of pulseDays(ports.pulses, brand.brand, period.from, period.to)) volume.add(minutes);
  return careReportOf({
    brand,
    period,
    at: now,
    pulses: volume.pulses(),
    before: await pulseOf(ports, brand.brand, periodBefore(period, brand.timeZone)),
    care: careFiguresOf(care),
    countedTo: walked.complete ? undefined : walked.reached,
    sales: sales.figures(),
    incidents: await ports.incidents.list(brand.brand, { after: { openedAt: period.to, id: '' }, limit: INCIDENTS }),
    talk: await talkOf(ports, brand, period, volume.messages()),
  });
};

async function pulseOf({ pulses }: Pick<CareReportPorts, 'pulses'>, brand: string, { from, to }: ReportPeriod) {
  let whole = emptyPulse(from);
  for await (const minutes of pulseDays(pulses, brand, from, to)) whole = minutes.reduce(merge, whole);
  return whole;
}

async function talkOf(ports: CareReportPorts, brand: BrandDocument, { from, to }: ReportPeriod, messages: number): Promise<Talk> {
  const talk = new TalkTally(brand);
  const parts = messages > LOOKED_AT ? PARTS : 1;
  const length = (to - from) / parts;
  for (let part = 0; part < parts; part += 1) {
    const span = { from: from + part * length, to: from + (part + 1) * length };
    await walkMessages(ports, brand.brand, span, (message) => talk.add(message), LOOKED_AT / parts);
    await othersTurn(); // a part is less than a page
  }
  return talk.figures();
}
