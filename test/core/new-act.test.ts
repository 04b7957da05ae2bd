import { describe, expect, it } from 'vitest';
import type { Act } from '../../core/act.ts';
import { actIdOf, isSameDeed, doneAct } from '../../core/new-act.ts';
import { LAST_TIME } from '../../core/time.ts';
import { resolved } from './an-act.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const note: Act = { id: 'a', at: NOON, by: 'mia', type: 'note', text: 'Called.' };

describe('the id of an act', () => {
  it('is the same for the same caller, conversation and key, and no other', () => {
    const ids = [
      ['mia', 'c-1', 'k'],
      ['mia', 'c-1', 'l'],
      ['mia', 'c-2', 'k'],
      ['noa', 'c-1', 'k'],
      ['mia","c-1', 'k', ''],
    ].map(([caller = '', conversation = '', key = '']) => actIdOf(caller, conversation, key));
    expect(new Set(ids).size).toBe(5);
    expect(actIdOf('mia', 'c-1', 'k')).toBe(ids[0]);
  });
});

describe('a deed', () => {
  it.each<[string, Act, boolean]>([
    ['whenever it was done', { ...note, at: NOON + 1 }, true],
    ['in whatever order it is written', { text: 'Called.', type: 'note', by: 'mia', at: NOON, id: 'a' }, true],
    ['not with another text', { ...note, text: 'Wrote.' }, false],
    ['not of another kind', { ...resolved(NOON), id: 'a' }, false],
  ])('is the same %s', (_name, other, same) => expect(isSameDeed(note, other)).toBe(same));

  it('without a reason is the same whether it says so or says nothing', () => {
    const silent = { id: 'a', at: NOON, by: 'mia', type: 'resolve' } as const;
    expect(isSameDeed(silent, { ...silent, reason: undefined })).toBe(true);
    expect(isSameDeed(silent, { ...resolved(NOON + 1), id: 'a' })).toBe(true);
  });
});

describe('an act that is done', () => {
  const sent = (...times: number[]) => times.map((sentAt) => ({ sentAt, receivedAt: NOON + 77 }));
  it.each([
    ['now', sent(NOON - 5), [], NOON],
    ['when the last message was sent, if its clock is ahead', sent(NOON + 9, NOON + 4), [], NOON + 9],
    ['after the act before, if that was at this moment', [], [resolved(NOON)], NOON + 1],
    ['after the act before, if our clock has gone back', [], [resolved(NOON + 7)], NOON + 8],
    ['never after all times', [], [resolved(LAST_TIME)], LAST_TIME],
  ])('is done %s', (_name, messages, acts, at) => expect(doneAct(note, NOON, messages, acts)).toEqual({ ...note, at }));

  it.each([
    ['now', [{ sentAt: NOON - 5, receivedAt: NOON - 4 }], NOON],
    ['the last message that came, by whatever clock it was stamped', [{ sentAt: NOON - 5, receivedAt: NOON + 4 }, ...sent(NOON - 9)], NOON + 77],
    ['the last message that was sent', [{ sentAt: NOON + 9, receivedAt: NOON }], NOON + 9],
  ])('when it resolves, has heard all up to %s', (_name, messages, heardTo) => {
    expect(doneAct({ id: 'a', by: 'mia', type: 'resolve' }, NOON, messages, [])).toMatchObject({ heardTo });
  });
});
