import { BatchWriteItemCommand, ScanCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxItem, PlatformEvent } from '../../core/event.ts';
import { toBody } from '../../core/inbox-body.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import { answered, aTouchyBrand, complaints, deleted, edited, liked, live, NOON, said, sqsEvent } from '../lambdas/analyze-messages/an-analysis.ts';
import { aCloud, startServices, stateOf, type Cloud, type Services } from './a-cloud.ts';
import type { Clients } from './an-instance.ts';
import { FatalCall, WAYS, type Way } from './fatal-calls.ts';

const direct = { kind: 'direct', visibility: 'private', threadId: 'talk' } as const;
const brand = { direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' } } as const;
const MORNING = NOON + 30 * MINUTE;

/** Stored in good health: parts of an answer that wait for their question, a greeting that waits for its customer, and what will change. */
const BEFORE: readonly PlatformEvent[] = [
  answered('x:part-3', 'x:part-2', { threadId: 'x:ask', sentAt: NOON + 4 * MINUTE }),
  answered('x:part-2', 'x:part-1', { threadId: 'x:ask', sentAt: NOON + 3 * MINUTE }),
  said('x:hello', { ...direct, ...brand, text: 'Hello' }),
  said('x:changes', { text: 'good' }),
  said('x:goes', { text: 'bad word' }),
  deleted('x:gone-before-it-came'),
];

/** One batch with everything in it. It is stored within the pace of looks, so that none is had before all of it is there. */
const BATCH: readonly PlatformEvent[] = [
  answered('x:part-1', 'x:ask', { threadId: 'x:ask', sentAt: NOON + 2 * MINUTE }),
  said('x:ask', { text: 'Is it good?' }),
  edited('x:changes', { text: 'bad', edited: NOON + MINUTE }),
  edited('x:new', { text: 'good after all', edited: NOON + 2 * MINUTE }),
  said('x:new', { text: 'bad' }),
  deleted('x:goes'),
  said('x:gone-before-it-came', { text: 'bad secret' }),
  said('x:reply', { ...direct, author: { id: 'friend', role: 'customer' }, text: 'bad coffee', sentAt: NOON + MINUTE }),
  said('x:hello', { ...direct, ...brand, text: 'Hello' }),
  liked('x:ask', 7, 5_000),
  ...complaints(4, NOON + 10 * MINUTE),
  ...complaints(1, NOON + 10 * MINUTE),
];
/** The look that it calls for raises the incident. */
const LAST: readonly PlatformEvent[] = complaints(1, NOON + 20 * MINUTE, 'x:last');

let services: Services;
let clients: Clients;
let fatal: FatalCall;
let past: readonly Record<string, AttributeValue>[];
beforeAll(async () => {
  services = await startServices();
  clients = services.newClients();
  fatal = new FatalCall(clients);
  past = await aPast();
});
afterAll(() => services.close());

const received = (events: readonly PlatformEvent[]): InboxItem[] => events.map((event) => live(event, MORNING));
const recordsOf = (events: readonly PlatformEvent[]) => sqsEvent(received(events).map(toBody));

/** All items of a table in which the past is stored, and which has just been looked at. */
async function aPast(): Promise<readonly Record<string, AttributeValue>[]> {
  const cloud = await aCloud(services, MORNING);
  await cloud.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  expect((await cloud.instance().analyze(recordsOf(BEFORE))).batchItemFailures).toEqual([]);
  return (await services.clients.dynamo.send(new ScanCommand({ TableName: cloud.site.table }))).Items ?? [];
}

/** A cloud that has come through the past. */
async function aCloudInTheMorning(): Promise<Cloud> {
  const cloud = await aCloud(services, MORNING);
  for (let first = 0; first < past.length; first += 25) {
    const puts = past.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
    await services.clients.dynamo.send(new BatchWriteItemCommand({ RequestItems: { [cloud.site.table]: puts } }));
  }
  return cloud;
}

/** Hands records over until none fails, each time to a cold instance; how often a killed or failed one is followed by another. */
async function analyze(cloud: Cloud, events: readonly PlatformEvent[]): Promise<void> {
  let records = recordsOf(events).Records;
  for (let attempt = 0; records.length > 0; attempt += 1) {
    if (attempt > 3) throw new Error(`${records.length} records become dead letters`);
    const result = await fatal.invoke(() => cloud.instance(clients).analyze({ Records: records })).catch(() => undefined);
    const failed = new Set(result?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    if (result !== undefined) records = records.filter(({ messageId }) => failed.has(messageId));
  }
}

/** The batch, the last complaint with its look, and the sweeps after it, in which the n-th call goes wrong. */
async function lifeWith(at: number, way: Way) {
  const cloud = await aCloudInTheMorning();
  fatal.arm(at, way);
  cloud.clock.now = MORNING + 4 * SECOND;
  await analyze(cloud, BATCH);
  cloud.clock.now = MORNING + 2 * MINUTE;
  await analyze(cloud, LAST);
  for (const minutes of [3, 5]) {
    cloud.clock.now = MORNING + minutes * MINUTE;
    await fatal.invoke(() => cloud.instance(clients).sweep()).catch(() => undefined);
  }
  const { calls } = fatal;
  fatal.arm(Infinity, way);
  cloud.clock.now = MORNING + 8 * MINUTE;
  await cloud.instance().sweep();
  return {
    calls,
    state: await stateOf(cloud),
    heard: new Set((await cloud.heard()).map(({ attributes, steps }) => JSON.stringify([attributes, steps]))),
  };
}

/** Every call in `npm run test:chaos`, which takes minutes; in `npm test` every so many, from another one on for each way. */
const STRIDE = process.env['CHAOS'] === 'every call' ? 1 : 20;

describe('an instance that', { timeout: 600_000 }, () => {
  it.each(WAYS)('%s at any call is made good by the next', async (way) => {
    const faultless = await lifeWith(Infinity, way);
    expect(faultless.state.alerts).toEqual([{ id: expect.any(String), step: 'opened', isDelivered: true }]);
    expect(faultless.heard.size).toBe(1);
    for (let at = 1 + ((WAYS.indexOf(way) * 7) % STRIDE); at <= faultless.calls; at += STRIDE) {
      const { state, heard } = await lifeWith(at, way);
      expect(state, `at call ${at}`).toEqual(faultless.state);
      expect(heard, `at call ${at}`).toEqual(faultless.heard);
    }
  });
});
