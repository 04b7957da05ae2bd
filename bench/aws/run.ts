import { DeleteMessageBatchCommand, ReceiveMessageCommand, type Message } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { BrandDocument } from '../../core/brand.ts';
import { MINUTE, SECOND, type Time } from '../../core/time.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import { signStandardBody, webhookEvent } from '../../test/signed-deliveries.ts';
import { deliveriesOf, type Arrival, type DeliveryPlan } from './arrival.ts';
import { DIRECT_ACCOUNT, directStream } from './direct-stream.ts';
import { startEmulators, type Emulators } from './emulators.ts';
import { createLedger, type Row } from './ledger.ts';
import { compose, SECRET, type Product } from './product.ts';
import { accountOf, BRANDS, socialStream } from './social-stream.ts';

export interface Scenario {
  readonly stream: 'social' | 'direct';
  readonly perDelivery: number;
  /** Messages a second of the simulated clock. */
  readonly perSecond: number;
  /** Messages before the count begins, so that nothing is counted that happens only once. */
  readonly before: number;
  /** Messages that are counted. */
  readonly counted: number;
  readonly seed: number;
}

/** How often one function ran, and what it wrote into its log. */
export interface FunctionRuns {
  readonly runs: number;
  readonly logBytes: number;
}

/** What the counted messages of a run came to. */
export interface Tally {
  readonly scenario: Scenario;
  readonly rows: readonly Row[];
  readonly functions: { readonly door: FunctionRuns; readonly analysis: FunctionRuns; readonly sweep: FunctionRuns };
  /** Customers' texts that were to be read, those that needed no answer of Comprehend's, its answers, and the units that it bills for them. */
  readonly texts: {
    readonly toRead: number;
    readonly remembered: number;
    readonly asked: number;
    readonly languagesAsked: number;
    readonly units: number;
  };
}

const START: Time = Date.UTC(2026, 9, 5, 9);
/** What Lambda's event source gathers for the analysis, as lib/constructs/message-pipeline.ts sets it, and what SQS hands out or takes at once. */
const BATCH = 50;
const WINDOW = SECOND;
const RECEIVED_AT_ONCE = 10;

/** Sends a stream through door, inbox and analysis on a simulated clock, with a sweep each minute, and counts what that calls. */
export const run = async (scenario: Scenario): Promise<Tally> => {
  const clock = { now: START };
  const ledger = createLedger();
  const services = await startEmulators(ledger, () => clock.now);
  const runs = createRuns();
  const product = compose(services, () => clock.now, runs.write);
  try {
    await describeBrands(product);
    const messages = scenario.before + scenario.counted;
    const stream = scenario.stream === 'social' ? socialStream : directStream;
    const arrivals = stream(messages, scenario.perSecond, START, scenario.seed);
    const begin = (scenario.before * SECOND) / scenario.perSecond;
    const halves = [arrivals.filter(({ at }) => at < begin), arrivals.filter(({ at }) => at >= begin)];
    for (const half of halves) {
      ledger.reset();
      runs.reset();
      await hear(half, scenario, { clock, services, product, runs });
    }
    return { scenario, rows: ledger.rows(), ...runs.figures() };
  } finally {
    await services.close();
  }
};

interface Stage {
  readonly clock: { now: Time };
  readonly services: Emulators;
  readonly product: Product;
  readonly runs: Runs;
}

/** Second by second: what is delivered, then what the event source has gathered; each minute a sweep. */
async function hear(arrivals: readonly Arrival[], { perDelivery }: Scenario, stage: Stage): Promise<void> {
  const { clock } = stage;
  const bySecond = Map.groupBy(deliveriesOf(arrivals, perDelivery), ({ at }) => Math.floor(at / WINDOW));
  const first = Math.floor((arrivals[0]?.at ?? 0) / WINDOW);
  const last = Math.floor((arrivals.at(-1)?.at ?? 0) / WINDOW);
  for (let second = first; second <= last; second += 1) {
    const deliveries = bySecond.get(second) ?? [];
    for (const delivery of deliveries) {
      clock.now = START + delivery.at;
      await deliver(delivery, stage);
    }
    clock.now = START + (second + 1) * WINDOW;
    await work(
      deliveries.reduce((sum, { data }) => sum + data.length, 0),
      stage,
    );
    if (clock.now % MINUTE === 0) await stage.runs.of('sweep', () => stage.product.sweep({}, lambdaContext('watch-brands')));
  }
}

async function deliver({ type, data }: DeliveryPlan, { clock, product, runs }: Stage): Promise<void> {
  const envelope = { type, timestamp: new Date(clock.now).toISOString(), data: data.length === 1 ? data[0] : data };
  const { headers, body } = signStandardBody(SECRET, JSON.stringify(envelope), { at: clock.now });
  const answer = await runs.of('door', () => product.door(webhookEvent({ platform: 'standard', headers, body }), lambdaContext('receive-webhook')));
  if (answer.statusCode !== 200) throw new Error(`the door answered ${answer.statusCode}`);
}

/** Takes so many messages out of the inbox, and has them analysed in batches. */
async function work(waiting: number, stage: Stage): Promise<void> {
  for (let left = waiting; left > 0;) {
    const batch: Message[] = [];
    while (batch.length < Math.min(BATCH, left)) batch.push(...(await receive(Math.min(RECEIVED_AT_ONCE, BATCH - batch.length), stage.services)));
    const { batchItemFailures } = await stage.runs.of('analysis', () =>
      stage.product.analysis({ Records: batch.map(recordOf) }, lambdaContext('analyze-messages')),
    );
    if (batchItemFailures.length > 0) throw new Error(`the analysis failed: ${batchItemFailures[0]?.reason ?? ''}`);
    await remove(batch, stage.services);
    left -= batch.length;
  }
}

async function receive(most: number, { sqs, inboxUrl }: Emulators): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: inboxUrl, MaxNumberOfMessages: most }));
  return Messages;
}

async function remove(batch: readonly Message[], { sqs, inboxUrl }: Emulators): Promise<void> {
  for (let from = 0; from < batch.length; from += RECEIVED_AT_ONCE) {
    const entries = batch.slice(from, from + RECEIVED_AT_ONCE).map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: inboxUrl, Entries: entries }));
  }
}

const recordOf = ({ MessageId = '', ReceiptHandle = '', Body = '' }: Message): SQSRecord => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: Body,
  attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: '', ApproximateFirstReceiveTimestamp: '0' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: 'us-east-1',
});

async function describeBrands({ stores }: Product): Promise<void> {
  for (let brand = 0; brand < BRANDS; brand += 1) {
    const direct = brand === 0 ? [{ platform: 'whatsapp', account: DIRECT_ACCOUNT }] : [];
    const document = { brand: `brand-${brand}`, name: `Brand ${brand}`, accounts: [{ platform: 'x', account: accountOf(brand) }, ...direct] };
    await stores.brands.save({ value: BrandDocument.parse(document), version: 0 });
  }
}

type Name = 'door' | 'analysis' | 'sweep';
const NONE: FunctionRuns = { runs: 0, logBytes: 0 };
const NO_TEXTS = { toRead: 0, remembered: 0, asked: 0, languagesAsked: 0, units: 0 };

/** Counts what each function does while it runs. They run one after another, so that each line of a log is the running one's. */
function createRuns() {
  let running: Name = 'door';
  let functions = { door: NONE, analysis: NONE, sweep: NONE };
  let texts = NO_TEXTS;
  const add = (name: Name, more: Partial<FunctionRuns>): void => {
    const { runs, logBytes } = functions[name];
    functions = { ...functions, [name]: { runs: runs + (more.runs ?? 0), logBytes: logBytes + (more.logBytes ?? 0) } };
  };
  return {
    of: async <T>(name: Name, act: () => Promise<T>): Promise<T> => {
      running = name;
      const answer = await act();
      add(name, { runs: 1 });
      return answer;
    },
    write: (line: string): void => {
      add(running, { logBytes: Buffer.byteLength(line) });
      const facts = JSON.parse(line);
      if (facts.level === 'error' || facts.level === 'warn') throw new Error(`nothing should go wrong here: ${line}`);
      if (facts.event === 'texts read') texts = withFacts(texts, facts);
    },
    reset: (): void => {
      functions = { door: NONE, analysis: NONE, sweep: NONE };
      texts = NO_TEXTS;
    },
    figures: () => ({ functions, texts }),
  };
}
type Runs = ReturnType<typeof createRuns>;

const withFacts = (sum: typeof NO_TEXTS, facts: Record<string, number>): typeof NO_TEXTS => ({
  toRead: sum.toRead + (facts['texts'] ?? 0),
  remembered: sum.remembered + (facts['remembered'] ?? 0),
  asked: sum.asked + (facts['asked'] ?? 0),
  languagesAsked: sum.languagesAsked + (facts['languagesAsked'] ?? 0),
  units: sum.units + (facts['units'] ?? 0),
});
