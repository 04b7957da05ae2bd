import { describe, expect, it } from 'vitest';
import type { Desk, Desks } from '../../lambdas/care-ports.ts';
import { never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const holding = (...ids: readonly string[]): Desk => ({ conversations: ids.map((id, index) => ({ id, at: NOON + index })) });

/** What every implementation of the port Desks promises. */
export const describeDesks = (name: string, open: Open<Desks>) =>
  describe(`desks: ${name}`, () => {
    const desks = openedForEach(open);

    it('gives back exactly what was saved, and refuses a stale version', async () => {
      expect(await desks().load('harbour', 'kim')).toBeUndefined();
      expect(await desks().save('harbour', 'kim', never(holding('c1')))).toBe(true);
      expect(await desks().load('harbour', 'kim')).toEqual({ value: holding('c1'), version: 1 });
      expect(await desks().save('harbour', 'kim', never(holding('c2')))).toBe(false);
      expect(await desks().save('harbour', 'kim', { value: holding('c1', 'c2'), version: 1 })).toBe(true);
      expect(await desks().load('harbour', 'kim')).toEqual({ value: holding('c1', 'c2'), version: 2 });
    });

    it('lets exactly one of many save who save at once', async () => {
      const saves = Array.from({ length: 6 }, (_, index) => desks().save('harbour', 'kim', never(holding(`c${index}`))));
      expect((await Promise.all(saves)).filter(Boolean)).toHaveLength(1);
    });

    it('keeps people and brands apart, whatever they are called and however long', async () => {
      const names = ['kim', 'Kim', 'kim#desk', 'Zoë Ångström', 'arn:aws:iam::123456789012:user/kim', `${'ü'.repeat(600)}1`, `${'ü'.repeat(600)}2`];
      for (const agent of names) for (const brand of ['harbour', 'meadow']) await desks().save(brand, agent, never(holding(`${brand} ${agent}`)));
      for (const agent of names) {
        for (const brand of ['harbour', 'meadow']) expect((await desks().load(brand, agent))?.value).toEqual(holding(`${brand} ${agent}`));
      }
    });
  });
