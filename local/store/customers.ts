import type { DatabaseSync } from 'node:sqlite';
import type { Customers } from '../../lambdas/care-ports.ts';
import { numberOf, textOf } from './rows.ts';
import { inTransaction } from './transaction.ts';

/** The port Customers in SQLite. */
export const sqliteCustomers = (db: DatabaseSync): Customers => {
  const note = db.prepare('INSERT INTO customers (brand, platform, id, at, conversation) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const forget = db.prepare('DELETE FROM customers WHERE brand = ? AND platform = ? AND id = ? AND conversation = ?');
  const begun = db.prepare(
    `SELECT conversation, min(at) AS first FROM customers WHERE brand = ? AND platform = ? AND id = ? AND at >= ?
     GROUP BY conversation ORDER BY first, conversation LIMIT ?`,
  );
  return {
    note: async (brand, platform, ids, { id: conversation, at }) =>
      inTransaction(db, () => ids.forEach((id) => note.run(brand, platform, id, at, conversation))),
    forget: async (brand, platform, ids, conversation) => inTransaction(db, () => ids.forEach((id) => forget.run(brand, platform, id, conversation))),
    conversationsOf: async (brand, platform, id, { from, limit }) =>
      begun.all(brand, platform, id, from, limit).map((row) => ({ id: textOf(row, 'conversation'), at: numberOf(row, 'first') })),
  };
};
