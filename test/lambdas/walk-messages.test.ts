import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../core/time.ts';
import { walkMessages } from '../../lambdas/walk-messages.ts';
import type { Period } from '../../lambdas/walk-conversations.ts';
import { inMemoryPorts } from '../in-memory-ports.ts';
import { aMessage, NOON, stored } from './care-api/an-api.ts';

const idOf = (minute: number): string => `x:harbour-${minute}`;

const minutes = async (number: number) => {
  const ports = inMemoryPorts();
  await stored({ ports }).messages(Array.from({ length: number }, (_, minute) => aMessage('harbour', minute)));
  return ports;
};
const walked = async (ports: Awaited<ReturnType<typeof minutes>>, period: Period, most?: number) => {
  const met: string[] = [];
  const heard = await walkMessages(ports, 'harbour', period, ({ id }) => met.push(id), most);
  return { met, heard };
};
const period = (from: number, to: number): Period => ({ from: NOON + from * MINUTE, to: NOON + to * MINUTE });

describe('a walk through the messages of a period', () => {
  it('meets those that were sent in it, its first moment included and its end not', async () => {
    const { met, heard } = await walked(await minutes(10), period(2, 5));
    expect(met).toEqual([2, 3, 4].map(idOf));
    expect(heard).toEqual({ messages: 3, complete: true, reached: NOON + 5 * MINUTE });
  });

  it('goes on beyond a page', async () => {
    const { met } = await walked(await minutes(1_003), period(0, 2_000));
    expect(met).toEqual(Array.from({ length: 1_003 }, (_, minute) => idOf(minute)));
  });

  it.each([
    ['one fewer than there are', 4, { messages: 4, complete: false, reached: NOON + 4 * MINUTE }],
    ['as many as there are', 5, { messages: 5, complete: true, reached: NOON + 9 * MINUTE }],
    ['one more', 6, { messages: 5, complete: true, reached: NOON + 9 * MINUTE }],
  ])('takes at most so many, and says how far it came: %s', async (_name, most, expected) => {
    expect((await walked(await minutes(5), period(0, 9), most)).heard).toEqual(expected);
  });

  it('is complete when all that is left lies beyond the period', async () => {
    expect((await walked(await minutes(9), period(0, 4), 4)).heard).toEqual({ messages: 4, complete: true, reached: NOON + 4 * MINUTE });
  });
});
