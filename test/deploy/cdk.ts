import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { bareEnvironment, type MiniStack } from './ministack.ts';
import type { Processes } from './processes.ts';
import { REGION, type Credentials } from './sigv4.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Whoever knows this key is the emulator's root: as powerful as who bootstraps an account. */
export const ROOT_CREDENTIALS: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What somebody knows after `cdk deploy`: the outputs of both stacks. */
export interface Deployed {
  readonly stage: string;
  readonly apiUrl: string;
  readonly webhookUrl: string;
  readonly table: string;
  readonly topic: string;
  readonly inbox: string;
  readonly deadLetters: string;
}

/** What the CDK and our own commands see: the emulator in place of AWS. */
export const cloudEnvironment = ({ endpoint, certificate }: MiniStack, folder: string): Record<string, string> => ({
  ...bareEnvironment(folder),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_ACCESS_KEY_ID: ROOT_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ROOT_CREDENTIALS.secretAccessKey,
  AWS_REGION: REGION,
  AWS_CA_BUNDLE: certificate,
  NODE_EXTRA_CA_CERTS: certificate,
  CDK_DISABLE_CLI_TELEMETRY: '1',
  NO_COLOR: '1',
});

const DataOutputs = z.object({ TableName: z.string(), AlertTopicArn: z.string(), InboxUrl: z.string(), DeadLettersUrl: z.string() });
const ApplicationOutputs = z.object({ ApiUrl: z.string(), WebhookUrlX: z.string() });

/** The real command of the CDK, against the emulator. */
export const createCdk = (processes: Processes, ministack: MiniStack, folder: string) => {
  const env = cloudEnvironment(ministack, folder);
  const cdk = async (name: string, args: readonly string[]): Promise<void> => {
    const { code, said } = await processes.run({
      name,
      command: join(ROOT, 'node_modules/.bin/cdk'),
      args: [...args, '-c', 'emulator=true'],
      env,
      cwd: ROOT,
    });
    if (code !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${code}:\n${said.split('\n').slice(-25).join('\n')}`);
  };
  return {
    /** Prepares the account, as it is done once before a first deployment. */
    bootstrap: () => cdk('bootstrap', ['bootstrap', `aws://000000000000/${REGION}`, '-o', join(folder, 'bootstrap')]),
    /** Deploys both stacks of a stage. */
    deploy: async (stage: string): Promise<Deployed> => {
      const out = join(folder, stage);
      mkdirSync(out);
      const outputs = join(out, 'outputs.json');
      const settings = ['-c', `stage=${stage}`, '-c', 'platforms=x,standard', '-c', 'operators=operations@example.com'];
      const args = ['deploy', '--all', '--require-approval', 'never', '--progress', 'events', '-o', join(out, 'cdk.out'), '--outputs-file', outputs];
      await cdk(`deploy-${stage}`, [...args, ...settings]);
      return readOutputs(stage, outputs);
    },
  };
};
export type Cdk = ReturnType<typeof createCdk>;

function readOutputs(stage: string, path: string): Deployed {
  const read = z.record(z.string(), z.record(z.string(), z.string())).parse(JSON.parse(readFileSync(path, 'utf8')));
  const data = DataOutputs.parse(read[`Groundswell-${stage}-Data`]);
  const application = ApplicationOutputs.parse(read[`Groundswell-${stage}`]);
  return {
    stage,
    apiUrl: application.ApiUrl,
    webhookUrl: application.WebhookUrlX,
    table: data.TableName,
    topic: data.AlertTopicArn,
    inbox: data.InboxUrl,
    deadLetters: data.DeadLettersUrl,
  };
}
