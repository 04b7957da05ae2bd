import { setTimeout as wait } from 'node:timers/promises';
import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { NotSupported, until } from './checks.ts';
import { BRAND, FLOOD } from './posts.ts';
import { askCare, expectThat, type Proof } from './proof.ts';
import type { Credentials } from './sigv4.ts';

const POISON = 'this is no item of an inbox';

/** What operators rely on: dead letters, exports, the sweep, the look at subscriptions, retention. */
export const proveOperation = async (proof: Proof, admin: Credentials): Promise<void> => {
  const { claim, cloud, deployed } = proof;
  await claim('a poison message ends in the dead letters (the inbox is told to hide it for a second at a time, not for minutes)', () =>
    poison(proof),
  );
  await claim('an export is promised at once, and the file is where it was promised', () => exportWhole(proof, admin));
  await claim('the sweep looks at what is due', async () => {
    const log = await cloud.invoke(deployed.stage, 'WatchBrandsFunction');
    expectThat(/"event":"brands swept".*"failed":0/.test(log), log);
  });
  await claim('the look at the subscriptions counts them', async () => {
    const log = await cloud.invoke(deployed.stage, 'CheckAlertsFunction');
    expectThat(/"event":"subscriptions"/.test(log), log);
  });
  await claim('items leave the table when their time has come', async () => {
    const { TimeToLiveDescription: found } = await cloud.dynamo.send(new DescribeTimeToLiveCommand({ TableName: deployed.table }));
    if (found?.TimeToLiveStatus === 'DISABLED') throw new NotSupported('it drops the setting of the template');
    expectThat(found?.TimeToLiveStatus === 'ENABLED' && found.AttributeName === 'expires', found);
  });
};

async function poison({ cloud: { sqs }, deployed }: Proof): Promise<void> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: deployed.inbox, AttributeNames: ['RedrivePolicy'] }));
  if (Attributes.RedrivePolicy === undefined) throw new NotSupported('it drops the redrive policy of the template');
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: deployed.inbox, Attributes: { VisibilityTimeout: '1' } }));
  await sqs.send(new SendMessageCommand({ QueueUrl: deployed.inbox, MessageBody: POISON }));
  const dead = await until('the dead letter', async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: deployed.deadLetters }));
    return Messages[0];
  });
  expectThat(dead.Body === POISON, dead);
}

const Promised = z.object({ url: z.url(), expiresAt: z.iso.datetime() });

async function exportWhole(proof: Proof, admin: Credentials): Promise<void> {
  const { url } = await askCare(proof, admin, `/brands/${BRAND}/export`, Promised, { status: 202 });
  const file = await until('the file', async () => {
    const response = await fetch(url);
    return response.ok ? response.text() : undefined;
  });
  const lines = file.trimEnd().split('\n');
  expectThat(lines.length >= FLOOD && lines.every((line) => typeof JSON.parse(line) === 'object'), lines.slice(0, 3));
}

/** Every call of every function was one that its role allows: the emulator checks, and a refusal would stand in a log. */
export const provePermissions = async ({ claim, cloud, deployed }: Proof): Promise<void> => {
  await claim('no function was refused a permission by IAM, and none logged an error but for the missing secret', async () => {
    await wait(1_000);
    const lines = await cloud.logs(deployed.stage);
    expectThat(lines.some(({ event }) => event === 'messages analysed') && lines.some(({ event }) => event === 'delivery received'), lines.length);
    const bad = lines.filter(
      (line) => /AccessDenied|NotAuthorized/.test(JSON.stringify(line)) || (line.level === 'error' && line.event !== 'secret missing'),
    );
    expectThat(bad.length === 0, bad);
  });
};
