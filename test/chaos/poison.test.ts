import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { redriveDeadLetters } from '../../operations/redrive.ts';
import { NOON, praises, said } from '../lambdas/analyze-messages/an-analysis.ts';
import { clientSettings } from '../stand-ins/client-settings.ts';
import type { Answer } from '../stand-ins/faulty.ts';
import { aCloud, ATTEMPTS, startServices, type Cloud, type Services } from './a-cloud.ts';
import { deliver, signed } from './a-day.ts';
import { pump } from './event-source.ts';

let services: Services;
let cloud: Cloud;
beforeAll(async () => {
  services = await startServices();
});
beforeEach(async () => {
  cloud = await aCloud(services, NOON);
});
afterAll(() => services.close());

const NEIGHBOURS = praises(6, NOON - 3_600_000);
const stored = async (): Promise<number> => (await cloud.instance().ask('GET /brands/unassigned/export')).match(/"type":"message"/g)?.length ?? 0;

/** What DynamoDB says of an item that it will never take. */
const tooLarge = (): Answer => ({
  status: 400,
  body: JSON.stringify({ __type: 'com.amazon.coral.validate#ValidationException', message: 'Item size has exceeded the maximum allowed size' }),
});

describe('a message that cannot be analysed', () => {
  it('ends in the dead letters as it came, after all its attempts, and its neighbours are stored', async () => {
    await cloud.send('not an item');
    await deliver(cloud, signed(NEIGHBOURS, NOON));
    let attempts = 0;
    await pump(services.aws.sqs, cloud.site.queueUrl, (event) => {
      attempts += event.Records.filter(({ body }) => body === 'not an item').length;
      return cloud.instance().analyze(event);
    });
    expect(attempts).toBe(ATTEMPTS);
    expect(await cloud.depth()).toEqual({ waiting: 0, deadLetters: 1 });
    expect(await stored()).toBe(NEIGHBOURS.length);
    const { Messages = [] } = await services.aws.sqs.send(new ReceiveMessageCommand({ QueueUrl: cloud.deadLettersUrl }));
    expect(Messages.map(({ Body }) => Body)).toEqual(['not an item']);
  });

  it('is stored after a redrive, once what was wrong is mended', async () => {
    const { dynamo } = services.wires;
    dynamo.disturb(({ action, body }) => (action === 'UpdateItem' && body.includes('x:poison') ? tooLarge : undefined));
    await deliver(cloud, signed([said('x:poison', { text: 'good, but too much' }), ...NEIGHBOURS], NOON));
    await cloud.work();
    expect(await cloud.depth()).toEqual({ waiting: 0, deadLetters: 1 });
    expect(await stored()).toBe(NEIGHBOURS.length);

    dynamo.disturb();
    const wait = async (): Promise<void> => undefined;
    await redriveDeadLetters(['--dead-letters', cloud.deadLettersUrl], () => undefined, { ...clientSettings(services.aws.url), wait });
    await cloud.work();
    expect(await cloud.depth()).toEqual({ waiting: 0, deadLetters: 0 });
    expect(await stored()).toBe(NEIGHBOURS.length + 1);
  });
});
