import { setTimeout as pause } from 'node:timers/promises';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { reasonOf } from '../core/reason.ts';
import { MINUTE, SECOND } from '../core/time.ts';
import { createHandler as createAnalyzer, type AnalyzePorts } from '../lambdas/analyze-messages/handler.ts';
import { createHandler as createSweep, type SweepPorts } from '../lambdas/watch-brands/handler.ts';
import type { Log } from '../lambdas/ports.ts';
import { lambdaContext } from './lambda-context.ts';
import { listening } from './listening.ts';
import { createSendings, type Sendings } from './sendings.ts';
import type { InboxConsumer } from './store/inbox.ts';
import type { Received } from './store/received.ts';

export type AnalysisPorts = AnalyzePorts &
  SweepPorts & {
    readonly inbox: InboxConsumer;
    /** Waits until everything stored so far would survive a power cut. */
    settle(): void;
  };

/** Large enough that one commit serves many messages, small enough that stopping and progress are quick. */
const BATCH = 250;
/** The analysis of a batch takes well under a second; whoever takes longer than this has died. */
const VISIBILITY = MINUTE;
/** Between two sweeps: a second, so that a look which was left out for pace is soon taken. */
export const SWEEP_EVERY = SECOND;
/** Between two looks at an empty inbox, when nobody wakes us. */
const REST = SECOND;
/** After each batch, while mails are under way: a mail is ten answers of its relay, and in a flood there is no other moment to hear them. */
const PAUSE_TO_SEND = 20;
const RETRY_AFTER = 2 * SECOND;

/** Feeds the handlers that Lambda will run: the inbox to the analysis, and a timer to the sweep. */
export class Analysis {
  readonly #ports: AnalysisPorts;
  readonly #analyze: ReturnType<typeof createAnalyzer>;
  readonly #sweep: ReturnType<typeof createSweep>;
  readonly #sendings: Sendings;
  readonly #stopping = new AbortController();
  #wake: () => void = () => undefined;
  #woken = false;

  constructor(ports: AnalysisPorts) {
    this.#ports = ports;
    this.#sendings = createSendings(ports.log);
    const { letGo } = this.#sendings;
    this.#analyze = createAnalyzer({ ...ports, letGo });
    const listeningSince = listening(ports.now);
    this.#sweep = createSweep({ listeningSince, ...ports, letGo, log: withoutSweeps(ports.log) });
  }

  /** Says that something is in the inbox. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Ends `run` after the batch, and the mails, under way. */
  stop(): void {
    this.#stopping.abort();
    this.#wake();
  }

  /** Works until stopped: batches while there are any, else rests; the sweep in between. */
  async run(): Promise<void> {
    let swept = 0;
    while (!this.#stopping.signal.aborted) {
      const worked = await this.#guarded('analysis', () => this.#workOnce());
      if (this.#ports.now() - swept >= SWEEP_EVERY) {
        await this.#guarded('sweep', () => this.#sweep({}, lambdaContext('watch-brands')));
        swept = this.#ports.now();
      }
      if (worked === true) await pause(this.#sendings.isUnderWay() ? PAUSE_TO_SEND : 0);
      else await this.#rest();
    }
    await this.#sendings.ended();
  }

  /** A fault of the store or a port must not end the product: it is told, and the next round tries again. */
  async #guarded<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#ports.log.error(`${what} failed`, { reason: reasonOf(error) });
      return undefined;
    }
  }

  /** One batch through the handler. False when nothing was there. */
  async #workOnce(): Promise<boolean> {
    const { inbox, now } = this.#ports;
    const received = inbox.receive(BATCH, VISIBILITY, now());
    if (received.length === 0) return false;
    const { batchItemFailures } = await this.#analyze(sqsEvent(received), lambdaContext('analyze-messages'));
    // Only now may the inbox forget them: a power cut before this line brings the whole batch back.
    this.#ports.settle();
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    inbox.delete(received.flatMap(({ id }) => (failed.has(id) ? [] : [id])));
    for (const { itemIdentifier, reason } of batchItemFailures) inbox.fail(itemIdentifier, reason, now(), now() + RETRY_AFTER);
    return true;
  }

  #rest(): Promise<void> {
    if (this.#woken || this.#stopping.signal.aborted) {
      this.#woken = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const getUp = (): void => {
        clearTimeout(timer);
        // Who is up already must not take the next call for the one that got it up.
        this.#wake = () => undefined;
        this.#woken = false;
        resolve();
      };
      const timer = setTimeout(getUp, REST);
      this.#wake = getUp;
    });
  }
}

/** The sweep comes each second here: that it was there is no news, what it found is. */
const withoutSweeps = (log: Log): Log => ({ ...log, info: (event, facts) => (event === 'brands swept' ? undefined : log.info(event, facts)) });

const sqsEvent = (received: readonly Received[]): SQSEvent => ({ Records: received.map(sqsRecord) });

const sqsRecord = ({ id, body, attempts, sentAt, group }: Received): SQSRecord => ({
  messageId: id,
  receiptHandle: id,
  body,
  attributes: {
    ApproximateReceiveCount: String(attempts),
    SentTimestamp: String(sentAt),
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: String(sentAt),
    MessageGroupId: group,
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'local:inbox',
  eventSourceARN: 'local:inbox',
  awsRegion: 'local',
});
