import middy from '@middy/core';
import { reasonOf } from '../../core/reason.ts';
import { assessLive, type AssessPorts } from '../assess-brand.ts';
import { eraseDue, type ErasePorts } from '../erase-author.ts';
import { createLooks, type LookPorts } from '../look-at-hearing.ts';
import { sendAllDueAlerts } from '../send-alerts.ts';
import { createCareEvents, type CareEventPorts } from '../send-care-events.ts';
import { createDigests, type DigestPorts } from '../send-digests.ts';
import { createReports, type ReportPorts } from '../send-reports.ts';
import type { Watches } from '../ports.ts';
import type { NoticePorts } from '../send-notice.ts';

/** `lookEvery` is how often the sweep asks how well we hear, in milliseconds. */
export type SweepPorts = AssessPorts &
  NoticePorts &
  LookPorts &
  CareEventPorts &
  DigestPorts &
  ReportPorts & {
    readonly watches: Pick<Watches, 'due'>;
    readonly lookEvery: number;
    /** What goes on with erasures. @default this sweep leaves them to another */
    readonly erasing?: Omit<ErasePorts, 'log' | 'now'>;
  };

/** So many brands are looked at at once: most of a look is waiting for the store. */
const AT_ONCE = 10;

/**
 * Looks at every brand that is due, each minute, so that quiet is seen as well as noise; then sends what alerts, digests, reports and
 * events of care are due. Now and then it looks at how well we hear.
 */
export const createHandler = (ports: SweepPorts) => {
  const [sendDigests, sendReports] = [createDigests(ports), createReports(ports)];
  const [sendCareEvents, lookAtHearing] = [createCareEvents(ports), createLooks(ports)];
  return middy<unknown, void>().handler(async () => {
    const due = await ports.watches.due(ports.now());
    const failed: string[] = [];
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const outcomes = await Promise.all(due.slice(from, from + AT_ONCE).map((brand) => look(ports, brand)));
      failed.push(...outcomes.flat());
    }
    try {
      await begun(ports, sendAllDueAlerts(ports));
      await sendDigests();
      await sendReports();
      await begun(ports, sendCareEvents());
    } finally {
      const { erasing, log, now, sweepEvery } = ports;
      if (erasing !== undefined) await eraseDue({ ...erasing, log, now }, sweepEvery / 4);
      await lookAtHearing();
    }
    ports.log.info('brands swept', { due: due.length, failed: failed.length });
    if (failed.length > 0) throw new Error(`${failed.length} brands could not be assessed: ${failed.join(', ')}`);
  });
};

/** Sending goes on by itself where it may. */
const begun = async ({ letGo }: AssessPorts, sending: Promise<void>): Promise<void> => (letGo === undefined ? sending : letGo(sending));

/** The brand, when it could not be looked at: its trouble must not keep the others from being seen, so the sweep as a whole fails at its end. */
async function look(ports: AssessPorts, brand: string): Promise<readonly string[]> {
  try {
    await assessLive(ports, brand);
    return [];
  } catch (error) {
    ports.log.error('brand not assessed', { brand, reason: reasonOf(error) });
    return [brand];
  }
}
