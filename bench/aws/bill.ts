import type { Row, Service } from './ledger.ts';
import { PRICES } from './prices.ts';
import type { FunctionRuns, Tally } from './run.ts';

type Name = keyof Tally['functions'];

/** What Lambda itself writes for each run (START, END, REPORT), in bytes; the door has it left out. */
const PLATFORM_LOG_BYTES = 400;

/**
 * What a run of each function takes: memory as `lib/constructs` sets it, and a time that is an assumption, since emulators on a shared
 * machine tell nothing of it. Warm and on arm64:
 * - the door verifies, reads and makes one call of SQS, which answers in about ten milliseconds;
 * - the analysis waits for two calls of Comprehend (a language, a mood: about 150 ms each) and for about twenty steps of DynamoDB (5 ms),
 *   its brands side by side;
 * - the sweep asks what is due, and looks at some brands.
 */
export const RUNS: Readonly<Record<Name, { readonly gigabytes: number; readonly seconds: number; readonly platformLogBytes: number }>> = {
  door: { gigabytes: 0.5, seconds: 0.02, platformLogBytes: 0 },
  analysis: { gigabytes: 1, seconds: 0.4, platformLogBytes: PLATFORM_LOG_BYTES },
  sweep: { gigabytes: 1, seconds: 0.3, platformLogBytes: PLATFORM_LOG_BYTES },
};

/** The gateway's line for each request, in bytes. */
const ACCESS_LOG_BYTES = 280;

/** US dollars by what they are for. */
export type Bill = Readonly<Record<string, number>>;

/** What so many counted messages cost. `slower` is what every run is taken to last, as a multiple of the assumption. */
export const billOf = ({ rows, functions, texts }: Tally, { slower = 1 } = {}): Bill => {
  const sum = (service: Service, of: (row: Row) => number): number => rows.reduce((total, row) => total + (row.service === service ? of(row) : 0), 0);
  const all = Object.values(functions);
  return {
    'API Gateway': functions.door.runs * PRICES.apiRequest,
    'Lambda, requests': runsOf(all) * PRICES.lambdaRequest,
    'Lambda, GB-seconds': gigabyteSeconds(functions) * slower * PRICES.lambdaGbSecond,
    SQS: sum('SQS', ({ calls }) => calls) * PRICES.sqsRequest,
    'DynamoDB, writes': sum('DynamoDB', ({ writeUnits }) => writeUnits) * PRICES.writeUnit,
    'DynamoDB, index writes': sum('DynamoDB', ({ indexUnits }) => indexUnits) * PRICES.writeUnit,
    'DynamoDB, reads': sum('DynamoDB', ({ readUnits }) => readUnits) * PRICES.readUnit,
    SNS: sum('SNS', ({ calls }) => calls) * PRICES.snsPublish,
    Schedule: functions.sweep.runs * PRICES.scheduledCall,
    Logs: (logBytes(functions) / 1e9) * PRICES.logGigabyte,
    Comprehend: texts.units * PRICES.comprehendUnit,
  };
};

/** All of a bill but Comprehend, in US dollars. */
export const withoutComprehend = (bill: Bill): number =>
  Object.entries(bill).reduce((total, [name, dollars]) => total + (name === 'Comprehend' ? 0 : dollars), 0);

export const gigabyteSeconds = (functions: Tally['functions']): number =>
  (Object.keys(RUNS) as Name[]).reduce((total, name) => total + functions[name].runs * RUNS[name].gigabytes * RUNS[name].seconds, 0);

/** What all logs of the counted messages take, in bytes. */
export const logBytes = (functions: Tally['functions']): number => {
  const names = Object.keys(RUNS) as Name[];
  const written = names.map((name) => functions[name].logBytes + functions[name].runs * RUNS[name].platformLogBytes);
  return written.reduce((total, bytes) => total + bytes, functions.door.runs * ACCESS_LOG_BYTES);
};

const runsOf = (all: readonly FunctionRuns[]): number => all.reduce((total, { runs }) => total + runs, 0);
