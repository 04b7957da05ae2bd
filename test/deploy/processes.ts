import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a command ended, and what it said. */
export interface Ending {
  readonly code: number | null;
  readonly said: string;
}

export interface Run {
  /** Names its log. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** All that it sees of the environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
}

const PATIENCE = 5_000;

/** The programs that a proof runs: each in a group of its own with a log in `logs`, so that all of them can be ended, children included. */
export const createProcesses = (logs: string) => {
  const running = new Set<ChildProcess>();
  let over = false;

  const start = ({ name, command, args, env, cwd, input }: Run): ChildProcess => {
    if (over) throw new Error(`${name} is not started any more`);
    const log = openSync(logOf(name), 'a');
    const child = spawn(command, [...args], { env, ...(cwd === undefined ? {} : { cwd }), detached: true, stdio: ['pipe', log, log] });
    closeSync(log);
    running.add(child);
    child.once('close', () => running.delete(child));
    child.once('error', () => running.delete(child));
    child.stdin?.end(input ?? '');
    return child;
  };
  const logOf = (name: string): string => join(logs, `${name}.log`);
  const said = (name: string): string => readFileSync(logOf(name), 'utf8');

  return {
    /** Starts a program that stays. */
    start,
    said,
    /** Runs a program to its end. Rejects when it cannot be started. */
    run: async (run: Run): Promise<Ending> => {
      const child = start(run);
      await once(child, 'close');
      return { code: child.exitCode, said: said(run.name) };
    },
    /** Ends all that still run, gently and then not. Nothing can be started afterwards. */
    endAll: async (): Promise<void> => {
      over = true;
      const left = [...running];
      const ended = left.map((child) => once(child, 'close'));
      for (const child of left) signal(child, 'SIGTERM');
      const timer = setTimeout(() => left.forEach((child) => signal(child, 'SIGKILL')), PATIENCE);
      await Promise.all(ended);
      clearTimeout(timer);
      for (const child of left) signal(child, 'SIGKILL');
    },
  };
};
export type Processes = ReturnType<typeof createProcesses>;

/** Signals a whole group. One that is gone already needs no signal. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
