/** Steps of the store's schema for care. As all steps: never changed once released. */

/** What people did with a conversation, as JSON; NULL for nearly all. */
export const CONVERSATIONS_HAVE_ACTS = `
  ALTER TABLE conversations ADD COLUMN acts TEXT;
`;

/** Which conversations somebody began, and when. An id may begin several; one that turns out to have begun earlier stands here twice. */
export const CUSTOMERS = `
  CREATE TABLE customers (
    brand TEXT NOT NULL,
    platform TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    conversation TEXT NOT NULL,
    PRIMARY KEY (brand, platform, id, at, conversation)
  ) STRICT, WITHOUT ROWID;
`;

/** Who was erased, by keyed hashes alone, and how far that has come. */
export const ERASURES = `
  CREATE TABLE erasures (
    brand TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    next_at INTEGER,
    doc TEXT NOT NULL,
    PRIMARY KEY (brand, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX erasures_due ON erasures (next_at) WHERE next_at IS NOT NULL;
`;

/** What each person holds: a claim stands here before it stands in its conversation. */
export const DESKS = `
  CREATE TABLE desks (
    brand TEXT NOT NULL,
    agent TEXT NOT NULL,
    version INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (brand, agent)
  ) STRICT, WITHOUT ROWID;
`;

/** Who did what to what. The time is part of the key, so that a page is one walk. */
export const AUDIT = `
  CREATE TABLE audit (
    brand TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (brand, at, id)
  ) STRICT, WITHOUT ROWID;
`;

/** What is to be told. What is done is due no more, and is kept until it expires. */
export const OUTBOX = `
  CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    due_at INTEGER,
    expires INTEGER NOT NULL,
    doc TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_due ON outbox (due_at, id) WHERE due_at IS NOT NULL;
  CREATE INDEX outbox_expiring ON outbox (expires);
`;
