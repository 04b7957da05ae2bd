import type { DatabaseSync } from 'node:sqlite';
import type { Incident } from '../../core/incident.ts';
import type { Time } from '../../core/time.ts';
import type { Incidents } from '../../lambdas/ports.ts';
import { documents, versionedSave } from './rows.ts';

const stored = documents<Incident>();
const COLUMNS = ['id', 'brand', 'state', 'opened_at', 'alert_due_at', 'doc'] as const;
const NEWEST = 'SELECT version, doc FROM incidents WHERE brand = ? ORDER BY opened_at DESC, id DESC LIMIT ?';
const OLDER = 'SELECT version, doc FROM incidents WHERE brand = ? AND (opened_at, id) < (?, ?) ORDER BY opened_at DESC, id DESC LIMIT ?';

/** The incidents in SQLite. */
export const sqliteIncidents = (db: DatabaseSync): Incidents => {
  const byId = db.prepare('SELECT version, doc FROM incidents WHERE id = ?');
  const newest = db.prepare(NEWEST);
  const older = db.prepare(OLDER);
  const due = db.prepare('SELECT version, doc FROM incidents WHERE alert_due_at <= ? ORDER BY alert_due_at, id');
  const save = versionedSave(db, 'incidents', ['id'], COLUMNS);

  return {
    load: async (id) => {
      const row = byId.get(id);
      return row && stored.versionedOf(row);
    },
    newest: async (brand, limit) => newest.all(brand, limit).map(stored.versionedOf),
    save: async ({ value, version }) => save(version, columnsOf(value)),
    list: async (brand, { after, limit }) => {
      const rows = after === undefined ? newest.all(brand, limit) : older.all(brand, after.openedAt, after.id, limit);
      return rows.map(stored.of);
    },
    withDueAlerts: async (now, claimedBefore) =>
      due
        .all(now)
        .map(stored.versionedOf)
        .filter(({ value }) => hasDueAlert(value, now, claimedBefore)),
  };
};

const columnsOf = (incident: Incident) => ({
  id: incident.id,
  brand: incident.brand,
  state: incident.state,
  opened_at: incident.openedAt,
  alert_due_at: earliestAlert(incident),
  doc: stored.textOf(incident),
});

const undelivered = ({ alerts }: Incident) => alerts.filter(({ deliveredAt }) => deliveredAt === undefined);

const earliestAlert = (incident: Incident): Time | null =>
  undelivered(incident).reduce<Time | null>((earliest, { dueAt }) => (earliest === null ? dueAt : Math.min(earliest, dueAt)), null);

const hasDueAlert = (incident: Incident, now: Time, claimedBefore: Time): boolean =>
  undelivered(incident).some(({ dueAt, claimedAt }) => dueAt <= now && (claimedAt === undefined || claimedAt < claimedBefore));
