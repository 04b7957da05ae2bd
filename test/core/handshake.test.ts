import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lapseOf, shaken, type Shaken } from '../../core/handshake.ts';
import { HOUR } from '../../core/time.ts';

const NOON = Date.UTC(2026, 2, 2, 12);
const AT_NOON = { platform: 'youtube', account: 'UC1', at: NOON, until: NOON + 10 * HOUR };

describe('a handshake', () => {
  it.each([
    ['before its end', 10 * HOUR - 1, false],
    ['in the hour in which it may still be renewed', 11 * HOUR - 1, false],
    ['an hour later', 11 * HOUR, true],
  ])('has lapsed %s: %#', (_name, passed, lapsed) => {
    expect(lapseOf(shaken(undefined, AT_NOON), NOON + passed) !== undefined).toBe(lapsed);
  });

  it('lapsed only once we have listened for an hour: nobody could ask before', () => {
    const [known, now] = [shaken(undefined, AT_NOON), NOON + 20 * HOUR];
    expect(lapseOf(known, now, now - HOUR + 1)).toBeUndefined();
    expect(lapseOf(known, now, now - HOUR)).toEqual({ id: `handshake:youtube:UC1:${AT_NOON.until}`, since: AT_NOON.until });
  });

  it('holds as long as the longest of all that were made, whatever the order', () => {
    const handshakes = fc.array(fc.record({ at: fc.nat(1_000), held: fc.nat(1_000) }), { minLength: 1 });
    fc.assert(
      fc.property(handshakes, (all) => {
        const next = all.map(({ at, held }) => ({ ...AT_NOON, at: NOON + at, until: NOON + at + held }));
        const last = next.reduce<Shaken | undefined>(shaken, undefined);
        expect(last).toMatchObject({ at: Math.max(...next.map(({ at }) => at)), until: Math.max(...next.map(({ until }) => until)) });
      }),
    );
  });
});
