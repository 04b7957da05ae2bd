import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOON, praises } from '../lambdas/analyze-messages/an-analysis.ts';
import { aCloud, startServices, type Cloud, type Services } from './a-cloud.ts';
import { signed } from './a-day.ts';

let services: Services;
let cloud: Cloud;
beforeAll(async () => {
  services = await startServices();
});
beforeEach(async () => {
  cloud = await aCloud(services, NOON);
});
afterAll(() => services.close());

/** One delivery of 25 messages: three calls of the queue. */
const delivery = () => signed(praises(25, NOON - 3_600_000), NOON, 25)[0] ?? { headers: {}, body: '' };
const deliver = () => cloud.instance().receive(delivery());
const storedIds = async (): Promise<string[]> => {
  await cloud.work();
  const lines = (await cloud.instance().ask('GET /brands/unassigned/export')).split('\n');
  return lines.filter((line) => line.startsWith('{"type":"message"'));
};

describe('the door', () => {
  it('takes a delivery of which the queue accepts half and half again, each message once', async () => {
    const { queues } = services.wires;
    queues.disturb(() => 'half');
    expect(await deliver()).toBe(200);
    queues.disturb();
    expect(await cloud.depth()).toEqual({ waiting: 25, deadLetters: 0 });
  });

  it('asks for the delivery again while a part of it is not durable, and the second one repairs it', async () => {
    services.wires.queues.inject({ fault: 'half', times: 3 }, { fault: 'fail', times: 20 });
    expect(await deliver()).toBe(503);
    expect((await cloud.depth()).waiting).toBeGreaterThan(0);
    expect((await cloud.depth()).waiting).toBeLessThan(25);
    services.wires.queues.clear();
    expect(await deliver()).toBe(200);
    expect(await storedIds()).toHaveLength(25);
  });

  it('asks again for what is durable already when the queue could not say so, and it counts once', async () => {
    const { queues } = services.wires;
    queues.disturb(() => 'lose-answer');
    expect(await deliver()).toBe(503);
    queues.disturb();
    expect((await cloud.depth()).waiting).toBeGreaterThanOrEqual(25);
    expect(await deliver()).toBe(200);
    expect(await storedIds()).toHaveLength(25);
  });
});
