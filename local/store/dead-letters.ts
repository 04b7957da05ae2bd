import type { DatabaseSync } from 'node:sqlite';
import type { Time } from '../../core/time.ts';
import { receivedOf, type DeadLetter } from './received.ts';
import { numberOf, textOf, type Row } from './rows.ts';

const BURY = `
  INSERT INTO dead_letters (seq, account, body, sent_at, attempts, reason, died_at)
  SELECT seq, account, body, sent_at, attempts, ?, ? FROM inbox WHERE seq = ?`;
const REVIVE = `
  INSERT INTO inbox (seq, account, body, sent_at)
  SELECT seq, account, body, sent_at FROM dead_letters WHERE seq = ?`;

/** The dead letters beside the inbox. Moving there or back needs a transaction around it; a row keeps its number, and so its place. */
export const deadLetterBox = (db: DatabaseSync) => {
  const copyOut = db.prepare(BURY);
  const removeLive = db.prepare('DELETE FROM inbox WHERE seq = ?');
  const copyBack = db.prepare(REVIVE);
  const removeDead = db.prepare('DELETE FROM dead_letters WHERE seq = ?');
  const list = db.prepare('SELECT * FROM dead_letters ORDER BY seq LIMIT ?');
  const numbers = db.prepare('SELECT seq FROM dead_letters');

  const revive = (seq: number): boolean => {
    copyBack.run(seq);
    return removeDead.run(seq).changes === 1;
  };
  return {
    bury: (id: string, reason: string, now: Time): void => {
      copyOut.run(reason, now, Number(id));
      removeLive.run(Number(id));
    },
    list: (limit: number): readonly DeadLetter[] => list.all(limit).map(deadLetterOf),
    redrive: (ids?: readonly string[]): number => {
      const wanted = ids?.map(Number) ?? numbers.all().map((row) => numberOf(row, 'seq'));
      return wanted.filter(revive).length;
    },
  };
};

const deadLetterOf = (row: Row): DeadLetter => ({ ...receivedOf(row), reason: textOf(row, 'reason'), diedAt: numberOf(row, 'died_at') });
