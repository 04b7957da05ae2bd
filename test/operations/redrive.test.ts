import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redriveDeadLetters } from '../../operations/redrive.ts';
import { createSqsInbox } from '../../lambdas/adapters/sqs-inbox.ts';
import { clientSettings } from '../stand-ins/client-settings.ts';
import { startFaulty, type Faulty } from '../stand-ins/faulty.ts';
import { startSqsAndSns, type SqsAndSns } from '../stand-ins/sqs-and-sns.ts';

let aws: SqsAndSns;
let wire: Faulty;
beforeEach(async () => {
  aws = await startSqsAndSns();
  wire = await startFaulty(aws.url);
});
afterEach(async () => {
  await wire.close();
  await aws.close();
});

/** The two queues of a deployment, with so many dead letters. */
const deployed = async (letters: number, stage = 'production') => {
  const tagged = (queue: string) => ({ 'groundswell:stage': stage, 'groundswell:queue': queue });
  const deadLettersUrl = await aws.createQueue(`Groundswell-${stage}-Data-DeadLetters-1`, { tags: tagged('dead-letters') });
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await aws.arnOf(deadLettersUrl), maxReceiveCount: 5 });
  const queueUrl = await aws.createQueue(`Groundswell-${stage}-Data-Inbox-1`, { Attributes: { RedrivePolicy }, tags: tagged('inbox') });
  for (let n = 0; n < letters; n++) await aws.sqs.send(new SendMessageCommand({ QueueUrl: deadLettersUrl, MessageBody: `letter ${n}` }));
  return { deadLettersUrl, depth: () => createSqsInbox({ client: aws.sqs, queueUrl, deadLettersUrl }).depth() };
};

const run = async (...argv: string[]): Promise<string[]> => {
  const said: string[] = [];
  await redriveDeadLetters(argv, (line) => said.push(line), { ...clientSettings(wire.url), wait: async () => undefined });
  return said;
};

describe('npm run aws:redrive', () => {
  it('puts all dead letters back into the inbox and tells how far it is', async () => {
    const { depth } = await deployed(3);
    expect(await run()).toEqual(['1 of about 3 moved', '2 of about 3 moved', '3 of about 3 moved', '3 dead letters are back in the inbox.']);
    expect(await depth()).toEqual({ waiting: 3, deadLetters: 0 });
  });

  it('touches no other stage', async () => {
    const production = await deployed(1);
    const test = await deployed(1, 'test');
    await run('--stage', 'test');
    expect(await test.depth()).toEqual({ waiting: 1, deadLetters: 0 });
    expect(await production.depth()).toEqual({ waiting: 0, deadLetters: 1 });
  });

  it('takes the queue that it is given, and the rate', async () => {
    const { deadLettersUrl, depth } = await deployed(1);
    await run('--dead-letters', deadLettersUrl, '--rate', '10');
    expect(await depth()).toEqual({ waiting: 1, deadLetters: 0 });
    const start = wire.calls.find(({ action }) => action === 'StartMessageMoveTask');
    expect(JSON.parse(start?.body ?? '{}')).toMatchObject({ MaxNumberOfMessagesPerSecond: 10 });
  });

  it('can be run again after a redrive that has ended', async () => {
    const { deadLettersUrl } = await deployed(1);
    await run();
    await aws.sqs.send(new SendMessageCommand({ QueueUrl: deadLettersUrl, MessageBody: 'again' }));
    expect(await run()).toContain('1 dead letter is back in the inbox.');
  });

  it('does not take the end of an earlier redrive for its own', async () => {
    await deployed(2);
    const before = { Results: [{ Status: 'COMPLETED', StartedTimestamp: 77, ApproximateNumberOfMessagesMoved: 9 }] };
    wire.inject({ action: 'ListMessageMoveTasks', fault: () => ({ status: 200, body: JSON.stringify(before) }), times: 3 });
    expect((await run()).at(-1)).toBe('2 dead letters are back in the inbox.');
  });

  it('follows a redrive that is under way', async () => {
    await deployed(2);
    const task = (Status: string, moved: number) => ({
      Results: [{ Status, StartedTimestamp: 77, ApproximateNumberOfMessagesMoved: moved, ApproximateNumberOfMessagesToMove: 2 }],
    });
    for (const state of [task('RUNNING', 0), task('RUNNING', 1), task('COMPLETED', 2)])
      wire.inject({ action: 'ListMessageMoveTasks', fault: () => ({ status: 200, body: JSON.stringify(state) }) });
    expect(await run()).toEqual(['1 of about 2 moved', '2 of about 2 moved', '2 dead letters are back in the inbox.']);
    expect(wire.calls.map(({ action }) => action)).not.toContain('StartMessageMoveTask');
  });

  it('says so when there is nothing to do', async () => {
    await deployed(0);
    expect(await run()).toEqual(['There are no dead letters.']);
  });

  it('explains itself, and asks nobody', async () => {
    expect((await run('--help')).join('')).toMatch(/Usage: npm run aws:redrive/);
    expect(wire.calls).toEqual([]);
  });

  it.each([
    ['a stage that is not deployed', ['--stage', 'test'], /no dead letters of stage "test" in us-east-1/],
    ['a rate that SQS refuses', ['--rate', '501'], /--rate takes a whole number from 1 to 500/],
    ['a stage that cannot be', ['--stage', 'X'], /--stage takes a name/],
    ['an unknown flag', ['--all'], /Unknown option '--all'/],
  ])('refuses %s, in words', async (_name, argv, words) => {
    const { depth } = await deployed(1);
    await expect(run(...argv)).rejects.toThrow(words);
    expect(await depth()).toEqual({ waiting: 0, deadLetters: 1 });
  });

  it('gives the reason of AWS when a redrive fails', async () => {
    await deployed(1);
    const failed = { Results: [{ Status: 'FAILED', StartedTimestamp: 99, FailureReason: 'CouldNotDetermineMessageSource' }] };
    wire.inject({ action: 'ListMessageMoveTasks', fault: () => ({ status: 200, body: '{"Results":[]}' }) });
    wire.inject({ action: 'ListMessageMoveTasks', fault: () => ({ status: 200, body: JSON.stringify(failed) }) });
    await expect(run()).rejects.toThrow(/FAILED: CouldNotDetermineMessageSource/);
  });
});
