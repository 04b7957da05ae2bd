import { createHash } from 'node:crypto';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fromBody } from '../../../core/inbox-body.ts';
import type { InboxItem } from '../../../core/event.ts';
import { createSqsInbox, MOST_BYTES, type SqsInboxSettings } from '../../../lambdas/adapters/sqs-inbox.ts';
import { anItem } from '../../contracts/builders.ts';
import { describeInbox } from '../../contracts/inbox.contract.ts';
import { clientSettings } from '../../stand-ins/client-settings.ts';
import { startFaulty, type Call, type Faulty } from '../../stand-ins/faulty.ts';
import { startSqsAndSns, type SqsAndSns } from '../../stand-ins/sqs-and-sns.ts';

let aws: SqsAndSns;
let queues = 0;
beforeAll(async () => {
  aws = await startSqsAndSns();
});
afterAll(() => aws.close());

const aQueue = (): Promise<string> => aws.createQueue(`queue-${queues++}`);

/** Everything that is visible in a queue, which stays in flight. */
async function bodiesIn(queueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
}

describeInbox('SQS', async () => {
  const queueUrl = await aQueue();
  const inbox = createSqsInbox({ client: aws.sqs, queueUrl, deadLettersUrl: await aQueue() });
  return { port: { inbox, bodies: () => bodiesIn(queueUrl) }, close: async () => undefined };
});

describe('the inbox on SQS', () => {
  let wire: Faulty;
  let client: SQSClient;
  let queueUrl: string;
  beforeEach(async () => {
    wire = await startFaulty(aws.url);
    client = new SQSClient(clientSettings(wire.url));
    queueUrl = await aQueue();
  });
  afterEach(async () => {
    client.destroy();
    await wire.close();
  });

  const anInbox = (over: Partial<SqsInboxSettings> = {}) => createSqsInbox({ client, queueUrl, firstPause: 1, ...over });
  const items = (count: number): InboxItem[] => Array.from({ length: count }, (_, index) => anItem({ id: `x:${index}` }));
  const stored = async (): Promise<string[]> => (await bodiesIn(queueUrl)).map((body) => messageOf(fromBody(body)).id).toSorted();
  const ids = (sent: readonly InboxItem[]): string[] => sent.map((item) => messageOf(item).id).toSorted();

  it('sends ten items a call', async () => {
    await anInbox().send(items(21));
    expect(wire.calls.map((call) => entriesOf(call).length).toSorted((a, b) => a - b)).toEqual([1, 10, 10]);
  });

  it('fills a call up to a mebibyte, however many chunks of 64 KiB that is', async () => {
    const heavy = Array.from({ length: 11 }, (_, index) => anItem({ id: `x:${index}`, text: 'ß'.repeat(90_000) }));
    await anInbox().send(heavy);
    expect(wire.calls.map((call) => entriesOf(call).length).toSorted((a, b) => a - b)).toEqual([1, 5, 5]);
    expect(await stored()).toEqual(ids(heavy));
  });

  it('names the account as the group, so that one flood does not delay the others', async () => {
    await anInbox().send(['acme', 'acme', 'a b', 'ü', 'a'.repeat(128), 'a'.repeat(129)].map((account) => anItem({ account })));
    const groups = wire.calls.flatMap(entriesOf).map(({ MessageGroupId }) => MessageGroupId);
    expect(groups).toEqual([
      'acme',
      'acme',
      ...Array(2).fill(expect.stringMatching(/^[\w-]{43}$/)),
      'a'.repeat(128),
      expect.stringMatching(/^[\w-]{43}$/),
    ]);
    expect(new Set(groups).size).toBe(5);
  });

  it('brings back every text that a customer can write', async () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\uFFFE', '\uFFFF', '\u0000', '\u0085', '\\uffff', '\\', '"', '👩‍👩‍👧', '\u{1FFFE}'),
    );
    const text = fc.array(unit, { maxLength: 20 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), async (texts) => {
        await anInbox().send(texts.map((each) => anItem({ text: each })));
        const read = (await bodiesIn(queueUrl)).map((body) => messageOf(fromBody(body)).text);
        expect(read.toSorted()).toEqual(texts.toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it('refuses an item that SQS could never take, and sends nothing of its delivery', async () => {
    await expect(anInbox().send([anItem(), anItem({ text: 'x'.repeat(MOST_BYTES) })])).rejects.toMatchObject({
      name: 'InboxRefused',
      message: expect.stringMatching(/one item has \d+ bytes; SQS takes 1048576/),
    });
    expect(wire.calls).toEqual([]);
  });

  it.each(['throttle', 'fail', 'drop', 'lose-answer'] as const)('tries again after %s, until every item is durable', async (fault) => {
    wire.inject({ fault, times: 3 });
    await anInbox().send(items(25));
    expect([...new Set(await stored())]).toEqual(ids(items(25)));
    expect(wire.calls.length).toBe(6);
  });

  it('sends again only the entries that failed', async () => {
    wire.inject({ fault: allBut({ Id: '1', Code: 'InternalError', SenderFault: false }) });
    await anInbox().send(items(4));
    expect(wire.calls.map((call) => entriesOf(call).map(({ Id }) => Id))).toEqual([['0', '1', '2', '3'], ['1']]);
  });

  it('does not repeat what SQS calls our own fault', async () => {
    wire.inject({ fault: allBut({ Id: '1', Code: 'InvalidMessageContents', SenderFault: true }) });
    await expect(anInbox().send(items(2))).rejects.toMatchObject({
      name: 'InboxRefused',
      message: expect.stringContaining('InvalidMessageContents'),
    });
    expect(wire.calls).toHaveLength(1);
  });

  it('does not repeat a call that it has no right to', async () => {
    wire.inject({ fault: denied });
    await expect(anInbox().send(items(2))).rejects.toMatchObject({ name: 'InboxRefused' });
    expect(wire.calls).toHaveLength(1);
  });

  it('gives up after a few attempts, so that the platform delivers again', async () => {
    wire.inject({ fault: 'throttle', times: 1_000 });
    await expect(anInbox().send(items(2))).rejects.toMatchObject({ name: 'InboxUnavailable' });
    expect(wire.calls).toHaveLength(6);
  });

  it.each([
    ['nobody answers', 'hang', 1],
    ['the pauses grow too long', 'throttle', 1_000_000],
  ] as const)('gives up in time when %s', async (_name, fault, firstPause) => {
    wire.inject({ fault, times: 1_000 });
    await expect(anInbox({ giveUpAfter: 50, firstPause }).send(items(2))).rejects.toMatchObject({ name: 'InboxUnavailable' });
  });

  it('begins nothing more once a call has failed for good', async () => {
    wire.inject({ fault: denied, times: 1_000 });
    await expect(anInbox().send(items(1_000))).rejects.toMatchObject({ name: 'InboxRefused' });
    expect(wire.calls.length).toBeLessThan(10);
  });

  it('does not guess the dead letters when it was not told of them', async () => {
    await expect(anInbox().depth()).rejects.toThrow('dead letters');
  });
});

const Entries = z.object({ Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string(), MessageGroupId: z.string() })) });
const entriesOf = ({ body }: Call) => Entries.parse(JSON.parse(body)).Entries;

/** SQS's answer to a batch of which one entry was not kept. The client checks the hash of each that was. */
const allBut = (failed: { Id: string; Code: string; SenderFault: boolean }) => (call: Call) => {
  const kept = entriesOf(call).filter(({ Id }) => Id !== failed.Id);
  const Successful = kept.map(({ Id, MessageBody }) => ({
    Id,
    MessageId: Id,
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
  }));
  return { status: 200, body: JSON.stringify({ Successful, Failed: [failed] }) };
};

const denied = () => ({ status: 403, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'no' }) });

function messageOf({ event }: InboxItem) {
  if (event.type !== 'message.created') throw new Error('a new message was expected');
  return event.message;
}
