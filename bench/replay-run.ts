import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import manifest from '../package.json' with { type: 'json' };

export interface ReplayFigures {
  readonly messages: number;
  readonly deadLetters: number;
  readonly incidents: number;
  /** From the first delivery to an empty inbox. */
  readonly perSecond: number;
  /** From the sending of a delivery to its 2xx, when it is on disk. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Resident memory of the whole process, in MB. */
  readonly peakMemory: number;
  readonly memoryByTenth: readonly number[];
}

/** What `npm start` runs, with the same limits of memory. */
const [, ...START] = manifest.scripts.start.split(' ');
const LOOK_EVERY = 250;

interface Line {
  readonly event: string;
  readonly url?: string;
  readonly messages?: number;
  readonly incidents?: number;
  readonly perSecond?: number;
  readonly medianMs?: number;
  readonly p99Ms?: number;
}

/** Starts the product as a user would, on a fresh data folder, and takes the figures that it tells and the memory that it uses. */
export const runReplay = async (file: string, data: string): Promise<ReplayFigures> => {
  const child = spawn(process.execPath, [...START, '--port', '0', '--data', data, '--replay', file, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory: number[] = [];
  const tenths: number[] = [];
  const watch = setInterval(() => memory.push(residentMegabytes(child.pid ?? 0)), LOOK_EVERY);
  try {
    let url = '';
    let heard: Line | undefined;
    for await (const text of createInterface({ input: child.stdout })) {
      const line = JSON.parse(text) as Line;
      if (line.event === 'listening') url = line.url ?? '';
      if (line.event === 'replay moved') tenths.push(residentMegabytes(child.pid ?? 0));
      if (line.event === 'replay heard') heard = line;
      if (line.event === 'replayed') return await figuresOf(url, heard, line, memory, tenths);
    }
    throw new Error(`The program ended before ${file} was replayed.`);
  } finally {
    clearInterval(watch);
    child.kill('SIGINT');
    if (child.exitCode === null) await once(child, 'exit');
  }
};

async function figuresOf(
  url: string,
  heard: Line | undefined,
  { incidents = 0 }: Line,
  memory: readonly number[],
  memoryByTenth: readonly number[],
): Promise<ReplayFigures> {
  const health = (await (await fetch(`${url}/health`)).json()) as { messages: number; inbox: { deadLetters: number } };
  return {
    messages: health.messages,
    deadLetters: health.inbox.deadLetters,
    incidents,
    perSecond: heard?.perSecond ?? Number.NaN,
    medianMs: heard?.medianMs ?? Number.NaN,
    p99Ms: heard?.p99Ms ?? Number.NaN,
    peakMemory: Math.max(...memory),
    memoryByTenth,
  };
}

/** What a process holds in memory, in MB. */
export const residentMegabytes = (pid: number): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024;
