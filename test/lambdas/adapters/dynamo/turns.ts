import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Lets several act on one table at once, each command when it is its sender's turn. */
export class Turns {
  readonly #sender = new AsyncLocalStorage<string>();
  #order: string[] = [];
  #waiting: (() => void)[] = [];

  /** Watches over all commands of a client from now on. */
  constructor(client: DynamoDBClient) {
    client.middlewareStack.add(
      (next) => async (args) => {
        const sender = this.#sender.getStore();
        if (sender === undefined) return next(args);
        while (this.#order.length > 0 && this.#order[0] !== sender) await new Promise<void>((resolve) => this.#waiting.push(resolve));
        try {
          return await next(args);
        } finally {
          this.#order.shift();
          this.#wake();
        }
      },
      { step: 'initialize' },
    );
  }

  /** Acts, each under its name, until all are done. Who is done early leaves its further turns to the others, and after the last turn all are free. */
  async take(order: string, acts: Readonly<Record<string, () => Promise<unknown>>>): Promise<void> {
    this.#order = order.split('');
    await Promise.all(
      Object.entries(acts).map(([name, act]) =>
        this.#sender.run(name, act).finally(() => {
          this.#order = this.#order.filter((sender) => sender !== name);
          this.#wake();
        }),
      ),
    );
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** Every order in which two senders may take so many turns each: A's and B's. */
export const ordersOf = (a: number, b: number): string[] => {
  if (a === 0 || b === 0) return ['A'.repeat(a) + 'B'.repeat(b)];
  return [...ordersOf(a - 1, b).map((rest) => `A${rest}`), ...ordersOf(a, b - 1).map((rest) => `B${rest}`)];
};
