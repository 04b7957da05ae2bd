import { afterAll, beforeAll, describe, it } from 'vitest';
import { startServices, type Services } from './a-cloud.ts';
import { aCloudInTheMorning, aFaultlessDay, chance, DAY, deliver, expectSame, inTheEvening, signed, sweepThrough, type Evening } from './a-day.ts';

let services: Services;
let faultless: Evening;
beforeAll(async () => {
  services = await startServices();
  faultless = await aFaultlessDay(services);
}, 60_000);
afterAll(() => services.close());

/** Each one to three times, in an order of chance. */
const shuffled = <T>(all: readonly T[], next: () => number): T[] =>
  all
    .flatMap((one) => Array.from({ length: 1 + Math.floor(next() * 3) }, () => ({ one, place: next() })))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);

describe('a day whose deliveries come in any order, each up to three times', { timeout: 120_000 }, () => {
  it.each(['one', 'another'])('ends like a day in order, though two functions analyse it at once: %s', async (seed) => {
    const cloud = await aCloudInTheMorning(services);
    const each = DAY.flatMap((event) => signed([event], cloud.clock.now));
    await deliver(cloud, shuffled(each, chance(seed)));
    await Promise.all([cloud.work(), cloud.work()]);
    await sweepThrough(cloud);
    expectSame(await inTheEvening(cloud), faultless);
  });
});
