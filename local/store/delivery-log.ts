import type { DatabaseSync } from 'node:sqlite';
import type { DeliveryLog } from '../../lambdas/alert-ports.ts';
import { numberOf, textOf, type Row } from './rows.ts';

/** Which destinations have had which letter, and which fail, in SQLite. */
export const sqliteDeliveryLog = (db: DatabaseSync): DeliveryLog => {
  const delivered = db.prepare('SELECT destination FROM alert_deliveries WHERE alert = ?');
  const mark = db.prepare('INSERT INTO alert_deliveries (alert, destination, delivered_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const failing = db.prepare('SELECT destination, since, last_at, attempts FROM delivery_failures WHERE letter = ?');
  const fail = db.prepare(
    `INSERT INTO delivery_failures (letter, destination, since, last_at, attempts) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET last_at = excluded.last_at, attempts = attempts + 1 RETURNING since, last_at, attempts`,
  );
  const forget = db.prepare('DELETE FROM delivery_failures WHERE letter = ? AND destination = ?');
  return {
    of: async (letter) => ({
      delivered: new Set(delivered.all(letter).map((row) => textOf(row, 'destination'))),
      failing: new Map(failing.all(letter).map((row) => [textOf(row, 'destination'), failingOf(row)])),
    }),
    markDelivered: async (letter, destination, at) => void mark.run(letter, destination, at),
    markFailed: async (letter, destination, at) => failingOf(fail.get(letter, destination, at, at) ?? {}),
    forgetFailures: async (letter, destination) => void forget.run(letter, destination),
  };
};

const failingOf = (row: Row) => ({ since: numberOf(row, 'since'), lastAt: numberOf(row, 'last_at'), attempts: numberOf(row, 'attempts') });
