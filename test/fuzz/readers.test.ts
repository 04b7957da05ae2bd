import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fromBody, toBody } from '../../core/inbox-body.ts';
import type { DeliveryContent } from '../../core/platforms/platform.ts';
import { Problem } from '../../core/problem.ts';
import { deliveryIn } from '../../lambdas/receive-webhook/delivery.ts';
import { webhookEvent } from '../signed-deliveries.ts';
import { NOW, signed } from '../specimens/door.ts';
import type { Specimen } from '../specimens/specimen.ts';
import { SPECIMENS } from '../specimens/specimens.ts';
import { brokenBody } from './broken-payloads.ts';

/** Set by `npm run fuzz`. In `npm test` it is always the same few cases, and nobody looks at the clock: the machine may be busy. */
const { FUZZ_CASES, FUZZ_SEED } = process.env;

/** For each platform. */
const CASES = Math.ceil(Number(FUZZ_CASES ?? 4_200) / SPECIMENS.length);
const SEED = Number(FUZZ_SEED ?? 1);

/** In milliseconds. What takes longer is read again: of a few looks the shortest counts. */
const LONGEST_READ = FUZZ_CASES === undefined ? Infinity : 50;
const SECOND_LOOKS = 5;

/** What came of the cases of one platform. */
interface Tally {
  read: number;
  silent: number;
  refused: number;
  slowest: number;
}

const tally = (): Tally => ({ read: 0, silent: 0, refused: 0, slowest: 0 });

/** What a reader makes of a body. Only a Problem comes back: any other error goes through. */
function outcomeOf({ platform }: Specimen, example: Parameters<typeof platform.read>[0], body: Uint8Array): DeliveryContent | Problem {
  try {
    return platform.read({ ...example, body: Buffer.from(body) }, {}, NOW);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

const timed = <T>(act: () => T): { readonly result: T; readonly took: number } => {
  const started = performance.now();
  const result = act();
  return { result, took: performance.now() - started };
};

/** Counts a case, and checks what was made of it. */
function check(outcome: DeliveryContent | Problem, counts: Tally): void {
  if (outcome instanceof Problem) {
    counts.refused += 1;
    expect([401, 403, 415, 422]).toContain(outcome.status);
    return;
  }
  counts[outcome.events.length > 0 ? 'read' : 'silent'] += 1;
  for (const event of outcome.events) {
    const body = toBody({ event, receivedAt: NOW, ...(outcome.replay === undefined ? {} : { replay: outcome.replay }) });
    expect(body.isWellFormed() && !/(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/.test(body), 'keeps no half of a character').toBe(true);
    expect(fromBody(body)).toEqual(JSON.parse(body));
  }
}

describe('no delivery, however broken,', () => {
  const tell = (line: string): void => {
    if (FUZZ_CASES !== undefined) console.log(line);
  };

  afterAll(() => tell(`The same cases again: FUZZ_SEED=${SEED} npm run fuzz`));

  it.each(SPECIMENS.map((specimen) => [specimen.platform.name, specimen] as const))(
    'makes the reader of %s fail, take long or leave something half',
    (name, specimen) => {
      const counts = tally();
      const [, payload] = Object.entries(specimen.payloads)[0] ?? [];
      const example = deliveryIn(webhookEvent({ platform: name, ...signed(specimen, payload) }));
      const property = fc.property(brokenBody(specimen), (broken) => {
        const body = Buffer.from(broken);
        const { result, took } = timed(() => outcomeOf(specimen, example, body));
        const again = (): number => timed(() => outcomeOf(specimen, example, body)).took;
        const shortest = took <= LONGEST_READ ? took : Math.min(...Array.from({ length: SECOND_LOOKS }, again));
        counts.slowest = Math.max(counts.slowest, shortest);
        expect(shortest, 'milliseconds to read it').toBeLessThanOrEqual(LONGEST_READ);
        check(result, counts);
      });
      fc.assert(property, { numRuns: CASES, seed: SEED, includeErrorInReport: true });
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      const { read, silent, refused, slowest } = counts;
      tell(`${name}: ${CASES} deliveries, ${read} read, ${silent} without a message, ${refused} refused, slowest ${slowest.toFixed(1)} ms`);
    },
  );
});
