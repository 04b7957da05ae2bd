import { join } from 'node:path';
import type * as z from 'zod';
import type { Deployed } from './cdk.ts';
import { cloudEnvironment } from './cdk.ts';
import type { Checks } from './checks.ts';
import type { Cloud } from './cloud.ts';
import type { MiniStack } from './ministack.ts';
import type { Processes } from './processes.ts';
import { ask, type Answer } from './requests.ts';
import type { Credentials } from './sigv4.ts';
import type { SignedDelivery } from '../signed-deliveries.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What every part of the proof works with. */
export interface Proof {
  readonly claim: Checks['claim'];
  readonly cloud: Cloud;
  readonly ministack: MiniStack;
  readonly processes: Processes;
  readonly folder: string;
  readonly deployed: Deployed;
}

/** Posts a signed delivery of a platform to the deployed door. */
export const deliver = ({ ministack, deployed }: Proof, platform: string, { headers, body }: SignedDelivery): Promise<Answer> =>
  ask(ministack, deployed.apiUrl, { method: 'POST', path: `/webhooks/${platform}`, headers, body });

/** Asks the care API as somebody, and reads the answer. Rejects unless it is the status that is expected. */
export const askCare = async <T extends z.ZodType>(
  { ministack, deployed }: Proof,
  as: Credentials,
  path: string,
  shape: T,
  { method = 'GET', body, status = 200 }: { readonly method?: string; readonly body?: unknown; readonly status?: number } = {},
): Promise<z.output<T>> => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await ask(ministack, deployed.apiUrl, { as, method, path, ...sent });
  expectStatus(answer, status);
  return shape.parse(JSON.parse(answer.body));
};

/** Runs one of our own commands for operators, with something on its stdin. Resolves to what it said. */
export const command = async ({ processes, ministack, folder }: Proof, script: string, args: readonly string[], input = ''): Promise<string> => {
  const env = cloudEnvironment(ministack, folder);
  const name = [script, ...args].join('-').replaceAll(/\W+/g, '-');
  const { code, said } = await processes.run({ name, command: process.execPath, args: [join(ROOT, script), ...args], env, input, cwd: ROOT });
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}: ${said}`);
  return said;
};

export function expectStatus({ status, body }: Answer, expected: number): void {
  if (status !== expected) throw new Error(`expected ${expected}, and the answer was ${status}: ${body.slice(0, 500)}`);
}

/** Throws Error unless something holds of what was found. */
export function expectThat(holds: boolean, found: unknown): asserts holds {
  if (!holds) throw new Error(`found ${JSON.stringify(found)?.slice(0, 800)}`);
}
