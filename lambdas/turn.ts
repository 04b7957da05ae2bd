/**
 * Lets others have their turn: whatever came in meanwhile is answered before a long walk goes on. On one machine the store is synchronous,
 * and awaiting it alone never leaves the microtasks: a webhook would wait for the end of the walk.
 */
export const othersTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
