import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import type { Incident } from '../../../core/incident.ts';
import { PlatformMessage } from '../../../core/message.ts';
import { HOUR, MINUTE, minuteOf, type Time } from '../../../core/time.ts';
import { createEmbeddedSentiment } from '../../../local/embedded-sentiment.ts';
import { readHistory } from '../../../local/simulate/read-history.ts';
import { runVariants } from '../../../local/simulate/run-variants.ts';
import { variantsOf } from '../../../local/simulate/variants.ts';
import type { SentimentReader } from '../../../lambdas/ports.ts';
import { anAnalysis, aTouchyBrand, NOON, RECEIVED, replayed, sealed, wordReader } from '../../lambdas/analyze-messages/an-analysis.ts';
import { aHistory, loudComplaint, post, writeHistory } from './a-history.ts';
import { freshDataDirs } from '../store/data-dir.ts';

const newDir = freshDataDirs();
const sample = (name: string): string => fileURLToPath(new URL(`../../../local/sample/${name}`, import.meta.url));

const BATCH = 10;
const WATERMARK_EVERY = 500;

/** What the product raises of a file: each line through the analysis, with watermarks on the way, as a replay sends them. */
async function raisedByProduct(file: string, brand: BrandDocument, sentiment: SentimentReader): Promise<readonly Incident[]> {
  const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED }, around: (ports) => ({ ...ports, sentiment }) });
  await analysis.describe(brand);
  const messages = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => PlatformMessage.parse(JSON.parse(line)));
  const send = async (events: Parameters<typeof replayed>[0][]): Promise<void> =>
    expect((await analysis.analyze(events.map((event) => replayed(event)))).batchItemFailures).toEqual([]);
  for (let from = 0; from < messages.length; from += BATCH) {
    const batch = messages.slice(from, from + BATCH);
    await send(batch.map((message) => ({ type: 'message.created', message })));
    if ((from + BATCH) % WATERMARK_EVERY === 0) await send([sealed(minuteOf(batch.at(-1)?.sentAt ?? 0))]);
  }
  await send([sealed(minuteOf(Math.max(...messages.map(({ sentAt }) => sentAt))) + MINUTE)]);
  const incidents = await analysis.store.incidents.list(brand.brand, { limit: 100 });
  analysis.store.close();
  return incidents.toReversed();
}

async function raisedBySimulation(file: string, brand: BrandDocument, sentiment: SentimentReader): Promise<readonly Incident[]> {
  const history = await readHistory({ file, documents: [brand], only: undefined }, { sentiment, now: RECEIVED, moved: () => undefined });
  const [only] = await runVariants(history, variantsOf([], []), () => undefined);
  return only?.outcomes[0]?.incidents ?? [];
}

/** All of an incident but when which alert left. */
const essence = (incident: Incident) => ({ ...incident, alerts: incident.alerts.map(({ step, at, dueAt }) => ({ step, at, dueAt })) });

describe('a simulation', () => {
  it('raises of the bundled sample what the product raises, to the last word of the evidence', async () => {
    const brand = BrandDocument.parse(JSON.parse(readFileSync(sample('brand.json'), 'utf8')));
    const simulated = await raisedBySimulation(sample('wrenlow-day.jsonl'), brand, createEmbeddedSentiment());
    const product = await raisedByProduct(sample('wrenlow-day.jsonl'), brand, createEmbeddedSentiment());
    expect(simulated.map(({ kind, severity, rules }) => ({ kind, severity, rules }))).toEqual([
      { kind: 'crisis', severity: 'critical', rules: ['surge', 'threshold'] },
    ]);
    expect(simulated.map(essence)).toEqual(product.map(essence));
  });

  it('raises what the product raises of weeks with crises, a viral message, answers, silence and the same message twice', async () => {
    const file = join(newDir(), 'weeks.jsonl');
    writeHistory(file, [
      ...aHistory({ from: NOON, hours: 6, badFrom: 2, badTo: 3 }),
      post('answer', NOON + 3 * HOUR, { direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' }, text: 'We know.' }),
      loudComplaint('loud', NOON + 40 * HOUR),
      loudComplaint('loud', NOON + 40 * HOUR, { engagement: { likes: 900_000, shares: 10, replies: 10, views: 0 } }),
      ...aHistory({ from: NOON + 500 * HOUR, hours: 5, badFrom: 0, badTo: 2 }),
    ]);
    const brand = aTouchyBrand('harbour', 'harbour-coffee');
    const simulated = await raisedBySimulation(file, brand, wordReader);
    expect(simulated.map(({ kind }) => kind)).toEqual(['crisis', 'viral', 'crisis']);
    expect(simulated.map(essence)).toEqual((await raisedByProduct(file, brand, wordReader)).map(essence));
  });

  it('raises what the product raises of a second crisis beside the first, and of questions that nobody answers any more', async () => {
    const file = join(newDir(), 'beside.jsonl');
    const coffee = every(2 * MINUTE, 30, NOON + 3 * HOUR, (id, at) => post(`c${id}`, at, { text: `badly burnt coffee beans ${id}` }));
    const asked = every(20 * MINUTE, 150, NOON + 100 * HOUR, (id, at) => post(`q${id}`, at, { text: 'When do you open?' }));
    const answers = every(20 * MINUTE, 145, NOON + 100.1 * HOUR, (id, at) => answerTo(`x:q${id}`, at));
    const crowd = every(MINUTE / 2, 240, NOON + 150 * HOUR, (id, at) => post(`u${id}`, at, { text: 'Is anybody there?' }));
    const messages = [...aHistory({ from: NOON, hours: 8, badFrom: 2, badTo: 5 }), ...coffee, ...asked, ...answers, ...crowd];
    writeHistory(
      file,
      messages.toSorted((a, b) => a.sentAt - b.sentAt),
    );
    const brand = aTouchyBrand('harbour', 'harbour-coffee');
    const simulated = await raisedBySimulation(file, brand, wordReader);
    expect(simulated.map(({ kind, besides }) => [kind, besides])).toEqual([
      ['crisis', undefined],
      ['crisis', simulated[0]?.id],
      ['ghost', undefined],
    ]);
    expect(simulated.map(essence)).toEqual((await raisedByProduct(file, brand, wordReader)).map(essence));
  });
});

const every = (step: number, times: number, from: Time, message: (id: number, at: Time) => PlatformMessage): PlatformMessage[] =>
  Array.from({ length: times }, (_nothing, index) => message(index, from + index * step));

const answerTo = (id: string, sentAt: Time): PlatformMessage =>
  post(`answer to ${id}`, sentAt, {
    kind: 'reply',
    direction: 'outbound',
    author: { id: 'harbour-coffee', role: 'agent' },
    text: 'At nine.',
    inReplyTo: id,
  });
