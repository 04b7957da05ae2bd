import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { residentMegabytes } from '../replay-run.ts';

/** The running product, as its user sees it. */
export interface Product {
  readonly url: string;
  /** A secret of its generic inlet. */
  readonly secret: string;
  /** Warnings and errors that it told of, by name. */
  readonly troubles: ReadonlyMap<string, number>;
  /** Resident memory of the whole process at its highest so far, in MB. */
  peakMemory(): number;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What `npm start` runs, with the same limits of memory. */
const [, ...START] = manifest.scripts.start.split(' ');
const LOOK_EVERY = 250;

const Line = z.object({ level: z.string(), event: z.string(), url: z.string().optional() });
const Secrets = z.object({ standard: z.tuple([z.string()], z.string()) });

/** Starts it on a fresh data folder, with mails to a relay. Throws when it ends before it listens. */
export const startProduct = async ({ data, brands, smtp }: Readonly<Record<'data' | 'brands' | 'smtp', string>>): Promise<Product> => {
  const args = ['--empty', '--port', '0', '--data', data, '--brands', brands, '--smtp', smtp, '--json'];
  const child = spawn(process.execPath, [...START, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const troubles = new Map<string, number>();
  const listening = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    const { level, event, url } = Line.parse(JSON.parse(text));
    if (event === 'listening') listening.resolve(url ?? '');
    if (level !== 'info') troubles.set(event, (troubles.get(event) ?? 0) + 1);
  });
  child.once('exit', () => listening.reject(new Error('The program ended before it listened.')));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(child.pid ?? 0))), LOOK_EVERY);
  child.once('exit', () => clearInterval(watch));
  const url = await listening.promise;
  const { standard } = Secrets.parse(JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8')));
  const stop = async (): Promise<void> => {
    clearInterval(watch);
    child.kill('SIGINT');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { url, secret: standard[0], troubles, peakMemory: () => peak, stop };
};
