import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Somebody whose calls to the table are made one at a time, when a test says so. */
export interface Actor {
  /** Lets one call through and waits for what comes of it: the next call, or the end. Nothing happens when all is over. */
  step(): Promise<void>;
  /** Lets all remaining calls through. */
  finish(): Promise<void>;
}

/** Lets a test decide in which order several actors call one table. Calls that no actor makes go through at once. */
export const stepwise = (client: DynamoDBClient) => {
  const current = new AsyncLocalStorage<() => Promise<void>>();
  client.middlewareStack.add(
    (next) => async (args) => {
      await current.getStore()?.();
      return next(args);
    },
    { step: 'initialize', name: 'stepwise' },
  );
  /** Begins to act, and stops before the first call. The act must make its calls one after another. */
  return (act: () => Promise<unknown>): Actor => {
    let waiting: (() => void) | undefined;
    let over = false;
    let arrived = (): void => {};
    let arrival = Promise.resolve();
    const gate = (): Promise<void> =>
      new Promise((resolve) => {
        waiting = resolve;
        arrived();
      });
    const next = (): void => {
      arrival = new Promise((resolve) => {
        arrived = resolve;
      });
    };
    next();
    const all = current.run(gate, act).finally(() => {
      over = true;
      arrived();
    });
    const step = async (): Promise<void> => {
      await arrival;
      if (over) return;
      next();
      waiting?.();
      await Promise.race([arrival, all]);
    };
    const walkOn = async (): Promise<void> => {
      await step();
      if (!over) await walkOn();
    };
    return {
      step,
      finish: async () => {
        await Promise.all([all, walkOn()]);
      },
    };
  };
};
