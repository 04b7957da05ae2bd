import * as z from 'zod';
import { toAscii } from '../alert/foreign-text.ts';
import { firstThatFits } from '../alert/topic-message.ts';
import type { Letter } from '../letter.ts';
import { count, percent } from '../wording.ts';
import { careReportMail } from './html.ts';
import type { ReportPeriod } from './period.ts';
import { CareReport } from './report.ts';
import { spanOf } from './story.ts';
import { careReportText } from './text.ts';

/** Most lists of mails show no more. */
const LONGEST = 99;

/** The id of the letter of a period: sent twice it reads once. */
export const reportId = (brand: string, { kind, date }: Pick<ReportPeriod, 'kind' | 'date'>): string => `report-${kind}-${brand}-${date}`;

/** A report as it is mailed. All of one kind and brand belong together. */
export const letterOfReport = (report: CareReport): Letter => {
  const { brand, kind, date, to } = report;
  const subject = subjectOf(report);
  const id = reportId(brand, report);
  const text = careReportText(report);
  const figures = z.encode(CareReport, report);
  return {
    what: 'report',
    id,
    thread: `report-${kind}-${brand}`,
    brand,
    at: to,
    urgent: false,
    first: false,
    subject,
    text,
    html: careReportMail(report),
    headers: { 'X-Groundswell-Report': kind },
    webhook: () => JSON.stringify({ type: `report.${kind}`, timestamp: new Date(to).toISOString(), data: figures }),
    topic: () =>
      firstThatFits({ subject, text, attributes: { id, brand, severity: 'info', kind: 'report', state: 'resolved' } }, [{ id, brand, kind, date }]),
  };
};

const subjectOf = (report: CareReport): string => {
  const { name, volume } = report;
  const mood = volume.read === 0 ? '' : `, ${percent(volume.negativeShare)} negative`;
  return toAscii(`REPORT: ${name}, ${spanOf(report)}: ${count(volume.messages)} messages${mood}`)
    .slice(0, LONGEST)
    .trimEnd();
};
