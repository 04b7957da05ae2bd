import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brandsSeenBy, proveCallers } from './callers.ts';
import { createCdk, type Deployed } from './cdk.ts';
import { createChecks, type Checks } from './checks.ts';
import { openCloud } from './cloud.ts';
import { proveCrisis } from './crisis.ts';
import { proveDoor, proveMessage } from './hearing.ts';
import { installMiniStack, missingPrograms, startMiniStack } from './ministack.ts';
import { proveOperation, provePermissions } from './operation.ts';
import { createProcesses, type Processes } from './processes.ts';
import { deliver, expectStatus, expectThat, type Proof } from './proof.ts';
import { BRAND, question } from './posts.ts';

const HELP = `Deploys the product with the real CDK onto an emulator of AWS on this machine, twice, and uses it from outside.
Asks nothing of AWS. Needs Python 3.10 or newer with pip, and openssl; the emulator is installed once, below node_modules/.cache.

Usage: npm run test:deploy`;

const interrupted = new AbortController();
/** Whoever interrupted the proof wants to hear no more of it. */
const say = (line: string): void => {
  if (!interrupted.signal.aborted) process.stdout.write(`${line}\n`);
};

/** Deploys the product with the real CDK onto an emulator of AWS, and uses it from outside. `npm run test:deploy`. */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) return say(HELP);
  const missing = missingPrograms();
  if (missing.length > 0) return say(`skipped: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not here`);
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-deploy-'));
  const processes = createProcesses(folder);
  const checks = createChecks(say);
  const cleanUp = async (): Promise<void> => {
    await processes.endAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      say(`ended by ${name}`);
      interrupted.abort();
      void cleanUp().finally(() => process.exit(1));
    });
  try {
    await prove(checks, processes, folder);
  } catch (error) {
    await checks.claim('the proof goes to its end', () => Promise.reject(error));
  }
  if (checks.failed()) tellLogs(folder);
  await cleanUp();
  say(`\n${checks.summary()}`);
  process.exitCode = checks.failed() ? 1 : 0;
}

async function prove(checks: Checks, processes: Processes, folder: string): Promise<void> {
  await installMiniStack(processes, say);
  say('starting MiniStack, with permissions checked');
  const ministack = await startMiniStack(processes, folder);
  const cdk = createCdk(processes, ministack, folder);
  say('deploying');
  const first = await checks.claim('cdk bootstrap and cdk deploy make both stacks', async () => {
    await cdk.bootstrap();
    return cdk.deploy('first');
  });
  if (first === undefined) return;
  const cloud = openCloud(ministack);
  try {
    await cloud.allowBatches(first.stage);
    const proof = { claim: checks.claim, cloud, ministack, processes, folder, deployed: first };
    await proveStage(proof);
    say('a second stage');
    const second = await checks.claim('a second stage is deployed beside the first', () => cdk.deploy('second'));
    if (second !== undefined) await proveApart(proof, second);
    if (checks.failed()) await tellFunctions(proof);
  } finally {
    cloud.close();
  }
}

/** What the functions say for themselves, of all that is not as it should be. */
async function tellFunctions({ cloud, deployed }: Proof): Promise<void> {
  say('\n== logs of the functions');
  for (const line of await cloud.logs(deployed.stage)) if (line.level !== 'info') say(JSON.stringify(line));
}

async function proveStage(proof: Proof): Promise<void> {
  say('callers');
  const admin = await proveCallers(proof);
  say('the door');
  await proveDoor(proof);
  say('a message');
  await proveMessage(proof, admin);
  say('a crisis');
  await proveCrisis(proof, admin);
  say('operation');
  await proveOperation(proof, admin);
  await provePermissions(proof);
}

/** A second stage knows nothing of the first. */
async function proveApart(proof: Proof, deployed: Deployed): Promise<void> {
  const { claim, cloud, deployed: first } = proof;
  const second: Proof = { ...proof, deployed };
  await claim('the stages share neither address, table, topic nor secrets', async () => {
    expectThat(deployed.apiUrl !== first.apiUrl && deployed.table !== first.table && deployed.topic !== first.topic, deployed);
    expectStatus(await deliver(second, 'x', question(new Date())), 503);
    expectStatus(await deliver(proof, 'x', question(new Date())), 200);
  });
  await claim('the second stage knows no brand of the first', async () => {
    const admin = await cloud.createUser('admin-of-both', [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }]);
    const brands = await brandsSeenBy(second, admin);
    expectThat(!brands.includes(BRAND), brands);
  });
}

/** The logs of all programs: kept as long as nobody knows why it failed, which is until they are shown. */
function tellLogs(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.log')))
    say(`\n== ${name}\n${readFileSync(join(folder, name), 'utf8').split('\n').slice(-60).join('\n')}`);
}

await main();
