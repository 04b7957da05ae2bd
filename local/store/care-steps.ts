/** Steps of the store's schema for care. As all steps: never changed once released. */

/** What people did with a conversation, as JSON; NULL for nearly all. */
export const CONVERSATIONS_HAVE_ACTS = `
  ALTER TABLE conversations ADD COLUMN acts TEXT;
`;
