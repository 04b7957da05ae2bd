import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** One import in a process of its own, in milliseconds: on the clock, and of all processors together. */
export interface ImportTime {
  readonly wall: number;
  readonly cpu: number;
}

const MEASURE = `
const [before, start] = [process.cpuUsage(), performance.now()];
await import(process.argv[1]);
const [wall, used] = [performance.now() - start, process.cpuUsage(before)];
process.stdout.write(JSON.stringify({ wall, cpu: (used.user + used.system) / 1_000 }));
process.exit();`;

/** Imports a module in a fresh process of this very Node, started with the flag that the functions have. Throws Error with what it said when it fails. */
export function timeImport(path: string, environment: Readonly<Record<string, string>>): ImportTime {
  const flags = ['--enable-source-maps', '--input-type=module', '--eval', MEASURE];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, pathToFileURL(path).href], { env: environment, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path} cannot be imported: ${stderr}`);
  return JSON.parse(stdout);
}

/** Times imports of several modules, one after the other, round after round, so that all of them meet the same weather. Each round begins with another one. */
export function timeInTurns(paths: readonly string[], rounds: number, environment: Readonly<Record<string, string>>): ImportTime[][] {
  const times: ImportTime[][] = paths.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < paths.length; turn += 1) {
      const index = (round + turn) % paths.length;
      times[index]?.push(timeImport(paths[index] ?? '', environment));
    }
  return times;
}
