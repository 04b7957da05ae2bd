import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_TAKES, clearedDesk, RESOLVED_KEPT, withClaim, withoutClaim, type Held } from '../../core/desk.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const entry = (id: string, age = 0) => ({ id, at: NOW - age });
const like = (held: Readonly<Record<string, Held>>) => (id: string) => held[id] ?? 'not held';

describe('a desk', () => {
  it.each<[string, Held, number, number, number]>([
    ['held, however long', 'held', 400 * CLAIM_TAKES, 1, 1],
    ['resolved', 'resolved', 400 * CLAIM_TAKES, 1, 0],
    ['claimed just now', 'not held', 0, 1, 1],
    ['claimed nearly a minute ago', 'not held', CLAIM_TAKES - 1, 1, 1],
    ['claimed a minute ago, in vain', 'not held', CLAIM_TAKES, 0, 0],
  ])('keeps and counts what is %s', (_name, held, age, kept, counted) => {
    const { entries, count } = clearedDesk([entry('c-1', age)], () => held, NOW);
    expect({ kept: entries.length, counted: count }).toEqual({ kept, counted });
  });

  it('does not count the conversation that is claimed', () => {
    expect(clearedDesk([entry('c-1'), entry('c-2')], () => 'held', NOW, 'c-2').count).toBe(1);
  });

  it('keeps the newest of what is resolved alone, in their order', () => {
    const all = Array.from({ length: RESOLVED_KEPT + 5 }, (_, index) => entry(`c-${index}`));
    expect(clearedDesk(all, () => 'resolved', NOW).entries).toEqual(all.slice(5));
  });

  it('knows each claim of one conversation from the one before, and takes off its own alone', () => {
    const first = withClaim([entry('c-2')], 'c-1', NOW);
    const second = withClaim(first.entries, 'c-1', NOW);
    expect(second.entries).toEqual([entry('c-2'), { id: 'c-1', at: NOW + 1 }]);
    expect(withoutClaim(second.entries, first.claim)).toEqual(second.entries);
    expect(withoutClaim(second.entries, second.claim)).toEqual([entry('c-2')]);
  });

  it('never counts more than it keeps, and loses nothing that is held', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    const held = fc.record(Object.fromEntries('abcde'.split('').map((id) => [id, fc.constantFrom<Held>('held', 'resolved', 'not held')])));
    fc.assert(
      fc.property(ids, held, fc.nat(2 * CLAIM_TAKES), (some, states, age) => {
        const { entries, count } = clearedDesk(
          some.map((id) => entry(id, age)),
          like(states),
          NOW,
        );
        const kept = entries.map(({ id }) => id);
        expect(count).toBeLessThanOrEqual(kept.length);
        expect(kept).toEqual(expect.arrayContaining(some.filter((id) => states[id] === 'held')));
      }),
    );
  });
});
