import {
  FilterPolicyLimitExceededException,
  GetSubscriptionAttributesCommand,
  InvalidParameterException,
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
  type SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import { mailSender } from '../../core/alert/mail-sender.ts';
import {
  brandsIn,
  BRANDS_PER_ADDRESS,
  crowdedAddresses,
  filterPolicy,
  subscriptionChanges,
  type MailSubscription,
  type SubscriptionChange,
} from '../../core/alert/subscribers.ts';
import { codeOf } from '../../core/alert/outcome.ts';
import type { BrandDocument } from '../../core/brand.ts';
import { chunksOf } from '../../core/chunks.ts';
import { conflict, Problem, unavailable, unprocessable } from '../../core/problem.ts';
import type { AlertSubscriptions, Brands, Log } from '../ports.ts';

export interface SubscriptionsOptions {
  readonly client: SNSClient;
  readonly topicArn: string;
  /** Who mails come from, or `none`. Where we send mails ourselves, the topic mails nobody. */
  readonly sender: string;
  /** `list` must be consistent with every save that has returned: subscriptions are ended by what it says. */
  readonly brands: Pick<Brands, 'list'>;
  readonly log: Log;
}

/** Two saves of brands that share an address may undo each other's change; more rounds than this mean that something is wrong. */
const ROUNDS = 5;
const QUESTIONS_AT_ONCE = 10;

/** The mail subscriptions of the alert topic: SNS knows one an address, and its filter policy lists the brands that name the address. */
export const createSubscriptions = (options: SubscriptionsOptions): AlertSubscriptions => ({
  check: async (document) => {
    const crowded = new Set(mailSender(options.sender) === undefined ? crowdedAddresses(document, await options.brands.list()) : []);
    const errors = document.alerts.emails.flatMap((address, index) =>
      crowded.has(address)
        ? [{ path: `alerts.emails.${index}`, message: `is named by ${BRANDS_PER_ADDRESS} brands already: use a mailing list` }]
        : [],
    );
    if (errors.length > 0) throw unprocessable('An address can follow only so many brands.', errors);
  },
  bring: (brand) =>
    bringAll(options, brand).catch((error: unknown) => {
      if (error instanceof Problem) throw error;
      options.log.error('addresses not subscribed', { brand, error: codeOf(error) });
      throw unavailable('The brand is saved, but not all of its addresses could be subscribed to alerts yet. Please send it again.');
    }),
});

/**
 * Makes changes until there is none that was not made: whoever writes looks again afterwards, so that the last to write has seen all.
 * The same change is not made twice: SNS may show it late, and a second question to an address would be a second mail.
 */
async function bringAll(options: SubscriptionsOptions, brand: string): Promise<void> {
  const made = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const existing = await subscriptionsOf(options);
    const changes = subscriptionChanges(brand, await documentsOf(options), existing);
    const left = changes.filter((change) => !made.has(JSON.stringify(change)));
    if (left.length === 0) return;
    for (const change of left) {
      await make(options, brand, change);
      made.add(JSON.stringify(change));
    }
  }
  throw new Error(`subscriptions still differ after ${ROUNDS} rounds`);
}

async function make({ client, topicArn, log }: SubscriptionsOptions, brand: string, change: SubscriptionChange): Promise<void> {
  switch (change.kind) {
    case 'subscribe':
      return subscribe({ client, topicArn, log }, brand, change);
    case 'follow':
      return follow(client, change.arn, change.brands);
    case 'end':
      await client.send(new UnsubscribeCommand({ SubscriptionArn: change.arn }));
      return undefined;
    default:
      return change satisfies never;
  }
}

/** Subscribes an address; one that has been asked and has not answered is asked again. */
async function subscribe(
  { client, topicArn, log }: Pick<SubscriptionsOptions, 'client' | 'topicArn' | 'log'>,
  brand: string,
  { address, brands }: { address: string; brands: readonly string[] },
): Promise<void> {
  const asked = { TopicArn: topicArn, Protocol: 'email', Endpoint: address, ReturnSubscriptionArn: true };
  try {
    await client.send(new SubscribeCommand({ ...asked, Attributes: { FilterPolicy: filterPolicy(brands) } }));
  } catch (error) {
    if (error instanceof FilterPolicyLimitExceededException) throw noRoom();
    if (!isAskedOtherwise(error)) throw error;
    const { SubscriptionArn } = await client.send(new SubscribeCommand(asked));
    await follow(client, SubscriptionArn, brands).catch((refused: unknown) => {
      // SNS may take no change before the owner has answered: then the next save of a brand makes it.
      if (!(refused instanceof InvalidParameterException)) throw refused;
      log.warn('subscription waits for its confirmation before it can change', { brand });
    });
  }
}

const follow = async (client: SNSClient, arn: string | undefined, brands: readonly string[]): Promise<void> => {
  await client.send(
    new SetSubscriptionAttributesCommand({ SubscriptionArn: arn, AttributeName: 'FilterPolicy', AttributeValue: filterPolicy(brands) }),
  );
};

/** What SNS says of a subscription that is there with another filter policy. */
const isAskedOtherwise = (error: unknown): boolean => error instanceof InvalidParameterException && error.message.includes('different attributes');

const noRoom = (): Problem =>
  conflict(
    'The brand is saved, but Amazon SNS has no room for one more filtered subscription (200 a topic unless raised). Raise the quota, or deploy with mailSender so that mails are sent without subscriptions; then send the brand again.',
  );

/** Where mails are sent without subscriptions, nobody is to be subscribed. */
async function documentsOf({ brands, sender }: SubscriptionsOptions): Promise<readonly BrandDocument[]> {
  const documents = await brands.list();
  if (mailSender(sender) === undefined) return documents;
  return documents.map((document) => ({ ...document, alerts: { ...document.alerts, emails: [] } }));
}

async function subscriptionsOf({ client, topicArn }: SubscriptionsOptions): Promise<MailSubscription[]> {
  const listed: Subscription[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn, ...(token === undefined ? {} : { NextToken: token }) }));
    listed.push(...(page.Subscriptions ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  const mails = listed.filter(({ Protocol }) => Protocol === 'email');
  const chunks = chunksOf(mails, { items: QUESTIONS_AT_ONCE, weight: Infinity, weightOf: () => 0 });
  const found: MailSubscription[] = [];
  for (const chunk of chunks) found.push(...(await Promise.all(chunk.map((each) => withBrands(client, each)))));
  return found;
}

/** While it waits for its confirmation, and when it was ended, SNS lists a word in place of the ARN. */
async function withBrands(client: SNSClient, { Endpoint: address = '', SubscriptionArn: arn = '' }: Subscription): Promise<MailSubscription> {
  if (!arn.startsWith('arn:')) return { address };
  const { Attributes = {} } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }));
  const brands = brandsIn(Attributes['FilterPolicy']);
  return { address, arn, ...(brands === undefined ? {} : { brands }) };
}
