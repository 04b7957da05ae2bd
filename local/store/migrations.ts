import { AUDIT, CONVERSATIONS_HAVE_ACTS, CUSTOMERS, DESKS, ERASURES, OUTBOX } from './care-steps.ts';
import { DELIVERY_FAILURES, ENTRIES_ASK, HEARING } from './alerting-steps.ts';

/**
 * The schemas, as the ordered steps that lead to them. A step that was released is never changed: a newer program adds one.
 * Every table holds its document as JSON (`doc`) beside the columns that queries need.
 */

/** What waits: a file of its own, so that a webhook's write never waits for the analysis. */
export const INBOX_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    unreported INTEGER NOT NULL DEFAULT 0  -- how often it was taken since anybody said how that ended
  ) STRICT;

  CREATE TABLE dead_letters (
    seq INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    reason TEXT NOT NULL,
    died_at INTEGER NOT NULL
  ) STRICT;

  -- Counting rows would read every body.
  CREATE TABLE depth (waiting INTEGER NOT NULL, dead_letters INTEGER NOT NULL) STRICT;
  INSERT INTO depth VALUES (0, 0);
  CREATE TRIGGER inbox_grew AFTER INSERT ON inbox BEGIN UPDATE depth SET waiting = waiting + 1; END;
  CREATE TRIGGER inbox_shrank AFTER DELETE ON inbox BEGIN UPDATE depth SET waiting = waiting - 1; END;
  CREATE TRIGGER dead_letters_grew AFTER INSERT ON dead_letters BEGIN UPDATE depth SET dead_letters = dead_letters + 1; END;
  CREATE TRIGGER dead_letters_shrank AFTER DELETE ON dead_letters BEGIN UPDATE depth SET dead_letters = dead_letters - 1; END;
  `,
];

const MESSAGES = `
  CREATE TABLE messages (
    brand TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    sent_at INTEGER,       -- NULL while only a deletion or an engagement update has come: not a message yet
    platform TEXT,
    direct_thread TEXT,    -- the thread, of direct messages only
    waits_for TEXT,        -- the message that it answers, while it belongs to no conversation
    conversation TEXT,
    doc TEXT NOT NULL,
    UNIQUE (brand, id)
  ) STRICT;
  CREATE INDEX messages_in_time ON messages (brand, sent_at, id) WHERE sent_at IS NOT NULL;
  CREATE INDEX messages_in_thread ON messages (brand, platform, direct_thread, sent_at, id) WHERE direct_thread IS NOT NULL;
  CREATE INDEX messages_waiting ON messages (brand, waits_for, sent_at, id) WHERE waits_for IS NOT NULL;
  CREATE INDEX messages_in_conversation ON messages (brand, conversation, sent_at, id) WHERE conversation IS NOT NULL;

  CREATE TABLE message_count (messages INTEGER NOT NULL) STRICT;
  INSERT INTO message_count VALUES (0);
  CREATE TRIGGER messages_grew AFTER INSERT ON messages WHEN new.sent_at IS NOT NULL
    BEGIN UPDATE message_count SET messages = messages + 1; END;
  CREATE TRIGGER messages_shrank AFTER DELETE ON messages WHEN old.sent_at IS NOT NULL
    BEGIN UPDATE message_count SET messages = messages - 1; END;
  CREATE TRIGGER messages_changed AFTER UPDATE OF sent_at ON messages WHEN (old.sent_at IS NULL) <> (new.sent_at IS NULL)
    BEGIN UPDATE message_count SET messages = messages + (new.sent_at IS NOT NULL) - (old.sent_at IS NOT NULL); END;
`;

const CONVERSATIONS = `
  CREATE TABLE conversations (
    id TEXT NOT NULL UNIQUE,
    brand TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    team TEXT NOT NULL,
    last_message_at INTEGER NOT NULL,
    score REAL NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX conversations_by_id ON conversations (brand, id);
  CREATE INDEX conversations_recent ON conversations (brand, status, team, last_message_at, id);
  CREATE INDEX conversations_priority ON conversations (brand, status, team, score, id);
`;

const PULSES = `
  CREATE TABLE pulse_entries (
    brand TEXT NOT NULL,
    id TEXT NOT NULL,
    minute INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    counts TEXT NOT NULL,
    public INTEGER NOT NULL,
    label TEXT,
    author TEXT NOT NULL,
    reach REAL NOT NULL,
    interactions REAL NOT NULL,
    language TEXT NOT NULL,
    platform TEXT NOT NULL,
    -- Powers of two, so that the loud messages of a time are found without reading the quiet ones.
    reach_power INTEGER NOT NULL AS (CAST(log2(reach + 1) AS INTEGER)) VIRTUAL,
    interactions_power INTEGER NOT NULL AS (CAST(log2(interactions + 1) AS INTEGER)) VIRTUAL,
    PRIMARY KEY (brand, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pulse_entries_by_minute ON pulse_entries (brand, minute);
  CREATE INDEX pulse_entries_reaching_far ON pulse_entries (brand, reach_power, sent_at, reach, interactions)
    WHERE label = 'NEGATIVE' AND counts = 'message' AND public = 1;
  CREATE INDEX pulse_entries_acted_on ON pulse_entries (brand, interactions_power, sent_at, reach, interactions)
    WHERE label = 'NEGATIVE' AND counts = 'message' AND public = 1;

  CREATE TABLE pulses (
    brand TEXT NOT NULL,
    minute INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (brand, minute)
  ) STRICT, WITHOUT ROWID;
`;

const INCIDENTS = `
  CREATE TABLE incidents (
    id TEXT NOT NULL UNIQUE,
    brand TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    alert_due_at INTEGER,  -- the earliest alert that is not delivered
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX incidents_newest ON incidents (brand, opened_at, id);
  CREATE INDEX incidents_with_due_alerts ON incidents (alert_due_at) WHERE alert_due_at IS NOT NULL;
  CREATE INDEX incidents_unresolved ON incidents (brand) WHERE state <> 'resolved';

  CREATE TABLE alert_deliveries (
    alert TEXT NOT NULL,
    destination TEXT NOT NULL,
    delivered_at INTEGER NOT NULL,
    PRIMARY KEY (alert, destination)
  ) STRICT, WITHOUT ROWID;
`;

const BRANDS = `
  CREATE TABLE brands (
    brand TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;

  CREATE TABLE accounts (
    platform TEXT NOT NULL,
    account TEXT NOT NULL,
    brand TEXT NOT NULL REFERENCES brands (brand) ON DELETE CASCADE,
    PRIMARY KEY (platform, account)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX accounts_of_brand ON accounts (brand);

  CREATE TABLE watches (
    brand TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    next_at INTEGER,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX watches_due ON watches (next_at) WHERE next_at IS NOT NULL;

  CREATE TABLE leases (
    brand TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until INTEGER NOT NULL,
    dirty INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE replay_members (
    replay TEXT NOT NULL,
    brand TEXT NOT NULL,
    PRIMARY KEY (replay, brand)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * A conversation names its messages. An analysis that ended between placing messages and folding their conversation left some whose
 * conversation is not there: they are placed anew when their delivery, which the inbox still holds, is analysed again.
 */
const CONVERSATIONS_NAME_THEIR_MESSAGES = `
  ALTER TABLE conversations ADD COLUMN message_ids TEXT NOT NULL DEFAULT '[]';  -- as JSON, in time order, the newest 2,000
  UPDATE conversations SET message_ids = (
    SELECT json_group_array(id ORDER BY sent_at, id) FROM (
      SELECT id, sent_at FROM messages WHERE messages.brand = conversations.brand AND messages.conversation = conversations.id
      ORDER BY sent_at DESC, id DESC LIMIT 2000
    )
  );
  DROP INDEX conversations_by_id;
  DROP INDEX conversations_priority;  -- of equal scores the newest message comes first
  CREATE INDEX conversations_priority ON conversations (brand, status, team, score, last_message_at, id);

  UPDATE messages SET doc = json_remove(doc, '$.conversation'), waits_for = doc ->> '$.first.inReplyTo'
    WHERE conversation IS NOT NULL AND conversation NOT IN (SELECT id FROM conversations);
  UPDATE messages SET doc = json_set(doc, '$.at', min(sent_at, doc ->> '$.receivedAt')) WHERE sent_at IS NOT NULL;
  DROP INDEX messages_in_time;
  DROP INDEX messages_in_conversation;
  ALTER TABLE messages DROP COLUMN conversation;
`;

/**
 * Of an entry the highest version counts. Those from before have none: whatever is counted next is as new or newer. Loud is what reached
 * as many as its brand says, a hundred for each interaction.
 */
const ENTRIES_HAVE_VERSIONS = `
  DROP INDEX pulse_entries_by_minute;
  DROP INDEX pulse_entries_reaching_far;
  DROP INDEX pulse_entries_acted_on;
  ALTER TABLE pulse_entries DROP COLUMN reach_power;
  ALTER TABLE pulse_entries DROP COLUMN interactions_power;
  ALTER TABLE pulse_entries DROP COLUMN minute;
  ALTER TABLE pulse_entries ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE pulse_entries ADD COLUMN loud INTEGER NOT NULL DEFAULT 0;
  UPDATE pulse_entries SET loud = 1
    WHERE label = 'NEGATIVE' AND counts = 'message' AND public = 1 AND max(reach, interactions * 100) >= coalesce(
      (SELECT doc ->> '$.crisis.viralReach' FROM brands WHERE brands.brand = pulse_entries.brand), 100000);
  CREATE INDEX pulse_entries_in_time ON pulse_entries (brand, sent_at, id);
  CREATE INDEX pulse_entries_loud ON pulse_entries (brand, sent_at) WHERE loud = 1;
`;

/** A conversation that was merged into another stands in no list: its status is none that there is. */
const CONVERSATIONS_ARE_MERGED = `
  ALTER TABLE conversations ADD COLUMN merged TEXT;       -- the ids of those that were merged into it, as JSON
  ALTER TABLE conversations ADD COLUMN merged_into TEXT;
`;

/** What is remembered of texts that Comprehend was asked about, under their keyed hashes, and what was spent on it. */
const MOODS = `
  CREATE TABLE moods (
    hash TEXT NOT NULL PRIMARY KEY,
    expires INTEGER NOT NULL,
    doc TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX moods_expiring ON moods (expires);

  CREATE TABLE mood_budget (
    day TEXT NOT NULL PRIMARY KEY,
    spent INTEGER NOT NULL  -- in units of 0.0001 USD
  ) STRICT, WITHOUT ROWID;
`;

/** Everything else. */
export const STORE_MIGRATIONS: readonly string[] = [
  [MESSAGES, CONVERSATIONS, PULSES, INCIDENTS, BRANDS].join('\n'),
  [CONVERSATIONS_NAME_THEIR_MESSAGES, ENTRIES_HAVE_VERSIONS].join('\n'),
  CONVERSATIONS_ARE_MERGED,
  MOODS,
  ENTRIES_ASK,
  DELIVERY_FAILURES,
  HEARING,
  CONVERSATIONS_HAVE_ACTS,
  [DESKS, AUDIT].join('\n'),
  OUTBOX,
  [CUSTOMERS, ERASURES].join('\n'),
];
