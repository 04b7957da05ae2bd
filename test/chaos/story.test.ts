import { SubscribeCommand } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AlertJson } from '../../core/alert/json.ts';
import { MINUTE, minuteOf, SECOND } from '../../core/time.ts';
import type { ApiResult } from '../../lambdas/ports.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import { pageRequest } from '../lambdas/acknowledge/page-request.ts';
import { ADMIN, anEvent, withToken } from '../lambdas/care-api/an-api.ts';
import { signMeta, signStandard, signX, webhookEvent, type SignedDelivery } from '../signed-deliveries.ts';
import { startComprehend, type ComprehendStandIn } from '../stand-ins/comprehend.ts';
import { openTable, type OpenTable } from '../stand-ins/dynalite.ts';
import { startSecretsManager, type SecretsManagerStandIn } from '../stand-ins/secrets-manager.ts';
import { startSqsAndSns, type SqsAndSns } from '../stand-ins/sqs-and-sns.ts';
import { STANDARD_SECRET } from './an-instance.ts';
import { pump } from './event-source.ts';

/**
 * The functions as they are deployed: each `index.ts` as it stands, told by its environment where everything is, on the time of this
 * machine. Nothing of ours is replaced; only the addresses of AWS are others.
 */
const NOW = Date.now();
/** All of it is said in one minute, which is over: the look at it raises the incident at its end. */
const SAID = minuteOf(NOW - 3 * MINUTE) + SECOND;
const PAGE = '1001';
const X_ACCOUNT = '900000000000000001';

let aws: SqsAndSns;
let store: OpenTable;
let mind: ComprehendStandIn;
let vault: SecretsManagerStandIn;
let queueUrl: string;
let alertsUrl: string;
const logged: string[] = [];

beforeAll(async () => {
  [aws, store, mind, vault] = await Promise.all([startSqsAndSns(), openTable({ now: Date.now }), startComprehend(), startSecretsManager()]);
  [queueUrl, alertsUrl] = await Promise.all([aws.createQueue('inbox'), aws.createQueue('alerts')]);
  const topic = await aws.createTopic('alerts');
  await aws.sns.send(
    new SubscribeCommand({ TopicArn: topic, Protocol: 'sqs', Endpoint: await aws.arnOf(alertsUrl), Attributes: { RawMessageDelivery: 'true' } }),
  );
  const secrets = {
    x: vault.create('x', 'the secret of X'),
    meta: vault.create('meta', '["the secret of Meta"]'),
    metaVerify: vault.create('metaVerify', 'hello'),
    standard: vault.create('standard', STANDARD_SECRET),
  };
  const { hostname = '', port = 0 } = (await store.client.config.endpoint?.()) ?? {};
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIDTEST',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_SQS: aws.url,
    AWS_ENDPOINT_URL_SNS: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: `http://${hostname}:${port}`,
    AWS_ENDPOINT_URL_COMPREHEND: mind.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: vault.url,
    INBOX_URL: queueUrl,
    SECRETS: JSON.stringify(secrets),
    TABLE: store.table.name,
    SHARDS: '2',
    RETENTION_DAYS: '30',
    MOOD: 'comprehend',
    SURE_AT: '0.8',
    COMPREHEND_REGION: 'eu-central-1',
    COMPREHEND_UNITS_PER_DAY: '100000',
    TEXT_KEY: vault.create('text', 'the key of text hashes'),
    TOPIC_ARN: topic,
    MAIL_SENDER: 'none',
    PUBLIC_URL: 'https://groundswell.example',
    LINK_KEY: vault.create('links', 'the key of acknowledge links'),
    AUTHOR_KEY: vault.create('authors', 'the key of erased authors'),
    EXPORT_BUCKET: 'exports',
    EXPORT_FUNCTION: 'export-brand',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await Promise.all([aws.close(), store.close(), mind.close(), vault.close()]);
});

const post = (number: number, text: string) =>
  signX('the secret of X', {
    data: {
      event_uuid: String(number),
      event_type: 'post.mention.create',
      filter: { user_id: X_ACCOUNT },
      payload: {
        id: `210000000000000000${number}`,
        author_id: `8000000000000000${number}`,
        text,
        created_at: new Date(SAID).toISOString(),
        conversation_id: `210000000000000000${number}`,
        lang: 'en',
      },
      includes: { users: [{ id: `8000000000000000${number}`, username: `person${number}`, name: `Person ${number}` }] },
    },
  });

const comment = (number: number, message: string) => {
  const created_time = SAID / SECOND;
  const from = { id: `7${number}`, name: `Kim ${number}` };
  const value = { item: 'comment', verb: 'add', post_id: '1001_50', comment_id: `50_${number}`, parent_id: '1001_50', from, message, created_time };
  return signMeta('the secret of Meta', { object: 'page', entry: [{ id: PAGE, time: created_time + 1, changes: [{ field: 'feed', value }] }] });
};

const review = (number: number, text: string) => {
  const data = {
    id: `reviews:${number}`,
    platform: 'reviews',
    account: 'nordwind',
    kind: 'post',
    visibility: 'public',
    direction: 'inbound',
    author: { id: `guest ${number}`, role: 'customer' },
    text,
    threadId: `reviews:${number}`,
    sentAt: new Date(SAID).toISOString(),
  };
  return signStandard(STANDARD_SECRET, { type: 'message.created', timestamp: new Date(NOW).toISOString(), data });
};

const DELIVERIES: readonly (readonly [platform: string, delivery: SignedDelivery])[] = [
  ['x', post(1, 'The ferry is broken again')],
  ['x', post(2, 'What a terrible morning at the pier')],
  ['meta', comment(3, 'Awful, nobody tells us anything')],
  ['meta', comment(4, 'The worst crossing of my life')],
  ['standard', review(5, 'Die Heizung an Bord ist kaputt')],
];

const bodyOf = ({ body = '' }: ApiResult): string => (typeof body === 'string' ? body : '');
const ask = async (line: string, request: { body?: unknown } = {}): Promise<ApiResult> => {
  const { handler } = await import('../../lambdas/care-api/index.ts');
  return handler(anEvent(line, { authorizer: withToken(ADMIN), ...request }), lambdaContext('care-api'));
};

describe('the deployed functions', { timeout: 60_000 }, () => {
  it('make one alert of what people say on three platforms, which its link acknowledges', async () => {
    const brand = { brand: 'nordwind', name: 'Nordwind', crisis: { minMessages: 4, minAuthors: 3 } };
    const accounts = [
      { platform: 'x', account: X_ACCOUNT },
      { platform: 'facebook', account: PAGE },
      { platform: 'reviews', account: 'nordwind' },
    ];
    expect((await ask('PUT /brands/nordwind', { body: { ...brand, accounts } })).statusCode).toBe(201);

    const door = await import('../../lambdas/receive-webhook/index.ts');
    for (const [platform, { headers, body }] of DELIVERIES)
      expect(await door.handler(webhookEvent({ platform, headers, body }), lambdaContext('receive-webhook'))).toMatchObject({ statusCode: 200 });

    const analysis = await import('../../lambdas/analyze-messages/index.ts');
    await pump(aws.sqs, queueUrl, (event) => analysis.handler(event, lambdaContext('analyze-messages')));
    const sweep = await import('../../lambdas/watch-brands/index.ts');
    await sweep.handler({}, lambdaContext('watch-brands'));

    const { Messages = [] } = await aws.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: alertsUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    expect(Messages).toHaveLength(1);
    const forms = JSON.parse(Messages[0]?.Body ?? '') as { sqs: string };
    const alert = AlertJson.parse(JSON.parse(forms.sqs));
    expect(Messages[0]?.MessageAttributes).toMatchObject({
      id: { StringValue: alert.id },
      brand: { StringValue: 'nordwind' },
      severity: { StringValue: alert.severity },
      kind: { StringValue: 'crisis' },
      state: { StringValue: 'open' },
    });
    expect(alert.incident.evidence).toMatchObject({ messages: 5, negatives: 5, platforms: { x: 2, facebook: 2, reviews: 1 } });

    const token = alert.acknowledgeUrl?.split('/').at(-1) ?? '';
    const page = await import('../../lambdas/acknowledge/index.ts');
    const open = (method: string) => page.handler(pageRequest(method, token), lambdaContext('acknowledge'));
    expect(await open('GET')).toMatchObject({ statusCode: 200, body: expect.stringContaining('Nordwind') });
    expect(JSON.parse(bodyOf(await ask(`GET /incidents/${alert.incident.id}`)))).toMatchObject({ state: 'open' });
    expect(await open('POST')).toMatchObject({ statusCode: 200 });
    expect(JSON.parse(bodyOf(await ask(`GET /incidents/${alert.incident.id}`)))).toMatchObject({
      state: 'acknowledged',
      acknowledgedAt: expect.any(String),
    });

    const { items } = JSON.parse(bodyOf(await ask('GET /brands/nordwind/conversations'))) as { items: { platform: string }[] };
    expect(items.map(({ platform }) => platform).toSorted()).toEqual(['facebook', 'facebook', 'reviews', 'x', 'x']);
  });

  it('write no secret and nothing of what people said into their logs', () => {
    const lines = logged.join('');
    expect(lines).toContain('"event":"delivery received"');
    expect(lines).toContain('"event":"alert delivered"');
    expect(lines).not.toMatch(/ferry|terrible|Awful|crossing|Heizung|person1|Kim 3|the secret of|the key of|whsec_/);
  });
});
