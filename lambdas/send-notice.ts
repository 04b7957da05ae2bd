import { undescribedBrand, type BrandDocument } from '../core/brand.ts';
import type { Notice } from '../core/notice.ts';
import { reasonOf } from '../core/reason.ts';
import type { Notices } from './alert-ports.ts';
import type { DeliveryFailure, Log } from './ports.ts';

export interface NoticePorts {
  readonly notices: Notices;
  readonly log: Log;
}

/**
 * Sends one notice by the settings of a brand; without a brand, to where this installation writes what nobody else is told. True when
 * nobody is missing any more: until then, send the same again at the next sweep, and only those still missing are tried. Rejects never.
 */
export const sendNotice = async ({ notices, log }: NoticePorts, notice: Notice, brand?: BrandDocument): Promise<boolean> => {
  const settings = (brand ?? undescribedBrand('groundswell')).alerts;
  const failed = await notices.send(notice, settings).then(
    (sent) => sent.failed,
    (error: unknown): readonly DeliveryFailure[] => [{ destination: 'every destination', reason: reasonOf(error) }],
  );
  for (const { destination, reason } of failed.filter(({ waits }) => waits !== true))
    log.warn('notice not delivered yet', { notice: notice.id, destination, reason });
  return failed.length === 0;
};
