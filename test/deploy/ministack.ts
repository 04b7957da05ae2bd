import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { until } from './checks.ts';
import type { Processes } from './processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
/** Goes with `node_modules`, and never into anybody's Python. */
const INSTALLED = join(ROOT, 'node_modules/.cache/ministack');

/** An emulator that listens, and checks who may do what as AWS does. */
export interface MiniStack {
  readonly port: number;
  readonly endpoint: string;
  /** The certificate that it shows. */
  readonly certificate: string;
}

/** What this machine lacks, in words; empty when a proof can begin. */
export const missingPrograms = (): string[] =>
  [
    {
      name: 'python3 (3.10 or newer) with pip',
      command: 'python3',
      args: ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'],
    },
    { name: 'openssl', command: 'openssl', args: ['version'] },
  ].flatMap(({ name, command, args }) => (runs(command, args) ? [] : [name]));

function runs(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, [...args], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Installs the pinned emulator into a virtual environment of its own, once. Throws Error with what pip said. */
export const installMiniStack = async (processes: Processes, say: (line: string) => void): Promise<void> => {
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  const marker = join(INSTALLED, 'installed.txt');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('installing MiniStack into a virtual environment of its own');
  rmSync(INSTALLED, { recursive: true, force: true });
  mkdirSync(INSTALLED, { recursive: true });
  const env = ownEnvironment();
  const venv = await processes.run({ name: 'venv', command: 'python3', args: ['-m', 'venv', join(INSTALLED, 'venv')], env });
  if (venv.code !== 0) throw new Error(`No virtual environment could be made:\n${venv.said}`);
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS];
  const pip = await processes.run({ name: 'pip', command: PYTHON, args, env });
  if (pip.code !== 0) throw new Error(`MiniStack could not be installed:\n${pip.said}`);
  writeFileSync(marker, wanted);
};

const PYTHON = join(INSTALLED, 'venv/bin/python');

const ownEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** What every program of the proof sees: our own Node first, a home and a folder for temporary files of its own, and no credentials. */
export const bareEnvironment = (folder: string): Record<string, string> => ({
  PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
  HOME: folder,
  TMPDIR: folder,
});

/**
 * Starts the emulator on 127.0.0.1 with permissions checked. Policies of ours refuse whoever does not come over TLS, so it speaks TLS;
 * from then on this process trusts its certificate.
 */
export const startMiniStack = async (processes: Processes, folder: string): Promise<MiniStack> => {
  const port = await freePort();
  const comprehend = await startComprehend(processes, folder);
  const endpoint = `https://127.0.0.1:${port}`;
  const certificate = join(folder, 'ministack-tls/server.crt');
  const env = {
    ...bareEnvironment(folder),
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    USE_SSL: '1',
    AUTH: 'true',
    LAMBDA_EXECUTOR: 'local',
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_COMPREHEND: comprehend,
    // The functions see all of this too.
    NODE_EXTRA_CA_CERTS: certificate,
  };
  const child = processes.start({ name: 'ministack', command: PYTHON, args: ['-m', 'ministack'], env });
  await until('MiniStack to listen', async () => {
    if (child.exitCode !== null) throw new Error(`MiniStack ended:\n${processes.said('ministack')}`);
    return processes.said('ministack').includes('Running on') ? true : undefined;
  });
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(certificate, 'utf8')]);
  return { port, endpoint, certificate };
};

async function startComprehend(processes: Processes, folder: string): Promise<string> {
  const script = join(ROOT, 'test/stand-ins/comprehend-process.ts');
  processes.start({ name: 'comprehend', command: process.execPath, args: [script], env: bareEnvironment(folder) });
  return until('the stand-in of Comprehend', async () => /^http:\S+$/m.exec(processes.said('comprehend'))?.[0]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
