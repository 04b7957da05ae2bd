import type { DatabaseSync } from 'node:sqlite';
import type { Figures } from '../../lambdas/care-api/ports.ts';
import { numberOf } from './rows.ts';

const COUNTS = `
  SELECT
    (SELECT messages FROM message_count) AS messages,
    (SELECT count(*) FROM brands) AS brands,
    (SELECT count(*) FROM incidents WHERE state <> 'resolved') AS incidents_open`;

/** How many messages, brands and open incidents the store holds. Whatever is not resolved counts as open; a message counts once its text has come. */
export const sqliteCounts = (db: DatabaseSync): (() => Omit<Figures, 'inbox'>) => {
  const counts = db.prepare(COUNTS);
  return () => {
    const row = counts.get() ?? {};
    return { messages: numberOf(row, 'messages'), brands: numberOf(row, 'brands'), incidentsOpen: numberOf(row, 'incidents_open') };
  };
};
