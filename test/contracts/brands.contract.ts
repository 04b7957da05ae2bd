import { describe, expect, it } from 'vitest';
import { Problem } from '../../core/problem.ts';
import type { Brands } from '../../lambdas/ports.ts';
import { aBrand, never } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every implementation of the port Brands promises. */
export const describeBrands = (name: string, open: Open<Brands>) =>
  describe(`brands: ${name}`, () => {
    const brands = openedForEach(open);

    it('give back exactly what was saved, in the order of their names', async () => {
      const harbour = aBrand('harbour', 'coffee', 'tea');
      await brands().save(never(aBrand('meadow', 'milk')));
      expect(await brands().save(never(harbour))).toBe(true);
      expect(await brands().load('harbour')).toEqual({ value: harbour, version: 1 });
      expect((await brands().list()).map(({ brand }) => brand)).toEqual(['harbour', 'meadow']);
      expect(await brands().load('elsewhere')).toBeUndefined();
    });

    it('refuse a stale version, accounts included', async () => {
      await brands().save(never(aBrand('harbour', 'coffee')));
      expect(await brands().save(never(aBrand('harbour', 'tea')))).toBe(false);
      expect(await brands().save({ value: aBrand('harbour', 'tea'), version: 2 })).toBe(false);
      expect(await brands().ofAccount('x', 'coffee')).toBe('harbour');
      expect(await brands().ofAccount('x', 'tea')).toBeUndefined();
    });

    it('own their accounts, by platform', async () => {
      await brands().save(never(aBrand('harbour', 'coffee')));
      expect(await brands().ofAccount('x', 'coffee')).toBe('harbour');
      expect(await brands().ofAccount('facebook', 'coffee')).toBeUndefined();
    });

    it('give up the accounts that a new document leaves out, so that another brand may take them', async () => {
      await brands().save(never(aBrand('harbour', 'coffee', 'tea')));
      expect(await brands().ofAccount('x', 'coffee')).toBe('harbour');
      await brands().save({ value: aBrand('harbour', 'tea'), version: 1 });
      expect(await brands().ofAccount('x', 'coffee')).toBeUndefined();
      expect(await brands().save(never(aBrand('meadow', 'coffee')))).toBe(true);
      expect(await brands().ofAccount('x', 'coffee')).toBe('meadow');
    });

    it('never share an account: the second is told which, and whose, and nothing of it is saved', async () => {
      await brands().save(never(aBrand('harbour', 'coffee', 'tea')));
      const refusal = await brands()
        .save(never(aBrand('meadow', 'milk', 'coffee', 'tea')))
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Problem);
      expect(refusal).toMatchObject({
        status: 409,
        message: expect.stringMatching(/coffee.*harbour/),
        errors: [{ path: 'accounts.1' }, { path: 'accounts.2' }],
      });
      expect(await brands().load('meadow')).toBeUndefined();
      expect(await brands().ofAccount('x', 'milk')).toBeUndefined();
    });

    it('may name an account twice', async () => {
      expect(await brands().save(never(aBrand('harbour', 'coffee', 'coffee')))).toBe(true);
    });
  });
