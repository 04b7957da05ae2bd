import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { BrandDocument } from '../../../core/brand.ts';
import type { Conversation } from '../../../core/conversation.ts';
import type { MessageRecord } from '../../../core/message-record.ts';
import { emptyPulse, withEntry, type PulseEntry } from '../../../core/pulse.ts';
import { STORE_MIGRATIONS } from '../../../local/store/migrations.ts';
import { openDatabase } from '../../../local/store/open.ts';
import { pulseDoc } from '../../../local/store/pulse-rows.ts';
import { inTransaction } from '../../../local/store/transaction.ts';

const MESSAGE = `
  INSERT INTO messages (brand, id, version, sent_at, platform, direct_thread, waits_for, conversation, doc)
  VALUES ('harbour', :id, 1, :sentAt, 'x', NULL, NULL, :conversation, :doc)`;
const CONVERSATION = `
  INSERT INTO conversations (id, brand, version, status, team, last_message_at, score, doc)
  VALUES (:id, 'harbour', 1, 'waiting-on-brand', 'care', :lastMessageAt, 50, :doc)`;
const ENTRY = `
  INSERT INTO pulse_entries (brand, id, minute, sent_at, counts, public, label, author, reach, interactions, language, platform)
  VALUES (:brand, :id, :minute, :sentAt, :counts, :public, :label, :author, :reach, :interactions, 'en', 'x')`;

/** What a program of the first schema wrote into `store.db`. */
export interface StoreOfBefore {
  readonly message: (record: MessageRecord) => void;
  readonly conversation: (conversation: Conversation) => void;
  readonly entry: (brand: string, entry: PulseEntry) => void;
  readonly brand: (document: BrandDocument) => void;
}

/** Writes a store as the first schema had it. */
export function storeOfBefore(dataDir: string, write: (store: StoreOfBefore) => void): void {
  const db = openDatabase(join(dataDir, 'store.db'), STORE_MIGRATIONS.slice(0, 1));
  inTransaction(db, () => write(writerOf(db)));
  db.close();
}

function writerOf(db: DatabaseSync): StoreOfBefore {
  const message = db.prepare(MESSAGE);
  const conversation = db.prepare(CONVERSATION);
  const brand = db.prepare('INSERT INTO brands (brand, version, doc) VALUES (?, 1, ?)');
  return {
    message: ({ at: _at, ...record }) => {
      const { id, sentAt = null, conversation = null } = record;
      message.run({ id, sentAt, conversation, doc: JSON.stringify(record) });
    },
    conversation: (told) => void conversation.run({ id: told.id, lastMessageAt: told.lastMessageAt, doc: JSON.stringify(told) }),
    entry: (brand, entry) => writeEntry(db, brand, entry),
    brand: (document) => void brand.run(document.brand, JSON.stringify(document)),
  };
}

function writeEntry(db: DatabaseSync, brand: string, entry: PulseEntry): void {
  const { id, minute, sentAt, counts, label = null, author, reach, interactions } = entry;
  db.prepare(ENTRY).run({ brand, id, minute, sentAt, counts, public: entry.public ? 1 : 0, label, author, reach, interactions });
  const pulse = withEntry(emptyPulse(minute), entry);
  db.prepare("REPLACE INTO pulses (brand, minute, doc) VALUES (?, ?, json_remove(?, '$.asks'))").run(brand, minute, pulseDoc(pulse));
}
