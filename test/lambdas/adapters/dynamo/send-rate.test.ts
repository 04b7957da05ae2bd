import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECOND, type Time } from '../../../../core/time.ts';
import { createSendRate, type SendRateOptions } from '../../../../lambdas/adapters/dynamo/send-rate.ts';
import { NOON } from '../../../contracts/builders.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';

let opened: OpenTable;
let now: Time;
beforeEach(async () => {
  now = NOON;
  opened = await openTable({ now: () => now });
});
afterEach(() => opened.close());

/** A sender whose waits are only written down. */
const aSender = (options: Partial<SendRateOptions> = {}) => {
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  return { waits, ...createSendRate({ table: opened.table, what: 'topic', wait, ...options }) };
};

describe('the rate of the alert topic', () => {
  it('lets three go at once and then five a second', async () => {
    const sender = aSender();
    for (let number = 0; number < 6; number += 1) expect(await sender.turn(true)).toBe(true);
    expect(sender.waits).toEqual([0, 0, 0, 200, 400, 600]);
  });

  it('is one for all senders, each of which waits for a turn of its own', async () => {
    const senders = [aSender(), aSender(), aSender(), aSender()];
    await Promise.all(senders.flatMap((sender) => [sender.turn(true), sender.turn(true), sender.turn(true)]));
    const waits = senders.flatMap((sender) => sender.waits).toSorted((a, b) => a - b);
    expect(waits).toEqual([0, 0, 0, 200, 400, 600, 800, 1_000, 1_200, 1_400, 1_600, 1_800]);
  });

  it('lets what is no news wait five seconds at most, so that news finds a turn', async () => {
    const sender = aSender({ pace: { perSecond: 1, burst: 1 } });
    const turns: boolean[] = [];
    for (let number = 0; number < 8; number += 1) turns.push(await sender.turn(false));
    expect(turns).toEqual([true, true, true, true, true, true, false, false]);
    expect(await sender.turn(true)).toBe(true);
  });

  it('lets nobody wait longer than their patience, and counts no turn for who leaves', async () => {
    const sender = aSender({ patience: 200 });
    const turns = [];
    for (let number = 0; number < 6; number += 1) turns.push(await sender.turn(true));
    expect(turns).toEqual([true, true, true, true, false, false]);
    now += 200;
    expect([await sender.turn(true), await sender.turn(true)]).toEqual([true, false]);
  });

  it('is not that of the mails', async () => {
    const [topic, mail] = [aSender({ patience: 0 }), aSender({ what: 'mail', patience: 0 })];
    for (let number = 0; number < 3; number += 1) await topic.turn(true);
    expect([await topic.turn(true), await mail.turn(true)]).toEqual([false, true]);
  });

  it('goes on after a table that could not be asked', async () => {
    const broken = { ...opened.table, name: 'no-such-table' };
    const table = { ...opened.table };
    const sender = aSender({ table });
    Object.assign(table, broken);
    await expect(sender.turn(true)).rejects.toThrow();
    Object.assign(table, opened.table);
    expect(await sender.turn(true)).toBe(true);
  });

  it('costs one read and one write a turn while nobody else sends', async () => {
    const sender = aSender();
    const commands: string[] = [];
    opened.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => (commands.push(commandName), next(args)),
      { step: 'initialize' },
    );
    await sender.turn(true);
    now += SECOND;
    await sender.turn(true);
    expect(commands).toEqual(['GetItemCommand', 'PutItemCommand', 'GetItemCommand', 'PutItemCommand']);
  });
});
