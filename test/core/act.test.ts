import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTS_KEPT, actsTogether, hasRoomFor, holdingOf, outcomeOf, WORDS_KEPT, type Act } from '../../core/act.ts';
import { NOON } from '../contracts/builders.ts';

const done = (number: number) => ({ id: `a${String(number).padStart(4, '0')}`, at: NOON + number, by: 'mia' });
const note = (number: number, text = 'Called.'): Act => ({ ...done(number), type: 'note', text });
const taken = (number: number): Act => ({ ...done(number), type: 'assign', to: 'mia' });
const handedOver = (number: number, reason = 'Asks for an offer.'): Act => ({ ...done(number), type: 'hand-over', team: 'sales', reason });
const many = (count: number, act: (number: number) => Act, from = 0): Act[] => Array.from({ length: count }, (_, index) => act(from + index));
const idsOf = (acts: readonly Act[]): string[] => acts.map(({ id }) => id);

describe('the acts that are kept', () => {
  it.each([
    ['one fewer than fit', ACTS_KEPT - 1, 0],
    ['as many as fit', ACTS_KEPT, 0],
    ['one more', ACTS_KEPT + 1, 1],
  ])('are all but the oldest notes: %s', (_name, count, left) => {
    const acts = many(count, (number) => note(number));
    expect(actsTogether(acts)).toEqual(acts.slice(left));
  });

  it('are those that say who holds it and how it ended, however many notes come after', () => {
    const told: Act[] = [handedOver(0), taken(1), { ...done(2), type: 'outcome', outcome: 'won' }];
    const kept = actsTogether(
      told,
      many(ACTS_KEPT * 2, (number) => note(number), 10),
    );
    expect(kept).toHaveLength(ACTS_KEPT);
    expect(holdingOf(kept)).toEqual(holdingOf(told));
    expect(outcomeOf(kept)).toEqual(outcomeOf(told));
  });

  it('hold the newest note, though nothing else is one', () => {
    const kept = actsTogether([note(0), ...many(ACTS_KEPT, taken, 1), note(9_999)]);
    expect(idsOf(kept)).toHaveLength(ACTS_KEPT);
    expect(kept.filter(({ type }) => type === 'note')).toEqual([note(9_999)]);
  });

  it('hold so many bytes of words when two conversations become one, the oldest notes and then the oldest reasons left out', () => {
    const long = 'ä'.repeat(WORDS_KEPT / 8); // a quarter of the room
    const kept = actsTogether(
      [note(0, long), handedOver(1, long), note(2, long)],
      [handedOver(3, long), taken(4), note(5, long), handedOver(6, long)],
    );
    expect(idsOf(kept)).toEqual(['a0001', 'a0003', 'a0004', 'a0005', 'a0006']);
    expect(idsOf(actsTogether(kept, [handedOver(7, long)]))).toEqual(['a0003', 'a0004', 'a0005', 'a0006', 'a0007']);
  });

  it('are the same in whatever order they are put together', () => {
    const acts = [...many(ACTS_KEPT, (number) => note(number, 'ü'.repeat(200))), ...many(60, (number) => handedOver(number), 700)];
    const kept = actsTogether(acts);
    fc.assert(
      fc.property(fc.shuffledSubarray([...acts.keys()], { minLength: acts.length }), (order) => {
        expect(idsOf(actsTogether(order.flatMap((index) => acts[index] ?? [])))).toEqual(idsOf(kept));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the room for words', () => {
  it.each([
    ['one byte fewer than fit', WORDS_KEPT - 10, true],
    ['as many as fit', WORDS_KEPT - 9, true],
    ['one byte more', WORDS_KEPT - 8, false],
  ])('is %s', (_name, bytes, fits) => {
    expect(hasRoomFor([handedOver(0, 'x'.repeat(9))], { type: 'note', text: 'x'.repeat(bytes) })).toBe(fits);
  });

  it('is there for what needs none, however full it is', () => {
    const full = [note(0, 'x'.repeat(WORDS_KEPT))];
    expect(hasRoomFor(full, { type: 'resolve' })).toBe(true);
    expect(hasRoomFor(full, { type: 'resolve', reason: 'x' })).toBe(false);
  });
});
