import { Worker } from 'node:worker_threads';
import type { Outcome } from './judge-week.ts';
import type { WorkerSettings } from './worker.ts';

/** Judges so many weeks in some threads, each taking the next week when it is done with one. In the order of the weeks; the number of threads changes no figure. */
export const judgeWeeks = async (weeks: number, threads: number, settings: WorkerSettings, judged: () => void): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: settings });
      const go = (): void => (next < weeks ? worker.postMessage(next++) : resolve(void worker.terminate()));
      worker.on('error', reject);
      worker.on('message', (outcome: Outcome) => {
        outcomes.push(outcome);
        judged();
        go();
      });
      go();
    });
  await Promise.all(Array.from({ length: Math.min(threads, weeks) }, work));
  return outcomes.toSorted((a, b) => a.index - b.index);
};
