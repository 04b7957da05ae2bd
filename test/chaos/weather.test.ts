import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import type { Call, Fault } from '../stand-ins/faulty.ts';
import { startServices, type Services } from './a-cloud.ts';
import { aCloudInTheMorning, aFaultlessDay, chance, DAY, deliver, expectSame, inTheEvening, signed, sweepThrough, type Evening } from './a-day.ts';

let services: Services;
let faultless: Evening;
beforeAll(async () => {
  services = await startServices();
  faultless = await aFaultlessDay(services);
}, 60_000);
afterEach(() => services.disturb());
afterAll(() => services.close());

/** One of these faults strikes so many of a hundred calls, whatever the service. */
const weather = (seed: string, percent: number, faults: readonly Fault[]): ((call: Call) => Fault | undefined) => {
  const next = chance(seed);
  return () => (next() < percent / 100 ? faults[Math.floor(next() * faults.length)] : undefined);
};

describe('a day on which calls fail by chance', { timeout: 120_000 }, () => {
  it.each([
    ['throttled, or answered with a 500', 6, ['throttle', 'fail', 'fail']],
    ['made, and the answer lost', 10, ['lose-answer']],
    ['cut off, or never answered', 8, ['drop', 'drop', 'drop', 'hang']],
    ['done by half, where they are batches', 60, ['half']],
    ['met by anything', 8, ['half', 'fail', 'drop', 'lose-answer']],
  ] as const)('ends like one without faults when they are %s', async (name, percent, faults) => {
    const cloud = await aCloudInTheMorning(services, { clients: services.hastyClients });
    services.disturb(weather(name, percent, faults));
    await deliver(cloud, signed(DAY, cloud.clock.now));
    await cloud.work();
    await sweepThrough(cloud);
    services.disturb();
    expectSame(await inTheEvening(cloud), faultless);
  });
});
