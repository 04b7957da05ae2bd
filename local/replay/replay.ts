import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, minuteOf, type Time } from '../../core/time.ts';
import { UsageError } from '../options.ts';
import { describeAccounts } from './describe-accounts.ts';
import { replayLines, surveyReplay, type ReplayLine, type ReplaySummary } from './replay-file.ts';
import { SignedClient, type Target } from './signed-client.ts';

export interface ReplaySettings {
  readonly file: string;
  /** Infinity is as fast as it goes. */
  readonly speed: number;
  readonly connections: number;
  /** Messages a delivery. */
  readonly batch: number;
}

/**
 * Two deliveries at once, of ten messages: the analysis is what takes the time, and more senders would only make every delivery,
 * theirs and those of real platforms meanwhile, wait longer for its answer.
 */
export const PACE = { connections: 2, batch: 10 } as const;

export interface ReplayProgress {
  /** The file has been read once. */
  surveyed(summary: ReplaySummary): void;
  /** So many messages have been delivered, and so many of those are analysed. */
  moved(delivered: number, analysed: number): void;
}

export interface ReplayResult {
  readonly summary: ReplaySummary;
  readonly brands: readonly string[];
  /** From the first delivery to an empty inbox. */
  readonly seconds: number;
  /** Milliseconds to the 2xx of each delivery, sorted. */
  readonly latencies: readonly number[];
}

/** A watermark is announced after so many messages, when everything before it has been acknowledged. */
const WATERMARK_EVERY = 500;
/** At a given speed, one is announced after so many milliseconds as well, so that a slow replay is judged on its way. */
const WATERMARK_PACE = 1_000;
const LOOK_EVERY = 100;

/**
 * Sends a file of messages to a running instance as signed deliveries, on the messages' own clock, and waits until all is analysed.
 * Accounts that no brand names become brands of their own. Sending a file again changes nothing.
 */
export const replay = async (target: Target, settings: ReplaySettings, progress: ReplayProgress): Promise<ReplayResult> => {
  const summary = await surveyReplay(settings.file);
  progress.surveyed(summary);
  const client = new SignedClient(target, settings.connections);
  try {
    const brands = await describeAccounts(client, summary.accounts);
    const started = performance.now();
    const latencies = await deliverAll(client, settings, summary, progress);
    await analysed(client, summary.messages, progress);
    const seconds = (performance.now() - started) / 1_000;
    return { summary, brands, seconds, latencies: latencies.toSorted((a, b) => a - b) };
  } finally {
    client.close();
  }
};

/** Delivers in the order of the file, several at once, with a watermark whenever all before it has been acknowledged. */
async function deliverAll(
  client: SignedClient,
  settings: ReplaySettings,
  summary: ReplaySummary,
  progress: ReplayProgress,
): Promise<readonly number[]> {
  const id = `replay-${randomUUID()}`;
  const latencies: number[] = [];
  let delivered = 0;
  for await (const stretch of stretchesOf(settings, summary)) {
    const batches = chunksOf(stretch, settings.batch);
    await inParallel(batches, settings.connections, async (batch) => {
      latencies.push(await client.deliver(envelope('message.created', id, `[${batch.map(({ json }) => json).join(',')}]`)));
      delivered += batch.length;
      progress.moved(delivered, 0);
    });
    const last = stretch.at(-1);
    if (summary.inOrder && last !== undefined && delivered < summary.messages) await announce(client, id, minuteOf(last.sentAt));
  }
  await announce(client, id, minuteOf(summary.to) + MINUTE);
  return latencies;
}

/** Everything sent before `watermark` has been delivered. */
async function announce(client: SignedClient, id: string, watermark: Time): Promise<void> {
  await client.deliver(envelope('replay.advanced', id, JSON.stringify({ watermark: new Date(watermark).toISOString() })));
}

const envelope = (type: string, replayId: string, data: string): string =>
  `{"type":"${type}","timestamp":"${new Date().toISOString()}","replay":"${replayId}","data":${data}}`;

/** The lines between two watermarks, each stretch not before its time when a speed is given. */
async function* stretchesOf({ file, speed }: ReplaySettings, { from }: ReplaySummary): AsyncGenerator<readonly ReplayLine[]> {
  const started = Date.now();
  let stretch: ReplayLine[] = [];
  let since = started;
  for await (const line of replayLines(file)) {
    const wait = started + (line.sentAt - from) / speed - Date.now();
    if (wait > 0) {
      if (stretch.length > 0) yield stretch;
      stretch = [];
      await pauseFor(wait);
      since = Date.now();
    }
    stretch.push(line);
    if (stretch.length >= WATERMARK_EVERY || Date.now() - since >= WATERMARK_PACE) {
      yield stretch;
      stretch = [];
      since = Date.now();
    }
  }
  if (stretch.length > 0) yield stretch;
}

/** The longest that a timer of Node can wait, in milliseconds. A silence between two messages may be longer. */
const LONGEST_TIMER = 2 ** 31 - 1;

async function pauseFor(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= LONGEST_TIMER) await pause(Math.min(left, LONGEST_TIMER));
}

/** Waits until the inbox is empty. */
async function analysed(client: SignedClient, messages: number, progress: ReplayProgress): Promise<void> {
  for (;;) {
    const { inbox } = JSON.parse((await client.api('GET', '/health')).text) as { inbox?: { waiting: number } };
    if (inbox === undefined) throw new UsageError('The token may not see the inbox: give one of all brands with --token.');
    progress.moved(messages, Math.max(0, messages - inbox.waiting));
    if (inbox.waiting === 0) return;
    await pause(LOOK_EVERY);
  }
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

const chunksOf = <T>(items: readonly T[], length: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, index) => items.slice(index * length, (index + 1) * length));
