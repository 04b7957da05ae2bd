import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient, ListFunctionsCommand, type FunctionConfiguration } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { ROOT_CREDENTIALS } from './cdk.ts';
import type { MiniStack } from './ministack.ts';
import { ask } from './requests.ts';
import { REGION, type Credentials } from './sigv4.ts';

/** The emulated account, seen by its owner. */
export const openCloud = (ministack: MiniStack) => {
  const { endpoint } = ministack;
  const settings = { endpoint, region: REGION, credentials: ROOT_CREDENTIALS };
  const lambda = new LambdaClient(settings);
  const clients = { dynamo: new DynamoDBClient(settings), sns: new SNSClient(settings), sqs: new SQSClient(settings) };
  const iam = async (form: Record<string, string>): Promise<string> => {
    const body = new URLSearchParams({ Version: '2010-05-08', ...form }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await ask(ministack, endpoint, { as: ROOT_CREDENTIALS, service: 'iam', method: 'POST', path: '/', body, headers });
    if (answer.status !== 200) throw new Error(`IAM answered ${answer.status}: ${answer.body}`);
    return answer.body;
  };
  return {
    ...clients,
    /** Calls a function of a stage by a part of its name, and resolves to what it logged. Rejects when it fails. */
    invoke: async (stage: string, part: string): Promise<string> => {
      const { FunctionName } = await functionOf(stage, part);
      const { FunctionError, LogResult = '' } = await lambda.send(new InvokeCommand({ FunctionName, LogType: 'Tail' }));
      const log = Buffer.from(LogResult, 'base64').toString();
      if (FunctionError !== undefined) throw new Error(`${FunctionName} failed (${FunctionError}):\n${log}`);
      return log;
    },
    /** Makes a user of the account who may do what `statements` say, and nothing else. */
    createUser: async (UserName: string, statements: readonly object[]): Promise<Credentials> => {
      const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
      await iam({ Action: 'CreateUser', UserName });
      if (statements.length > 0) await iam({ Action: 'PutUserPolicy', UserName, PolicyName: 'proof', PolicyDocument: document });
      const key = await iam({ Action: 'CreateAccessKey', UserName });
      return { accessKeyId: element('AccessKeyId', key), secretAccessKey: element('SecretAccessKey', key) };
    },
    /**
     * Lets the door send batches under the name that the emulator has for it. AWS knows no such permission: there, who may send one
     * message may send ten, which is what the template grants.
     */
    allowBatches: async (stage: string): Promise<void> => {
      const role = (await functionOf(stage, 'ReceiveWebhookFunction')).Role ?? '';
      const statement = { Effect: 'Allow', Action: 'sqs:SendMessageBatch', Resource: '*' };
      await iam({
        Action: 'PutRolePolicy',
        RoleName: role.slice(role.lastIndexOf('/') + 1),
        PolicyName: 'batches-as-the-emulator-names-them',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
      });
    },
    /** What all functions of a stage have logged. */
    logs: async (stage: string): Promise<readonly LogLine[]> => {
      const { logGroups } = LogGroups.parse(await logsCall('DescribeLogGroups', {}));
      const ours = logGroups.map(({ logGroupName }) => logGroupName).filter((name) => name.includes(`Groundswell-${stage}/`));
      const events = await Promise.all(ours.map((logGroupName) => logsCall('FilterLogEvents', { logGroupName })));
      return events.flatMap((read) => LogEvents.parse(read).events.flatMap(({ message }) => readLine(message)));
    },
    close: () => [lambda, ...Object.values(clients)].forEach((client) => client.destroy()),
  };

  async function functionOf(stage: string, part: string): Promise<FunctionConfiguration> {
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const found = Functions.find(({ FunctionName = '' }) => FunctionName.startsWith(`Groundswell-${stage}-`) && FunctionName.includes(part));
    if (found === undefined) throw new Error(`There is no function ${part} in ${stage}.`);
    return found;
  }

  async function logsCall(operation: string, input: object): Promise<unknown> {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${operation}` };
    const body = JSON.stringify(input);
    return JSON.parse((await ask(ministack, endpoint, { as: ROOT_CREDENTIALS, service: 'logs', method: 'POST', path: '/', body, headers })).body);
  }
};
export type Cloud = ReturnType<typeof openCloud>;

const LogGroups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })) });
const LogEvents = z.object({ events: z.array(z.object({ message: z.string() })) });
const LogLine = z.looseObject({ level: z.string(), event: z.string() });
export type LogLine = z.output<typeof LogLine>;

/** The lines of our own; the emulator's runtime writes others. */
function readLine(message: string): LogLine[] {
  if (!message.startsWith('{')) return [];
  const { data } = LogLine.safeParse(JSON.parse(message));
  return data === undefined ? [] : [data];
}

const element = (name: string, xml: string): string => new RegExp(`<${name}>([^<]*)<`).exec(xml)?.[1] ?? '';
