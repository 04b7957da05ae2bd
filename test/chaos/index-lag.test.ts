import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTable, type OpenTable } from '../stand-ins/dynalite.ts';
import { startServices, type Cloud, type Services } from './a-cloud.ts';
import { aCloudInTheMorning, aFaultlessDay, DAY, deliver, expectSame, inTheEvening, signed, sweepThrough, type Evening } from './a-day.ts';

let services: Services;
let faultless: Evening;
let store: OpenTable;
let cloud: Cloud;
beforeAll(async () => {
  services = await startServices();
  faultless = await aFaultlessDay(services);
}, 60_000);
beforeEach(async () => {
  store = await openTable();
  cloud = await aCloudInTheMorning(services, { store });
});
afterEach(() => store.close());
afterAll(() => services.close());

const linesOf = (text: string, type: string): string[] => text.split('\n').filter((line) => line.startsWith(`{"type":"${type}"`));

describe('indexes that answer from the past', { timeout: 60_000 }, () => {
  it('change nothing that is stored, and the lists catch up', async () => {
    await store.indexes.standStill();
    await deliver(cloud, signed(DAY, cloud.clock.now));
    await cloud.work();
    const { ask } = cloud.instance();
    const lagging = await ask('GET /brands/harbour/export');
    const [before = ''] = faultless.state.exports;
    expect(linesOf(lagging, 'message')).toEqual(linesOf(before, 'message'));
    expect(linesOf(lagging, 'conversation').length).toBeLessThan(linesOf(before, 'conversation').length);
    const [known = ''] = linesOf(before, 'conversation');
    const { id } = JSON.parse(known).data as { id: string };
    expect(JSON.parse(await ask(`GET /conversations/${id}`))).toMatchObject({ id });
    store.indexes.catchUp();
    await sweepThrough(cloud);
    expectSame(await inTheEvening(cloud), faultless);
  });

  it('do not keep a brand from being looked at that was due in the past', async () => {
    await store.indexes.standStill();
    await deliver(cloud, signed(DAY, cloud.clock.now));
    await cloud.work();
    await sweepThrough(cloud);
    expect(await cloud.heard()).toHaveLength(1);
  });

  it('only put off what a sender could not finish', async () => {
    services.wires.queues.disturb(({ action }) => (action === 'Publish' ? 'fail' : undefined));
    await deliver(cloud, signed(DAY, cloud.clock.now));
    await cloud.work();
    await store.indexes.standStill();
    await sweepThrough(cloud, [1]);
    services.wires.queues.disturb();
    await sweepThrough(cloud, [3]);
    expect(await cloud.heard()).toEqual([]);
    store.indexes.catchUp();
    expectSame(await inTheEvening(cloud), faultless);
  });
});
