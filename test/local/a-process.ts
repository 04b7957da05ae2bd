import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { signStandard, type StandardEnvelope } from '../signed-deliveries.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How a program ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of ours that runs as a process of its own, as its user runs it. */
export interface AProcess {
  /** Resolves to the first line of stdout, past or to come, that matches. Rejects with what the program said when it ends without one. */
  line(pattern: RegExp): Promise<string>;
  readonly ended: Promise<Ending>;
  kill(signal: NodeJS.Signals): Promise<Ending>;
}

/** Runs `node <script> <args>` with the Node that runs the tests. */
export const aProcess = (script: string, args: readonly string[]): AProcess => {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  const hear = (stream: 'stdout' | 'stderr') => (chunk: string) => {
    said[stream] += chunk;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear('stdout'));
  child.stderr.setEncoding('utf8').on('data', hear('stderr'));
  const ended = once(child, 'close').then((): Ending => ({ code: child.exitCode, signal: child.signalCode, ...said }));
  const line = async (pattern: RegExp): Promise<string> => {
    const heard = Promise.withResolvers<string>();
    const listen = (): void => {
      const found = said.stdout
        .split('\n')
        .slice(0, -1)
        .find((text) => pattern.test(text));
      if (found !== undefined) heard.resolve(found);
    };
    listeners.add(listen);
    listen();
    const silent = ended.then(() => Promise.reject(new Error(`It ended without saying ${pattern}:\n${said.stdout}\n${said.stderr}`)));
    return Promise.race([heard.promise, silent]).finally(() => listeners.delete(listen));
  };
  const kill = (signal: NodeJS.Signals): Promise<Ending> => {
    child.kill(signal);
    return ended;
  };
  return { line, ended, kill };
};

const Health = z.object({
  version: z.string(),
  inbox: z.object({ waiting: z.number(), deadLetters: z.number() }),
  messages: z.number(),
  brands: z.number(),
  incidentsOpen: z.number(),
});

/** A Groundswell that listens. */
export interface Running extends AProcess {
  readonly url: string;
  readonly data: string;
  /** A secret of its generic inlet. */
  readonly secret: string;
}

/** Starts `npm start` on any free port and waits until it listens. */
export const aRunningGroundswell = async (data: string, args: readonly string[] = ['--empty']): Promise<Running> => {
  const started = aProcess('local/main.ts', ['--port', '0', '--data', data, ...args]);
  const url = (await started.line(/^listening on /)).slice('listening on '.length);
  return { ...started, url, data, secret: secretOf(join(data, 'secrets.json')) };
};

const Secrets = z.object({ standard: z.tuple([z.string()], z.string()) });
const secretOf = (path: string): string => Secrets.parse(JSON.parse(readFileSync(path, 'utf8'))).standard[0];

/** One delivery to the generic inlet, signed with a secret, by default the instance's own. */
export const deliver = ({ url, secret }: Pick<Running, 'url' | 'secret'>, envelope: StandardEnvelope): Promise<Response> => {
  const { headers, body } = signStandard(secret, envelope);
  return fetch(`${url}/webhooks/standard`, { method: 'POST', headers, body });
};

export const healthOf = async ({ url }: Pick<Running, 'url'>): Promise<z.output<typeof Health>> =>
  Health.parse(await (await fetch(`${url}/health`)).json());

const LOOK_EVERY = 25;

/** Resolves to the health of an instance once its inbox is empty. */
export const analysed = async (running: Pick<Running, 'url'>): Promise<z.output<typeof Health>> => {
  for (;;) {
    const health = await healthOf(running);
    if (health.inbox.waiting === 0) return health;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
};

export const exportOf = async ({ url }: Pick<Running, 'url'>, brand: string): Promise<string> => {
  const response = await fetch(`${url}/brands/${brand}/export`);
  if (!response.ok) throw new Error(`The export of ${brand} answered ${response.status}.`);
  return response.text();
};
