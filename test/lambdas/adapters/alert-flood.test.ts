import { SubscribeCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../core/alert/outcome.ts';
import { SECOND, type Time } from '../../../core/time.ts';
import { createSendRate } from '../../../lambdas/adapters/dynamo/send-rate.ts';
import { createSnsAlerts } from '../../../lambdas/adapters/sns-alerts.ts';
import { NOON } from '../../contracts/builders.ts';
import { aLetter } from '../../core/alert/an-alert.ts';
import { openTable, type OpenTable } from '../../stand-ins/dynalite.ts';
import { startSqsAndSns, type SqsAndSns } from '../../stand-ins/sqs-and-sns.ts';

/** Above so many in a second, Amazon SNS suspends a mail subscription. */
const DEADLY = 10;
const ALERTS = 200;
const SENDERS = 4;

/** A clock that moves only when everybody waits for it. */
class FakeClock {
  now: Time = NOON;
  readonly #sleepers: { readonly at: Time; readonly wake: () => void }[] = [];

  readonly wait = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.now + milliseconds, wake });
    });

  get waiting(): number {
    return this.#sleepers.length;
  }

  /** Moves on to the first who waits, and wakes them. */
  advance(): void {
    const [first] = this.#sleepers.toSorted((a, b) => a.at - b.at);
    if (first === undefined) throw new Error('nobody waits');
    this.#sleepers.splice(this.#sleepers.indexOf(first), 1);
    this.now = Math.max(this.now, first.at);
    first.wake();
  }
}

let aws: SqsAndSns;
let opened: OpenTable;
let clock: FakeClock;
let topicArn: string;
let queue: string;
let published: Time[];
beforeEach(async () => {
  clock = new FakeClock();
  published = [];
  aws = await startSqsAndSns();
  opened = await openTable({ now: () => clock.now });
  topicArn = await aws.createTopic('alerts');
  queue = await aws.createQueue('reader');
  await aws.sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: await aws.arnOf(queue) }));
  aws.sns.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        if (commandName === 'PublishCommand') published.push(clock.now);
        return next(args);
      },
    { step: 'initialize' },
  );
});
afterEach(async () => {
  await opened.close();
  await aws.close();
});

/** Sends these alerts from four senders at once, and lets time pass only while all of them wait. */
async function flood(numbers: readonly number[]): Promise<Map<number, Outcome>> {
  const outcomes = new Map<number, Outcome>();
  const topics = Array.from({ length: SENDERS }, () =>
    createSnsAlerts({ client: aws.sns, topicArn, rate: createSendRate({ table: opened.table, what: 'topic', wait: clock.wait }) }),
  );
  const sent = Promise.all(
    numbers.map(async (number) => {
      const outcome = await topics[number % SENDERS]?.deliver(aLetter({ id: `incident-${number}-opened` }));
      if (outcome !== undefined) outcomes.set(number, outcome);
    }),
  );
  while (outcomes.size < numbers.length) {
    if (clock.waiting === numbers.length - outcomes.size) clock.advance();
    else await new Promise((resolve) => setImmediate(resolve));
  }
  await sent;
  return outcomes;
}

const mostInASecond = (): number => Math.max(...published.map((from) => published.filter((time) => time >= from && time < from + SECOND).length));

describe('two hundred alerts at once from four senders', () => {
  it('never come at a pace that kills the mail subscriptions, and all come in the end', async () => {
    let left = Array.from({ length: ALERTS }, (_, number) => number);
    const sweeps: number[] = [];
    while (left.length > 0) {
      const outcomes = await flood(left);
      left = left.filter((number) => outcomes.get(number)?.kind !== 'delivered');
      sweeps.push(left.length);
    }
    // Twenty seconds of waiting at five a second, and a burst of three: the rest is for the sweeps.
    expect(sweeps[0]).toBe(ALERTS - 103);
    expect(published).toHaveLength(ALERTS);
    expect(mostInASecond()).toBeLessThanOrEqual(8);
    expect(mostInASecond()).toBeLessThan(DEADLY);
    const { Attributes } = await aws.sqs.send(new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ['ApproximateNumberOfMessages'] }));
    expect(Attributes?.ApproximateNumberOfMessages).toBe(String(ALERTS));
  });
});
