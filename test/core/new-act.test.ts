import { describe, expect, it } from 'vitest';
import type { Act } from '../../core/act.ts';
import { erasedActs } from '../../core/erasure.ts';
import { actIdOf, isSameDeed, momentOfAct } from '../../core/new-act.ts';
import { DAY, LAST_TIME } from '../../core/time.ts';
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
  });
});

describe('a deed whose words were erased', () => {
  const done = { id: 'a', at: NOON, by: 'mia' } as const;
  const handOver: Act = { ...done, type: 'hand-over', team: 'sales', to: 'kim', reason: 'Ada buys.' };
  const closed: Act = { ...done, type: 'resolve', reason: 'Ada is happy.' };

  it.each<[string, Act, Act, boolean]>([
    ['as a note, whatever it said', note, note, true],
    ['as a hand-over, for whatever reason', handOver, handOver, true],
    ['as a resolve, for whatever reason', closed, closed, true],
    ['as no hand-over to another team', handOver, { ...handOver, team: 'compliance' }, false],
    ['as no hand-over to somebody else', handOver, { ...handOver, to: 'noa' }, false],
    ['as nothing of another kind', closed, note, false],
    ['but one that said nothing, as none that says something', { ...done, type: 'resolve' }, closed, false],
  ])('is known %s', (_name, act, asked, same) => {
    const [erased = act] = erasedActs([act]);
    expect(JSON.stringify(erased)).not.toMatch(/Ada|Called/);
    expect(isSameDeed(erased, asked)).toBe(same);
  });
});

describe('the moment of an act', () => {
  const heard = (sentAt: number, receivedAt: number) => [{ sentAt, receivedAt }];
  it.each([
    ['now', heard(NOON - 5, NOON - 4), [], NOON],
    ['when the last message was heard, if our clock is behind', heard(NOON - 5, NOON + 4), [], NOON + 4],
    ['when the last message was sent, if its clock is ahead', heard(NOON + 9, NOON), [], NOON + 9],
    ['now, though a replayed message was received long after it was sent', heard(NOON - 5, NOON + 2 * DAY), [], NOON],
    ['after the act before, if that was at this moment', [], [resolved(NOON)], NOON + 1],
    ['after the act before, if our clock has gone back', [], [resolved(NOON + 7)], NOON + 8],
    ['never after all times', [], [resolved(LAST_TIME)], LAST_TIME],
  ])('is %s', (_name, messages, acts, at) => expect(momentOfAct(NOON, messages, acts)).toBe(at));
});
