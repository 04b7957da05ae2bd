import { Worker } from 'node:worker_threads';
import type { Outcome } from './judge-week.ts';
import type { WorkerSettings } from './worker.ts';

/**
 * Judges the weeks of these indexes in some threads, each taking the next one when it is done with one. The outcomes stand in the order
 * of the weeks; the number of threads changes no figure. `judged` hears of each.
 */
export const judgeWeeks = async (
  indexes: readonly number[],
  threads: number,
  settings: WorkerSettings,
  judged: () => void,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  const waiting = [...indexes];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: settings });
      const go = (): void => {
        const index = waiting.shift();
        if (index === undefined) resolve(void worker.terminate());
        else worker.postMessage(index);
      };
      worker.on('error', reject);
      worker.on('message', (outcome: Outcome) => {
        outcomes.push(outcome);
        judged();
        go();
      });
      go();
    });
  await Promise.all(Array.from({ length: Math.min(threads, indexes.length) }, work));
  return outcomes.toSorted((a, b) => a.index - b.index);
};
