/** Steps of the store's schema for care. As all steps: never changed once released. */

/** What people did with a conversation, as JSON; NULL for nearly all. */
export const CONVERSATIONS_HAVE_ACTS = `
  ALTER TABLE conversations ADD COLUMN acts TEXT;
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
