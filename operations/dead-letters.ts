import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  StartMessageMoveTaskCommand,
  type ListMessageMoveTasksResultEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { QUEUE_TAG, STAGE_TAG } from './deployment.ts';
import { Refusal } from './refusal.ts';

export interface DeadLetters {
  readonly arn: string;
  /** How many there are, roughly. */
  readonly count: number;
}

/** The queue of dead letters behind a URL. */
export const deadLettersAt = async (client: SQSClient, url: string): Promise<DeadLetters> => {
  const AttributeNames = ['QueueArn' as const, 'ApproximateNumberOfMessages' as const];
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames }));
  return { arn: Attributes.QueueArn ?? '', count: Number(Attributes.ApproximateNumberOfMessages ?? 0) };
};

/**
 * The URL of a stage's dead letters, by their tags. Only queues whose names begin as our stacks do are looked at: an account may have
 * thousands, and each is a call. Throws Refusal when there is not exactly one.
 */
export const findDeadLetters = async (client: SQSClient, stage: string): Promise<string> => {
  const urls = await queuesNamed(client, `Groundswell-${stage}-`);
  const tags = await Promise.all(urls.map(async (url) => (await client.send(new ListQueueTagsCommand({ QueueUrl: url }))).Tags ?? {}));
  const [url, ...more] = urls.filter((_url, index) => tags[index]?.[QUEUE_TAG] === 'dead-letters' && tags[index]?.[STAGE_TAG] === stage);
  const otherwise = 'Choose with --stage and --region, or give the output DeadLettersUrl of the stack with --dead-letters.';
  if (url === undefined) throw new Refusal(`There are no dead letters of stage "${stage}" in ${await client.config.region()}. ${otherwise}`);
  if (more.length > 0) throw new Refusal(`${more.length + 1} queues are tagged as dead letters of stage "${stage}". ${otherwise}`);
  return url;
};

async function queuesNamed(client: SQSClient, prefix: string): Promise<string[]> {
  const urls: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(new ListQueuesCommand({ QueueNamePrefix: prefix, MaxResults: 1_000, NextToken: token }));
    urls.push(...(page.QueueUrls ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return urls;
}

/** How far a redrive is. */
export interface Progress {
  readonly moved: number;
  readonly of: number;
}

export interface Redrive {
  /** Messages a second, 1 to 500; AWS chooses when it is left out. */
  readonly rate: number | undefined;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly tell: (progress: Progress) => void;
}

const LOOK_EVERY = 2_000;

/** Moves all dead letters back to the queue that they came from. One that is under way already is followed. Throws Refusal when it ends badly. */
export const redrive = async (client: SQSClient, arn: string, { rate, wait, tell }: Redrive): Promise<Progress> => {
  const before = await latestTask(client, arn);
  const isUnderWay = before?.Status === 'RUNNING';
  if (!isUnderWay) await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn, MaxNumberOfMessagesPerSecond: rate }));
  for (;;) {
    const task = await latestTask(client, arn);
    // The list may lag behind: an earlier redrive that has ended is not ours.
    const isOurs = task !== undefined && (isUnderWay || task.StartedTimestamp !== before?.StartedTimestamp);
    if (isOurs) tell(progressOf(task));
    if (isOurs && task.Status !== 'RUNNING') return ended(task);
    await wait(LOOK_EVERY);
  }
};

const latestTask = async (client: SQSClient, arn: string): Promise<ListMessageMoveTasksResultEntry | undefined> =>
  (await client.send(new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }))).Results?.[0];

const progressOf = ({ ApproximateNumberOfMessagesMoved: moved = 0, ApproximateNumberOfMessagesToMove: of = 0 }: ListMessageMoveTasksResultEntry) => ({
  moved,
  of,
});

function ended(task: ListMessageMoveTasksResultEntry): Progress {
  if (task.Status === 'COMPLETED') return progressOf(task);
  throw new Refusal(
    `The redrive ended as ${task.Status ?? 'unknown'}: ${task.FailureReason ?? 'AWS gives no reason'}. What was not moved is still there.`,
  );
}
