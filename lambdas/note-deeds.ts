import type { Incident } from '../core/incident.ts';
import { unavailable } from '../core/problem.ts';
import type { Audit, AuditEntry } from './care-ports.ts';
import type { Log } from './ports.ts';

export interface NotePorts {
  readonly audit: Pick<Audit, 'note'>;
  readonly log: Log;
}

/** Notes what is done already. Throws Problem 503 when that fails: the same request again does nothing twice, and notes it. */
export const noteDeeds = async ({ audit, log }: NotePorts, brand: string, entries: readonly AuditEntry[]): Promise<void> => {
  try {
    for (const entry of entries) await audit.note(brand, entry);
  } catch (error) {
    log.error('deed not noted', { brand, deeds: entries.map(({ id }) => id), error: error instanceof Error ? error.name : typeof error });
    throw unavailable('This was done, but could not be noted in the audit. Please send the same request again: it is noted then.');
  }
};

/** Who took an incident on, as the incident itself has it; undefined while nobody did. `by` is who did it just now. */
export const acknowledgementOf = ({ id, acknowledgedAt, acknowledgedBy }: Incident, by?: string): AuditEntry | undefined =>
  acknowledgedAt === undefined
    ? undefined
    : { id: `acknowledge-${id}-${acknowledgedAt}`, at: acknowledgedAt, by: by ?? acknowledgedBy ?? 'API', action: 'acknowledge', subject: id };
