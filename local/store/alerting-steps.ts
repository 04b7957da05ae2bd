/** Steps of the store's schema for what hears surges, unanswered demand, failing deliveries and silence. As all steps: never changed once released. */

/** Which messages want an answer in public. Of those from before no text says whether they asked something: the negative ones do. */
export const ENTRIES_ASK = `
  ALTER TABLE pulse_entries ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
  UPDATE pulse_entries SET asks = 1 WHERE label = 'NEGATIVE' AND counts = 'message' AND public = 1;
`;

/** Attempts to deliver a letter that failed; under no letter's id, what is known of a destination as such. */
export const DELIVERY_FAILURES = `
  CREATE TABLE delivery_failures (letter TEXT NOT NULL, destination TEXT NOT NULL, since INTEGER NOT NULL, last_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL, PRIMARY KEY (letter, destination)) STRICT, WITHOUT ROWID;
`;

/** What is remembered of how well we hear: of each account, of handshakes, of dead letters. */
export const HEARING = `
  CREATE TABLE hearing (
    name TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    doc TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
