import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SQSClient,
  SQSServiceException,
  type BatchResultErrorEntry,
  type SendMessageBatchRequestEntry,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import { chunksOf } from '../../core/chunks.ts';
import { accountOf, type InboxItem } from '../../core/event.ts';
import { toBody } from '../../core/inbox-body.ts';
import type { Inbox } from '../ports.ts';

export interface SqsInboxSettings {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** Needed by `depth` only. */
  readonly deadLettersUrl?: string;
  /** Send rejects after so many milliseconds. @default 2000: Slack hangs up after 3 seconds, and the answer has to travel too. */
  readonly giveUpAfter?: number;
  /** The mean of the first pause between two attempts, in milliseconds; each further one doubles it. @default 50 */
  readonly firstPause?: number;
}

/** The queue cannot take this however often it is asked: an item above its size limit, a right or a setting that is missing. */
export class InboxRefused extends Error {
  override readonly name = 'InboxRefused';
}

/** The queue did not take everything in time. Deliver again. */
export class InboxUnavailable extends Error {
  override readonly name = 'InboxUnavailable';
}

/** What SQS takes in one call: entries, and the UTF-8 bytes of their bodies together. */
const MOST_ENTRIES = 10;
export const MOST_BYTES = 1_048_576;
/** Calls on their way at once: a delivery of 1,000 messages takes a hundred calls of about 10 ms. */
const CALLS_AT_ONCE = 8;
const MOST_ATTEMPTS = 6;
/** Visible, in flight, and postponed. SQS says itself that each is approximate, and settles within a minute. */
const COUNTS = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'] as const;
const GIVE_UP_AFTER = 2_000;
const FIRST_PAUSE = 50;

/** A client for the inbox: it tries once, since the inbox itself tries again, within the deadline of the platform that waits. */
export const createSqsClient = (config: SQSClientConfig = {}): SQSClient =>
  new SQSClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true }, ...config });

/**
 * The inbox on a standard SQS queue, fair by account: MessageGroupId names whose flood must not delay the others.
 * Calls are filled to the brim. SQS bills each started 64 KiB of a call, and of two calls each, so that splitting one can never be cheaper.
 * Rejects with InboxRefused or InboxUnavailable; what was sent before stays sent, and coming again it changes nothing.
 */
export const createSqsInbox = (settings: SqsInboxSettings): Inbox => ({
  send: async (items) => {
    const entries = items.map(entryOf);
    const batches = chunksOf(entries, { items: MOST_ENTRIES, weight: MOST_BYTES, weightOf: bytesOf });
    const deadline = AbortSignal.timeout(settings.giveUpAfter ?? GIVE_UP_AFTER);
    await eachInParallel(batches, CALLS_AT_ONCE, (batch) => sendAll(batch, settings, deadline));
  },
  depth: async () => {
    const { client, queueUrl, deadLettersUrl } = settings;
    if (deadLettersUrl === undefined) throw new TypeError('depth needs the URL of the dead letters');
    const [waiting, deadLetters] = await Promise.all([queueUrl, deadLettersUrl].map((url) => countOf(client, url)));
    return { waiting: waiting ?? 0, deadLetters: deadLetters ?? 0 };
  },
});

type Entry = SendMessageBatchRequestEntry & { readonly MessageBody: string };

function entryOf(item: InboxItem, index: number): Entry {
  const entry = { Id: String(index), MessageBody: sendable(toBody(item)), MessageGroupId: groupOf(accountOf(item.event)) };
  if (bytesOf(entry) > MOST_BYTES) throw new InboxRefused(`one item has ${bytesOf(entry)} bytes; SQS takes ${MOST_BYTES}`);
  return entry;
}

const bytesOf = ({ MessageBody }: Entry): number => Buffer.byteLength(MessageBody);

/** SQS refuses two characters that JSON leaves as they are. In JSON they stand inside strings only, where an escape says the same. */
const sendable = (json: string): string => json.replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff');

/** What SQS takes as the id of a group. An account of another form goes by its hash. */
const GROUP = /^[\x21-\x7E]{1,128}$/;
const groupOf = (account: string): string => (GROUP.test(account) ? account : createHash('sha256').update(account).digest('base64url'));

/** Sends a batch, and again what failed of it, until nothing is left. */
async function sendAll(batch: readonly Entry[], { client, queueUrl, firstPause = FIRST_PAUSE }: SqsInboxSettings, deadline: AbortSignal) {
  let left = batch;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(Math.random() * firstPause * 2 ** attempt, deadline);
    left = await sendOnce(left, client, queueUrl, deadline);
    if (left.length === 0) return;
  }
  throw new InboxUnavailable(`${left.length} items were not taken in ${MOST_ATTEMPTS} attempts`);
}

/** Answers the entries to be sent again. */
async function sendOnce(entries: readonly Entry[], client: SQSClient, queueUrl: string, deadline: AbortSignal): Promise<readonly Entry[]> {
  const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...entries] });
  try {
    const { Failed = [] } = await client.send(command, { abortSignal: deadline });
    return failedOf(entries, Failed);
  } catch (cause) {
    if (cause instanceof InboxRefused) throw cause;
    if (deadline.aborted) throw new InboxUnavailable('the queue did not answer in time', { cause });
    if (!mayPass(cause)) throw new InboxRefused('the queue refuses the call', { cause });
    return entries;
  }
}

function failedOf(entries: readonly Entry[], failed: readonly BatchResultErrorEntry[]): readonly Entry[] {
  const ours = failed.find(({ SenderFault }) => SenderFault === true);
  if (ours !== undefined) throw new InboxRefused(`the queue refuses an item: ${ours.Code ?? 'no code'}`);
  const ids = new Set(failed.map(({ Id }) => Id));
  return entries.filter(({ Id }) => ids.has(Id));
}

/** Full jitter: a random share of a pause that doubles, so that many who failed at once do not come back at once. */
const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(milliseconds, undefined, { signal }).catch((cause: unknown) => {
    throw new InboxUnavailable('the queue did not take everything in time', { cause });
  });
};

const THROTTLED = new Set(['ThrottlingException', 'RequestThrottled', 'KmsThrottled']);

/** No answer at all, a fault of the service, or too many calls: the next attempt may fare better. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof SQSServiceException) || THROTTLED.has(error.name) || (error.$metadata.httpStatusCode ?? 500) >= 500;

/** Acts on each item, on so many at a time. After a failure nothing more is begun; rejects with it once all that was begun has ended. */
async function eachInParallel<T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    while (failures.length === 0) {
      const { value, done } = left.next();
      if (done === true) return;
      await act(value).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length > 0) throw failures[0];
}

async function countOf(client: SQSClient, queueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...COUNTS] }));
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
