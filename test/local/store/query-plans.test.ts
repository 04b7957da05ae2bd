import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { sqliteConversations } from '../../../local/store/conversations.ts';
import { sqliteCounts } from '../../../local/store/counts.ts';
import { sqliteIncidents } from '../../../local/store/incidents.ts';
import { sqliteMessages } from '../../../local/store/messages.ts';
import { STORE_MIGRATIONS } from '../../../local/store/migrations.ts';
import { openDatabase } from '../../../local/store/open.ts';
import { sqlitePulses } from '../../../local/store/pulses.ts';
import { freshDataDirs } from './data-dir.ts';

const freshDataDir = freshDataDirs();

/** What SQLite means to do for each statement that a port prepares. */
function plansOf(port: (db: DatabaseSync) => unknown): string[] {
  const db = openDatabase(join(freshDataDir(), 'store.db'), STORE_MIGRATIONS);
  const statements: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql) => {
    statements.push(sql);
    return prepare(sql);
  };
  port(db);
  const plans = statements.flatMap((sql) => prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
  db.close();
  return plans.map(({ detail }) => String(detail));
}

/** A table read from end to end, all rows of a brand, or rows put in order only after all of them were read. */
const UNBOUNDED = /^SCAN (messages|conversations|pulse|incidents)|(PRIMARY KEY|autoindex\S*) \(brand=\?\)|FOR ORDER BY/;

describe('the plans of the store', () => {
  it.each([
    ['messages', sqliteMessages],
    ['conversations', sqliteConversations],
  ])('read %s by index, in the order of an index', (_name, port) => {
    const plans = plansOf(port);
    expect(plans).not.toEqual([]);
    expect(plans.filter((plan) => UNBOUNDED.test(plan))).toEqual([]);
  });

  it('merge a page of conversations from indexes alone, and find its documents by the place of their rows', () => {
    const plans = plansOf(sqliteConversations);
    expect(plans).toContain('MERGE (UNION ALL)');
    expect(plans).toContain('SEARCH conversations USING INTEGER PRIMARY KEY (rowid=?)');
    expect(plans.filter((plan) => plan.includes('status=?') && !plan.includes('COVERING INDEX'))).toEqual([]);
  });

  it('read pulses by index, and sort only the loud messages that they found', () => {
    const plans = plansOf(sqlitePulses);
    expect(plans.filter((plan) => UNBOUNDED.test(plan))).toEqual(['USE TEMP B-TREE FOR ORDER BY']);
    expect(plans).toContainEqual(expect.stringContaining('pulse_entries_loud (brand=? AND sent_at>? AND sent_at<?)'));
    expect(plans).toContainEqual(expect.stringContaining('COVERING INDEX pulse_entries_in_time (brand=? AND (sent_at,id)>(?,?))'));
  });

  it('read incidents by index', () => {
    expect(plansOf(sqliteIncidents).filter((plan) => UNBOUNDED.test(plan))).toEqual([]);
  });

  it('count open incidents in the index of unresolved ones, and messages not at all', () => {
    expect(plansOf(sqliteCounts).filter((plan) => UNBOUNDED.test(plan))).toEqual(['SCAN incidents USING INDEX incidents_unresolved']);
  });
});
