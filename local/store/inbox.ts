import type { DatabaseSync } from 'node:sqlite';
import { accountOf, type InboxItem } from '../../core/event.ts';
import { fromBody, toBody } from '../../core/inbox-body.ts';
import type { Time } from '../../core/time.ts';
import type { Inbox } from '../../lambdas/ports.ts';
import { deadLetterBox } from './dead-letters.ts';
import { groupCommit } from './group-commit.ts';
import { idOf, receivedOf, type DeadLetter, type Received } from './received.ts';
import { scrub } from './open.ts';
import { numberOf, textOf, type Row } from './rows.ts';
import { inTransaction } from './transaction.ts';

/** A row that was taken so often is dead at its next failure. */
export const MAX_ATTEMPTS = 5;

/** A row that was taken so often without a word on how it ended is suspected of ending its readers, and comes alone from then on. */
const SUSPECT_AFTER = 2;

const NEVER_FINISHED = `was taken ${MAX_ATTEMPTS} times and never finished: the program ended or stalled while reading it`;

/** The other end of the inbox. On AWS the queue itself does all this. Synchronous, as SQLite is here; each call is one transaction. */
export interface InboxConsumer {
  /** The oldest visible rows in the order of their arrival, at most `max`, hidden from other readers for `visibilityMs`. */
  receive(max: number, visibilityMs: number, now: Time): readonly Received[];
  /** These are done. */
  delete(ids: readonly string[]): void;
  /** This could not be done: visible again at `retryAt`, or a dead letter when that was the last attempt. */
  fail(id: string, reason: string, now: Time, retryAt: Time): void;
  /** Makes everything visible again at once, in its old order. For the start, when no reader of before is alive. */
  releaseAll(): void;
  /** The dead letters, the oldest first, at most `limit`. */
  deadLetters(limit: number): readonly DeadLetter[];
  /** Takes out what is about something, waiting or dead. What cannot be read is about nothing. */
  forget(isAbout: (item: InboxItem) => boolean): void;
  /** Overwrites what the log keeps of before the last changes. False while another connection reads. */
  scrub(): boolean;
  /** Puts dead letters back where they were in the inbox, as if never tried: those of `ids`, or all. Answers how many. */
  redrive(ids?: readonly string[]): number;
}

export interface LocalInbox extends Inbox, InboxConsumer {
  /** Writes what was sent and is not written yet, then closes the file. */
  close(): void;
}

/** The inbox in SQLite. All sends of one turn of the event loop share one transaction, and one wait for the disk. */
export const sqliteInbox = (db: DatabaseSync): LocalInbox => {
  const insert = db.prepare('INSERT INTO inbox (account, body, sent_at) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM inbox WHERE seq = ?');
  const release = db.prepare('UPDATE inbox SET visible_at = 0 WHERE visible_at <> 0');
  const postpone = db.prepare('UPDATE inbox SET visible_at = ?, unreported = 0 WHERE seq = ? AND attempts < ?');
  const depth = db.prepare('SELECT waiting, dead_letters FROM depth');
  const dead = deadLetterBox(db);
  const receive = receiver(db, (id, now) => dead.bury(id, NEVER_FINISHED, now));
  const sender = groupCommit<NewRow>((rows) =>
    inTransaction(db, () => rows.forEach(({ account, body, sentAt }) => insert.run(account, body, sentAt))),
  );

  return {
    send: async (items) => sender.write(items.map(newRow)),
    depth: async () => {
      const row = depth.get() ?? {};
      return { waiting: numberOf(row, 'waiting'), deadLetters: numberOf(row, 'dead_letters') };
    },
    receive: (max, visibilityMs, now) => inTransaction(db, () => receive(max, now + visibilityMs, now)),
    delete: (ids) => inTransaction(db, () => ids.forEach((id) => remove.run(Number(id)))),
    fail: (id, reason, now, retryAt) =>
      inTransaction(db, () => {
        const isPostponed = postpone.run(retryAt, Number(id), MAX_ATTEMPTS).changes === 1;
        if (!isPostponed) dead.bury(id, reason, now);
      }),
    releaseAll: () => void release.run(),
    forget: (isAbout) => inTransaction(db, () => ['inbox', 'dead_letters'].forEach((table) => forget(db, table, isAbout))),
    scrub: () => scrub(db),
    deadLetters: dead.list,
    redrive: (ids) => inTransaction(db, () => dead.redrive(ids)),
    close: () => {
      sender.flush();
      db.close();
    },
  };
};

/** Looks at one row at a time: a body may be long, and there may be many. */
function forget(db: DatabaseSync, table: string, isAbout: (item: InboxItem) => boolean): void {
  const next = db.prepare(`SELECT seq, body FROM ${table} WHERE seq > ? ORDER BY seq LIMIT 1`);
  const remove = db.prepare(`DELETE FROM ${table} WHERE seq = ?`);
  for (let row = next.get(-1); row !== undefined; row = next.get(numberOf(row, 'seq'))) {
    const item = itemIn(row);
    if (item !== undefined && isAbout(item)) remove.run(numberOf(row, 'seq'));
  }
}

function itemIn(row: Row): InboxItem | undefined {
  try {
    return fromBody(textOf(row, 'body'));
  } catch {
    return undefined;
  }
}

interface NewRow {
  readonly account: string;
  readonly body: string;
  readonly sentAt: Time;
}

const newRow = (item: InboxItem): NewRow => ({ account: accountOf(item.event), body: toBody(item), sentAt: item.receivedAt });

/** Takes the oldest visible rows, buries those that have ended every reader so far, and hands out a suspect alone. Needs a transaction. */
function receiver(db: DatabaseSync, bury: (id: string, now: Time) => void) {
  const visible = db.prepare('SELECT * FROM inbox WHERE visible_at <= ? ORDER BY seq LIMIT ?');
  const hide = db.prepare('UPDATE inbox SET visible_at = ?, attempts = attempts + 1, unreported = unreported + 1 WHERE seq = ?');
  return (max: number, hiddenUntil: Time, now: Time): readonly Received[] => {
    const { spent = [], live = [] } = Object.groupBy(visible.all(now, max), (row) => (numberOf(row, 'attempts') >= MAX_ATTEMPTS ? 'spent' : 'live'));
    for (const row of spent) bury(idOf(row), now);
    const taken = withSuspectAlone(live);
    for (const row of taken) hide.run(hiddenUntil, numberOf(row, 'seq'));
    return taken.map((row) => receivedOf(row, numberOf(row, 'attempts') + 1));
  };
}

/** A row that ends the process would take the innocent rows of its batch along with it, five times, into the dead letters. */
function withSuspectAlone(rows: readonly Row[]): readonly Row[] {
  const suspect = rows.findIndex((row) => numberOf(row, 'unreported') >= SUSPECT_AFTER);
  return suspect === -1 ? rows : rows.slice(0, Math.max(suspect, 1));
}
