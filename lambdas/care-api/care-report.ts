import * as z from 'zod';
import { careReportPage } from '../../core/care-report/html.ts';
import { lastWhole, REPORT_KINDS, reportPeriod, type ReportPeriod } from '../../core/care-report/period.ts';
import { CareReport } from '../../core/care-report/report.ts';
import { careReportText } from '../../core/care-report/text.ts';
import { badRequest } from '../../core/problem.ts';
import type { Time } from '../../core/time.ts';
import { wallDate } from '../../core/wall-clock.ts';
import { brandClock } from '../brand-clock.ts';
import { makeCareReport, type CareReportPorts } from '../make-care-report.ts';
import type { ApiResult } from '../ports.ts';
import { document, json } from './answers.ts';
import type { CareApiPorts } from './ports.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

export const CareReportQuery = z.strictObject({
  period: z.enum(REPORT_KINDS).default('day'),
  /** A day of the period, as the brand's calendar has it. */
  date: z.iso.date().optional(),
  format: z.enum(['html', 'json', 'text']).default('html'),
});
/** The figures, or a document of them. */
export const CareReportAnswer = { json: CareReport, text: ['text/html', 'text/plain'] };
type CareReportQuery = z.output<typeof CareReportQuery>;

/** `GET /brands/{brand}/report`: a day or a week of care, by default the last that is over, as a page, as text or as figures. */
export const showCareReport =
  (ports: CareReportPorts & Pick<CareApiPorts, 'brands' | 'watches' | 'now'>) =>
  async ({ principal, subject, query }: Question<CareReportQuery>): Promise<ApiResult> => {
    const brand = await visibleBrand(ports.brands, principal, subject);
    const clock = await brandClock(ports, brand.brand);
    const period = periodOf(query, brand.timeZone, clock);
    return written(await makeCareReport(ports, brand, period, clock), query.format);
  };

/** Throws Problem 400 when it has not begun yet. */
function periodOf({ period: kind, date }: CareReportQuery, timeZone: string, clock: Time): ReportPeriod {
  if (date === undefined) return lastWhole(kind, timeZone, clock);
  const period = reportPeriod(kind, date, timeZone);
  if (period.from < clock) return period;
  throw badRequest('That is yet to come.', [{ path: 'date', message: `expected at most ${wallDate(clock, timeZone)}` }]);
}

function written(report: CareReport, format: CareReportQuery['format']): ApiResult {
  const name = `report-${report.brand}-${report.kind}-${report.date}`;
  switch (format) {
    case 'html':
      return document(`${name}.html`, 'text/html', careReportPage(report));
    case 'text':
      return document(`${name}.txt`, 'text/plain', careReportText(report));
    case 'json':
      return json(z.encode(CareReport, report));
    default:
      return format satisfies never;
  }
}
