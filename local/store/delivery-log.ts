import type { DatabaseSync } from 'node:sqlite';
import type { StoredDeliveries } from '../alerts/local-alerts.ts';
import { textOf } from './rows.ts';

/** Which destinations have had which alert, in SQLite. */
export const sqliteDeliveryLog = (db: DatabaseSync): StoredDeliveries => {
  const delivered = db.prepare('SELECT destination FROM alert_deliveries WHERE alert = ?');
  const mark = db.prepare('INSERT INTO alert_deliveries (alert, destination, delivered_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  return {
    delivered: async (alertId) => new Set(delivered.all(alertId).map((row) => textOf(row, 'destination'))),
    markDelivered: async (alertId, destination, at) => void mark.run(alertId, destination, at),
  };
};
