import { reasonOf } from '../core/reason.ts';
import type { Log } from '../lambdas/ports.ts';

/** What is sent while the analysis goes on: mails wait for their turns, and no message waits for them. */
export interface Sendings {
  /** Lets it go on by itself. A fault of it is told. */
  readonly letGo: (sending: Promise<void>) => void;
  isUnderWay(): boolean;
  /** Resolves when nothing is under way any more. */
  ended(): Promise<void>;
}

export const createSendings = (log: Pick<Log, 'error'>): Sendings => {
  const underWay = new Set<Promise<void>>();
  return {
    letGo: (sending) => {
      const told = sending.catch((error: unknown) => log.error('sending failed', { reason: reasonOf(error) })).finally(() => underWay.delete(told));
      underWay.add(told);
    },
    isUnderWay: () => underWay.size > 0,
    ended: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
