import { beforeEach, describe, expect, it } from 'vitest';
import { SECOND } from '../../core/time.ts';
import type { Brands } from '../../lambdas/ports.ts';
import { rememberedBrands } from '../../lambdas/remembered-brands.ts';
import { aBrand, never, NOON } from '../contracts/builders.ts';
import { inMemoryPorts } from '../in-memory-ports.ts';

describe('remembered brands', () => {
  let now = NOON;
  let asked: string[] = [];
  let stored: Brands;
  let brands: Brands;
  beforeEach(() => {
    now = NOON;
    asked = [];
    stored = inMemoryPorts().brands;
    const counting: Brands = {
      ...stored,
      load: async (brand) => (asked.push(brand), stored.load(brand)),
      ofAccount: async (platform, account) => (asked.push(`${platform} ${account}`), stored.ofAccount(platform, account)),
    };
    brands = rememberedBrands(counting, { now: () => now });
  });

  it('are asked for once, however often and however simultaneously somebody wants them', async () => {
    await stored.save(never(aBrand('harbour', 'coffee')));
    const found = await Promise.all([
      brands.load('harbour'),
      brands.load('harbour'),
      brands.ofAccount('x', 'coffee'),
      brands.ofAccount('x', 'coffee'),
    ]);
    expect(found.map((one) => (typeof one === 'object' ? one.value.brand : one))).toEqual(['harbour', 'harbour', 'harbour', 'harbour']);
    expect(asked).toEqual(['harbour', 'x coffee']);
  });

  it('are remembered as unknown, too', async () => {
    expect([
      await brands.ofAccount('x', 'tea'),
      await brands.ofAccount('x', 'tea'),
      await brands.load('meadow'),
      await brands.load('meadow'),
    ]).toEqual(Array.from({ length: 4 }, () => undefined));
    expect(asked).toEqual(['x tea', 'meadow']);
  });

  it.each([
    ['just before half a minute has passed', 30 * SECOND - 1, undefined],
    ['after half a minute', 30 * SECOND, 'harbour'],
  ])('are asked for again: %s', async (_name, later, owner) => {
    await brands.ofAccount('x', 'coffee');
    await stored.save(never(aBrand('harbour', 'coffee')));
    now = NOON + later;
    expect(await brands.ofAccount('x', 'coffee')).toBe(owner);
  });

  it('are forgotten when one is saved', async () => {
    expect(await brands.load('harbour')).toBeUndefined();
    expect(await brands.save(never(aBrand('harbour', 'coffee')))).toBe(true);
    expect((await brands.load('harbour'))?.version).toBe(1);
  });

  it('are asked for again after a failure', async () => {
    const failing = rememberedBrands({ ...stored, load: async () => Promise.reject(new Error('no answer')) }, { now: () => now });
    await expect(failing.load('harbour')).rejects.toThrow('no answer');
    await expect(failing.load('harbour')).rejects.toThrow('no answer');
    let attempts = 0;
    const healing = rememberedBrands(
      { ...stored, load: async (brand) => ((attempts += 1) === 1 ? Promise.reject(new Error('no answer')) : stored.load(brand)) },
      { now: () => now },
    );
    await expect(healing.load('harbour')).rejects.toThrow('no answer');
    expect(await healing.load('harbour')).toBeUndefined();
  });

  it('keep what platforms and accounts of odd names say apart', async () => {
    await stored.save(never(aBrand('harbour', 'y","z')));
    expect([await brands.ofAccount('x', 'y","z'), await brands.ofAccount('x","y', 'z')]).toEqual(['harbour', undefined]);
  });
});
