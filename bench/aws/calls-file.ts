import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { Tally } from './run.ts';

const FILE = new URL('../calls.json', import.meta.url);

const count = z.number().nonnegative();
const runs = z.object({ runs: count, logBytes: count });
const service = z.enum(['DynamoDB', 'SQS', 'SNS', 'Comprehend', 'Secrets Manager']);
const row = z.object({ service, operation: z.string(), purpose: z.string(), calls: count, readUnits: count, writeUnits: count, indexUnits: count });
const scenario = z.object({
  stream: z.enum(['social', 'direct']),
  perDelivery: count,
  perSecond: count,
  before: count,
  counted: count,
  seed: count,
});
const texts = z.object({ toRead: count, remembered: count, asked: count, languagesAsked: count, units: count });
const tally = z.object({ scenario, rows: z.array(row), functions: z.object({ door: runs, analysis: runs, sweep: runs }), texts });

/** What `npm run bench:calls` has counted, and of which state of the code. */
const Calls = z.object({ measured: z.object({ commit: z.string(), date: z.string() }), tallies: z.array(tally) });
export type Calls = z.output<typeof Calls>;

/** Throws when the file is missing or of another form: `npm run bench:calls` writes it anew. */
export const readCalls = (): Calls => Calls.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** Writes what was counted beside the last commit and its date: the code measured is that one, or what is about to follow it. */
export const writeCalls = (tallies: readonly Tally[]): void => {
  const [commit = '', date = ''] = execFileSync('git', ['log', '-1', '--format=%h %cI'], { encoding: 'utf8' }).trim().split(' ');
  writeFileSync(FILE, `${JSON.stringify({ measured: { commit, date }, tallies }, undefined, 1)}\n`);
};
