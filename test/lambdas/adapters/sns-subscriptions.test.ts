import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BRANDS_PER_ADDRESS, filterPolicy } from '../../../core/alert/subscribers.ts';
import { BrandDocument } from '../../../core/brand.ts';
import { createSubscriptionCounts } from '../../../lambdas/adapters/sns-subscription-counts.ts';
import { createSubscriptions } from '../../../lambdas/adapters/sns-subscriptions.ts';
import { createHandler } from '../../../lambdas/check-alerts/handler.ts';
import { lambdaContext } from '../../../local/lambda-context.ts';
import { clientSettings } from '../../stand-ins/client-settings.ts';
import { startSnsSubscriptions, type SnsSubscriptions } from '../../stand-ins/sns-subscriptions.ts';
import { startSqsAndSns } from '../../stand-ins/sqs-and-sns.ts';

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:alerts';
const [OPS, PRESS] = ['ops@example.com', 'press@example.com'];

let sns: SnsSubscriptions;
let client: SNSClient;
let documents: Map<string, BrandDocument>;
let logged: { level: string; event: string; facts: unknown }[];
beforeEach(async () => {
  documents = new Map();
  logged = [];
  sns = await startSnsSubscriptions();
  client = new SNSClient(clientSettings(sns.url));
});
afterEach(async () => {
  client.destroy();
  await sns.close();
});

const log = {
  info: (event: string, facts: unknown) => void logged.push({ level: 'info', event, facts }),
  warn: (event: string, facts: unknown) => void logged.push({ level: 'warn', event, facts }),
  error: (event: string, facts: unknown) => void logged.push({ level: 'error', event, facts }),
};
const list = async () => [...documents.values()];
const subscriptions = (sender = 'none', topic = { client, topicArn: TOPIC }) => createSubscriptions({ ...topic, sender, brands: { list }, log });

const aBrand = (brand: string, emails: readonly string[]): BrandDocument =>
  BrandDocument.parse({ brand, name: brand, accounts: [{ platform: 'x', account: brand }], alerts: { emails } });

/** Stores a brand with these addresses and brings its subscriptions. */
const save = async (brand: string, ...emails: string[]): Promise<void> => {
  documents.set(brand, aBrand(brand, emails));
  await subscriptions().bring(brand);
};

const saveConfirmed = async (brand: string, ...emails: string[]): Promise<void> => {
  await save(brand, ...emails);
  for (const address of emails) sns.confirm(address);
};

describe('saving a brand', () => {
  it('asks each of its addresses once, with a filter for the brand', async () => {
    await save('acme', OPS, PRESS);
    expect(sns.asked).toEqual([OPS, PRESS]);
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['acme']), [PRESS]: filterPolicy(['acme']) });
  });

  it('again, changes nothing and asks nobody who has answered', async () => {
    await saveConfirmed('acme', OPS);
    await save('acme', OPS);
    expect(sns.asked).toEqual([OPS]);
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['acme']) });
  });

  it('lets one subscription follow all brands that name its address', async () => {
    await saveConfirmed('acme', OPS);
    await save('globex', OPS);
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['acme', 'globex']) });
    expect(sns.asked).toEqual([OPS]);
  });

  it('takes the brand from an address that it names no more, and ends the subscription with the last one', async () => {
    await saveConfirmed('acme', OPS);
    await save('globex', OPS);
    await save('acme');
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['globex']) });
    await save('globex');
    expect(sns.policies()).toEqual({});
  });

  it('finds its way through many pages of subscriptions', async () => {
    const addresses = Array.from({ length: 25 }, (_, number) => `reader-${number}@example.com`);
    await saveConfirmed('acme', ...addresses);
    await save('globex', 'reader-24@example.com');
    expect(sns.asked).toHaveLength(25);
    expect(sns.policies()['reader-24@example.com']).toBe(filterPolicy(['acme', 'globex']));
  });

  it('asks again who left by their own will, but only for the brand that is saved', async () => {
    await saveConfirmed('acme', OPS);
    sns.leave(OPS);
    await save('globex', PRESS);
    expect(sns.asked).toEqual([OPS, PRESS]);
    await save('acme', OPS);
    expect(sns.asked).toEqual([OPS, PRESS, OPS]);
  });

  it('leaves a subscription alone that somebody made without a filter', async () => {
    await client.send(new SubscribeCommand({ TopicArn: TOPIC, Protocol: 'email', Endpoint: OPS }));
    sns.confirm(OPS);
    await save('acme', OPS);
    await save('acme');
    expect(sns.policies()).toEqual({ [OPS]: undefined });
  });

  it('ends all of ours once mails are sent without subscriptions', async () => {
    await saveConfirmed('acme', OPS);
    await subscriptions('alerts@example.com').bring('acme');
    expect(sns.policies()).toEqual({});
  });
});

describe('an address that has not answered yet', () => {
  it('is asked again when its brand is saved', async () => {
    await save('acme', OPS);
    await save('acme', OPS);
    expect(sns.asked).toEqual([OPS, OPS]);
  });

  it('gets a second brand, though SNS does not list it by its ARN', async () => {
    await save('acme', OPS);
    await save('globex', OPS);
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['acme', 'globex']) });
    expect(logged).toEqual([]);
  });

  it('gets it once it has answered and a brand is saved, should SNS allow no change before; the log says so', async () => {
    sns.pendingMayChange = false;
    await save('acme', OPS);
    await save('globex', OPS);
    expect(logged).toEqual([{ level: 'warn', event: 'subscription waits for its confirmation before it can change', facts: { brand: 'globex' } }]);
    sns.confirm(OPS);
    await save('acme', OPS);
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['acme', 'globex']) });
  });

  it('cannot be taken off, and is when any brand is saved after it has answered', async () => {
    await save('acme', OPS);
    await save('acme');
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['acme']) });
    sns.confirm(OPS);
    await save('globex');
    expect(sns.policies()).toEqual({});
  });
});

describe('two brands that are saved at once and share an address', () => {
  it.each([
    ['that follows another already', true],
    ['that has not answered yet', false],
  ])('both end up in the filter of one %s, whoever writes last', async (_name, isConfirmed) => {
    await save('initech', OPS);
    if (isConfirmed) sns.confirm(OPS);
    // What acme is about to write was read before globex was saved.
    sns.onCall = async (action) => {
      if (action !== 'SetSubscriptionAttributes') return;
      sns.onCall = () => undefined;
      await save('globex', OPS);
    };
    await save('acme', OPS);
    expect(sns.policies()).toEqual({ [OPS]: filterPolicy(['acme', 'globex', 'initech']) });
  });
});

describe('a brand whose addresses cannot be subscribed', () => {
  it('is refused before anything is saved when an address follows as many brands as SNS allows', async () => {
    for (let number = 0; number < BRANDS_PER_ADDRESS; number += 1) documents.set(`brand-${number}`, aBrand(`brand-${number}`, [OPS]));
    const refused = subscriptions().check(aBrand('acme', [PRESS, OPS]));
    await expect(refused).rejects.toMatchObject({
      status: 422,
      errors: [{ path: 'alerts.emails.1', message: expect.stringContaining('150 brands') }],
    });
    await expect(subscriptions().check(aBrand('brand-1', [OPS]))).resolves.toBeUndefined();
    await expect(subscriptions('alerts@example.com').check(aBrand('acme', [OPS]))).resolves.toBeUndefined();
  });

  it('is told in words that the topic has no room for another filter, and that it is saved', async () => {
    sns.room = 1;
    await expect(save('acme', OPS, PRESS)).rejects.toMatchObject({ status: 409, message: expect.stringContaining('The brand is saved') });
  });

  it('is told to come again when SNS cannot be asked, and the log knows why', async () => {
    await sns.close();
    await expect(save('acme', OPS)).rejects.toMatchObject({ status: 503, message: expect.stringContaining('Please send it again') });
    expect(logged).toEqual([{ level: 'error', event: 'addresses not subscribed', facts: { brand: 'acme', error: 'ECONNREFUSED' } }]);
  });

  it('is brought to its end by the next attempt', async () => {
    let calls = 0;
    sns.onCall = (action) => {
      if (action === 'Subscribe' && (calls += 1) === 2) throw new Error('the line breaks');
    };
    await expect(save('acme', OPS, PRESS)).rejects.toMatchObject({ status: 503 });
    await save('acme', OPS, PRESS);
    expect(Object.keys(sns.policies())).toEqual([OPS, PRESS]);
  });
});

describe('the subscriptions on another emulator of SNS', () => {
  it('are brought to what the documents say as well', async () => {
    const aws = await startSqsAndSns();
    const topicArn = await aws.createTopic('alerts');
    const own = subscriptions('none', { client: aws.sns, topicArn });
    documents.set('acme', aBrand('acme', [OPS]));
    await own.bring('acme');
    documents.set('globex', aBrand('globex', [OPS]));
    await own.bring('globex');
    await own.bring('globex');
    expect(await createSubscriptionCounts({ client: aws.sns, topicArn })()).toEqual({ confirmed: 0, pending: 1, deleted: 0 });
    await aws.close();
  });
});

describe('the hourly look at the subscriptions', () => {
  it('says how many get alerts, have not answered, and are gone', async () => {
    await saveConfirmed('acme', OPS, PRESS);
    await save('globex', 'late@example.com');
    sns.leave(PRESS);
    const check = createHandler({ subscriptions: createSubscriptionCounts({ client, topicArn: TOPIC }), log });
    await check({}, lambdaContext('check-alerts'));
    expect(logged).toEqual([{ level: 'info', event: 'subscriptions', facts: { confirmed: 1, pending: 1, deleted: 1 } }]);
  });

  it('fails loudly when SNS does not say', async () => {
    await sns.close();
    const check = createHandler({ subscriptions: createSubscriptionCounts({ client, topicArn: TOPIC }), log });
    await expect(check({}, lambdaContext('check-alerts'))).rejects.toThrow('ECONNREFUSED');
  });
});
