import type { BrandDocument } from '../core/brand.ts';
import { letterOfReport, reportId } from '../core/care-report/letter.ts';
import { dueReports, type ReportPeriod } from '../core/care-report/period.ts';
import type { Letter } from '../core/letter.ts';
import { reasonOf } from '../core/reason.ts';
import { createRounds } from './brand-rounds.ts';
import { makeCareReport, type CareReportPorts } from './make-care-report.ts';
import type { Brands, Now, Watches } from './ports.ts';
import type { NoticePorts } from './send-notice.ts';

export interface ReportPorts extends CareReportPorts, NoticePorts {
  readonly brands: Pick<Brands, 'list'>;
  readonly watches: Pick<Watches, 'load'>;
  readonly now: Now;
}

/** Mails the daily and the weekly reports that are due, each once: whoever starts anew sends it again under the same id, which the log of deliveries stops. */
export const createReports = (ports: ReportPorts): (() => Promise<void>) =>
  createRounds(
    ports,
    (brand, now) => dueReports(brand, now).map((period) => ({ id: `${period.kind} ${period.date}`, period })),
    (brand, { period }) => isSent(ports, brand, period),
  );

/** True when there is no more to do. A brand whose report cannot be made keeps no other from theirs. Of a replay nothing is told. */
async function isSent(ports: ReportPorts, brand: BrandDocument, period: ReportPeriod): Promise<boolean> {
  try {
    const watch = (await ports.watches.load(brand.brand))?.value;
    if (watch === undefined || watch.clock === 'replay') return true;
    const id = reportId(brand.brand, period);
    const { failed } = await ports.notices.mail(id, brand.reports.emails, () => letterOf(ports, brand, period));
    for (const { destination, reason } of failed.filter(({ waits }) => waits !== true))
      ports.log.warn('report not delivered yet', { report: id, destination, reason });
    return failed.length === 0;
  } catch (error) {
    ports.log.error('report not sent', { brand: brand.brand, kind: period.kind, reason: reasonOf(error) });
    return false;
  }
}

/** Undefined when nobody wrote: silence is no report. */
async function letterOf(ports: ReportPorts, brand: BrandDocument, period: ReportPeriod): Promise<Letter | undefined> {
  const report = await makeCareReport(ports, brand, period, ports.now());
  return report.volume.messages === 0 && report.care.conversations === 0 ? undefined : letterOfReport(report);
}
