import { parentPort, workerData } from 'node:worker_threads';
import { judgeWeek } from './judge-week.ts';

/** What the main thread tells a thread at its start. */
export interface WorkerSettings {
  readonly seed: number;
}

const { seed }: WorkerSettings = workerData;
parentPort?.on('message', (index: number) => parentPort?.postMessage(judgeWeek(index, seed)));
