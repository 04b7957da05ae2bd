import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECOND, type Time } from '../../../core/time.ts';
import { createMailRate } from '../../../local/alerts/mail-rate.ts';
import { NOON } from '../../contracts/builders.ts';

/** Asks for turns at given moments, on a clock that stands while one is asked for, and answers when each may send. */
function turnsAt(asked: readonly { readonly at: Time; readonly first: boolean }[]) {
  const clock = { now: NOON };
  let waited = 0;
  const rate = createMailRate({ now: () => clock.now, wait: async (milliseconds) => void (waited = milliseconds) });
  return asked.reduce<Promise<(Time | undefined)[]>>(async (before, { at, first }) => {
    const sent = await before;
    [clock.now, waited] = [at, 0];
    return [...sent, (await rate.inTurn(first, async () => undefined)) ? at + waited : undefined];
  }, Promise.resolve([]));
}

const atOnce = (count: number, first: boolean, at = NOON) => Array.from({ length: count }, () => ({ at, first }));
const mostInASecond = (sent: readonly (Time | undefined)[]): number => {
  const times = sent.filter((time) => time !== undefined);
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + SECOND).length));
};

describe('the ceiling for mails from one machine', () => {
  it('has the first alerts of fifty brands with three addresses each out within a minute, and never ten in a second', async () => {
    const sent = await turnsAt(atOnce(150, true));
    expect(sent).not.toContain(undefined);
    expect(Math.max(...sent.map((time = 0) => time))).toBeLessThan(NOON + 60 * SECOND);
    expect(mostInASecond(sent)).toBeLessThanOrEqual(8);
  });

  it('lets no flood of reminders hold up a first alert for long', async () => {
    const sent = await turnsAt([...atOnce(500, false), ...atOnce(1, true)]);
    expect(sent.at(-1)).toBeLessThanOrEqual(NOON + 5.4 * SECOND);
    expect(sent.filter((time) => time === undefined).length).toBeGreaterThan(400);
  });

  it('makes nobody wait who comes alone', async () => {
    expect(await turnsAt([...atOnce(3, false), ...atOnce(1, false, NOON + SECOND)])).toEqual([NOON, NOON, NOON, NOON + SECOND]);
  });

  it('holds however wild the flood is', async () => {
    const asked = fc.array(fc.record({ after: fc.nat(2_000), count: fc.integer({ min: 1, max: 40 }), first: fc.boolean() }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(asked, async (floods) => {
        let at = NOON;
        const all = floods.flatMap(({ after, count, first }) => atOnce(count, first, (at += after)));
        expect(mostInASecond(await turnsAt(all))).toBeLessThanOrEqual(8);
      }),
      { numRuns: 50 },
    );
  });

  it('counts what is still on its way: eight mails that hang hold back the ninth, until one has been done for a second', async () => {
    const clock = { now: NOON };
    const rate = createMailRate({ now: () => clock.now, wait: async (milliseconds) => void (clock.now += milliseconds) });
    const relay = Promise.withResolvers<void>();
    const hanging = Array.from({ length: 8 }, () => rate.inTurn(true, () => relay.promise));
    expect(await rate.inTurn(false, async () => undefined)).toBe(false);
    relay.resolve();
    await Promise.all(hanging);
    const doneAt = clock.now;
    expect(await rate.inTurn(false, async () => undefined)).toBe(true);
    expect(clock.now).toBeGreaterThanOrEqual(doneAt + SECOND);
  });

  it('gives the turn of a mail that failed to the next one', async () => {
    const rate = createMailRate({ now: () => NOON, wait: async () => undefined });
    await expect(rate.inTurn(true, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await rate.inTurn(true, async () => undefined)).toBe(true);
  });
});
