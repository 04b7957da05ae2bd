import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import * as z from 'zod';
import { PlatformEvent } from '../../core/event.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import { aTouchyBrand, NOON, said } from '../lambdas/analyze-messages/an-analysis.ts';
import { afternoon } from '../lambdas/analyze-messages/story-events.ts';
import { signStandard, type SignedDelivery } from '../signed-deliveries.ts';
import { aCloud, stateOf, type Cloud, type CloudSettings, type Heard, type Services, type State } from './a-cloud.ts';
import { STANDARD_SECRET } from './an-instance.ts';

/**
 * One hour and a half of a brand, heard live. What a look sees depends on what was stored before it; so that days can be compared byte
 * for byte, all of it comes within the five seconds after a look, in which no other is had, and then the sweep looks.
 */
const BEGIN = NOON + 84 * MINUTE;
const WITHIN_PACE = 4 * SECOND;

/** Talks, chains of answers, edits, deletions, and a crisis, of two brands and of an account that is nobody's. */
export const DAY: readonly PlatformEvent[] = [
  ...afternoon().filter(isHeard),
  said('x:elsewhere-1', { account: 'lake-tea', text: 'good tea' }),
  said('x:elsewhere-2', { account: 'lake-tea', text: 'bad tea', sentAt: NOON + MINUTE }),
  said('x:nobody-1', { account: 'whose', text: 'bad and lost' }),
];

/** What is said before the day ends, but for the third of the three courses that talks and changes take alike. */
function isHeard(event: PlatformEvent): boolean {
  const id = 'message' in event ? event.message.id : 'id' in event ? event.id : '';
  return !/-41(-|$)/.test(id) && (!('message' in event) || event.message.sentAt < BEGIN);
}

/** A cloud whose brands have just been looked at. */
export const aCloudInTheMorning = async (services: Services, settings: CloudSettings = {}): Promise<Cloud> => {
  const cloud = await aCloud(services, BEGIN, settings);
  await cloud.describe(aTouchyBrand('harbour', 'harbour-coffee'), aTouchyBrand('lake', 'lake-tea'));
  for (const account of ['harbour-coffee', 'lake-tea', 'whose'])
    await deliver(cloud, signed([said(`x:first of ${account}`, { account, text: 'good morning', sentAt: BEGIN - SECOND })], BEGIN));
  await cloud.work();
  cloud.clock.now = BEGIN + WITHIN_PACE;
  return cloud;
};

/** The sweeps of the next minutes. One that fails is followed by the next, as the schedule has it. */
export const sweepThrough = async (cloud: Cloud, minutes: readonly number[] = [1, 3]): Promise<void> => {
  for (const minute of minutes) {
    cloud.clock.now = BEGIN + minute * MINUTE;
    await cloud
      .instance()
      .sweep()
      .catch(() => undefined);
  }
};

/** What the day came to, after a last sweep that nothing disturbs. */
export const inTheEvening = async (cloud: Cloud): Promise<Evening> => {
  cloud.clock.now = BEGIN + 6 * MINUTE;
  await cloud.instance().sweep();
  return { depth: await cloud.depth(), state: await stateOf(cloud), heard: await cloud.heard() };
};

export interface Evening {
  readonly depth: { readonly waiting: number; readonly deadLetters: number };
  readonly state: State;
  readonly heard: readonly Heard[];
}

/** The day as it is when nothing goes wrong. */
export const aFaultlessDay = async (services: Services): Promise<Evening> => {
  const cloud = await aCloudInTheMorning(services);
  await deliver(cloud, signed(DAY, cloud.clock.now));
  await cloud.work();
  await sweepThrough(cloud);
  const evening = await inTheEvening(cloud);
  expect(evening.state.exports.join('').match(/"type":"incident"/g)).toHaveLength(1);
  expect(evening.heard).toHaveLength(1);
  return evening;
};

/** The same state byte for byte, nothing waiting or dead, and the same alerts: once or more, each id always with the same words. */
export const expectSame = (evening: Evening, faultless: Evening): void => {
  expect(evening.depth).toEqual({ waiting: 0, deadLetters: 0 });
  expect(evening.state).toEqual(faultless.state);
  expect(distinct(evening.heard)).toEqual(distinct(faultless.heard));
};

/** The links differ, since each says until when it is good. */
const distinct = (heard: readonly Heard[]): ReadonlySet<string> => new Set(heard.map(({ attributes, steps }) => JSON.stringify([attributes, steps])));

/** Signed deliveries of some events, so many at a time as stand together and are of one type. */
export const signed = (events: readonly PlatformEvent[], at: number, most = 10): SignedDelivery[] => {
  const runs: PlatformEvent[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last !== undefined && last.length < most && last[0]?.type === event.type) last.push(event);
    else runs.push([event]);
  }
  return runs.map((run) =>
    signStandard(STANDARD_SECRET, { type: run[0]?.type ?? '', timestamp: new Date(at).toISOString(), data: run.map(dataOf) }, { at }),
  );
};

function dataOf(event: PlatformEvent): unknown {
  const { type: _type, ...data } = z.encode(PlatformEvent, event);
  return 'message' in data ? data.message : data;
}

/** Delivers as a platform does: again, until it hears 200. Answers how often it did not. */
export const deliver = async (cloud: Cloud, deliveries: readonly SignedDelivery[], through = cloud.instance()): Promise<number> => {
  let refused = 0;
  for (const delivery of deliveries) {
    while ((await through.receive(delivery)) !== 200) {
      refused += 1;
      if (refused > 100) throw new Error('the door stays shut');
    }
  }
  return refused;
};

/** Chance that can be repeated: numbers from 0 up to 1, from a seed. */
export const chance = (seed: string): (() => number) => {
  let drawn = 0;
  return () =>
    createHash('sha256')
      .update(`${seed} ${(drawn += 1)}`)
      .digest()
      .readUInt32BE(0) /
    2 ** 32;
};
