import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../core/time.ts';
import { createBrands } from '../../../../lambdas/adapters/dynamo/brands.ts';
import { rememberedBrands } from '../../../../lambdas/remembered-brands.ts';
import type { Brands } from '../../../../lambdas/ports.ts';
import { describeBrands } from '../../../contracts/brands.contract.ts';
import { aBrand, never, NOON } from '../../../contracts/builders.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { commandsOf, dieAfter } from './mortal-client.ts';
import { onTable } from './opened.ts';

describeBrands('DynamoDB', onTable(createBrands));
describeBrands(
  'DynamoDB, remembered',
  onTable((table) => rememberedBrands(createBrands(table), { now: () => NOON })),
);

describe('brands in DynamoDB', () => {
  let now = NOON;
  let opened: OpenTable;
  let brands: Brands;
  beforeEach(async () => {
    now = NOON;
    opened = await openTable({ now: () => now });
    brands = createBrands(opened.table);
  });
  afterEach(() => opened.close());

  const owners = (...accounts: string[]) => Promise.all(accounts.map((account) => brands.ofAccount('x', account)));
  const killedAfter = async (sent: number, act: () => Promise<unknown>): Promise<void> => {
    const { revive } = dieAfter(opened.client, sent);
    await expect(act()).rejects.toThrow('killed');
    revive();
  };
  const reopened = async (): Promise<void> => {
    await opened.close();
    opened = await openTable({ now: () => now });
    brands = createBrands(opened.table);
  };

  it('own just what their documents name when a change is killed anywhere, and what the change names when it is repeated', async () => {
    const changed = { value: aBrand('harbour', 'tea', 'cocoa'), version: 1 };
    await brands.save(never(aBrand('harbour', 'coffee', 'tea')));
    const commands = await commandsOf(opened.client, () => brands.save(changed));
    for (let sent = 0; sent < commands; sent += 1) {
      await reopened();
      await brands.save(never(aBrand('harbour', 'coffee', 'tea')));
      await killedAfter(sent, () => brands.save(changed));
      const isSaved = (await brands.load('harbour'))?.version === 2;
      expect(await owners('coffee', 'tea', 'cocoa')).toEqual(isSaved ? [undefined, 'harbour', 'harbour'] : ['harbour', 'harbour', undefined]);
      expect(await brands.save(changed)).toBe(!isSaved);
      expect(await owners('coffee', 'tea', 'cocoa')).toEqual([undefined, 'harbour', 'harbour']);
    }
  });

  it('leave an account that nobody came to save to another brand, a minute later', async () => {
    const commands = await commandsOf(opened.client, () => brands.save(never(aBrand('other', 'milk'))));
    await killedAfter(commands - 1, () => brands.save(never(aBrand('harbour', 'coffee'))));
    expect(await owners('coffee')).toEqual([undefined]);
    now = NOON + MINUTE - 1;
    await expect(brands.save(never(aBrand('meadow', 'coffee')))).rejects.toMatchObject({ status: 409 });
    now = NOON + MINUTE;
    expect(await brands.save(never(aBrand('meadow', 'coffee')))).toBe(true);
    expect(await owners('coffee')).toEqual(['meadow']);
    await expect(brands.save(never(aBrand('harbour', 'coffee')))).rejects.toMatchObject({ status: 409 });
  });

  it('never let go of an account that a document names, however old its claim', async () => {
    await brands.save(never(aBrand('harbour', 'coffee')));
    now = NOON + 100 * MINUTE;
    await expect(brands.save(never(aBrand('meadow', 'coffee')))).rejects.toMatchObject({ status: 409 });
    expect(await owners('coffee')).toEqual(['harbour']);
  });

  it('give back at once what a refused document had claimed', async () => {
    await brands.save(never(aBrand('harbour', 'coffee')));
    await expect(brands.save(never(aBrand('meadow', 'milk', 'coffee')))).rejects.toMatchObject({ status: 409 });
    expect(await brands.save(never(aBrand('valley', 'milk')))).toBe(true);
  });

  it.each(Array.from({ length: 6 }, (_, round) => round))('agree with their documents when many save at once (round %i)', async () => {
    await brands.save(never(aBrand('harbour', 'coffee', 'tea')));
    const saves = [
      { value: aBrand('harbour', 'tea', 'cocoa'), version: 1 },
      { value: aBrand('harbour', 'coffee', 'cocoa'), version: 1 },
      never(aBrand('meadow', 'cocoa', 'milk')),
      never(aBrand('valley', 'milk', 'coffee')),
    ];
    await Promise.allSettled(saves.map((document) => brands.save(document)));
    const documents = await brands.list();
    const named = documents.flatMap(({ brand, accounts }) => accounts.map(({ account }) => ({ account, brand })));
    expect(new Set(named.map(({ account }) => account)).size).toBe(named.length);
    expect(await owners(...named.map(({ account }) => account))).toEqual(named.map(({ brand }) => brand));
  });
});
