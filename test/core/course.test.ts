import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../core/act.ts';
import { courseOf, reopenedCount, statusOf, turnsOf } from '../../core/course.ts';
import type { Message } from '../../core/message.ts';
import { MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aMessage, anAnswer } from './a-message.ts';
import { reopened, resolved } from './an-act.ts';

const at = (minute: number): number => NOON + minute * MINUTE;
const customer = (minute: number, over: Partial<Message> = {}): Message => aMessage({ id: `x:c${minute}`, sentAt: at(minute), ...over });
const agent = (minute: number, id = 'mia'): Message => anAnswer({ id: `x:a${minute}`, sentAt: at(minute), author: { id, role: 'agent' } });
const robot = (minute: number): Message => anAnswer({ id: `x:r${minute}`, sentAt: at(minute), author: { id: 'robot', role: 'automation' } });
const close = (minute: number): Act => resolved(at(minute));
const open = (minute: number): Act => reopened(at(minute));

describe('the turns of a conversation', () => {
  it('begin with the first word of the customer and have the first answer of a person', () => {
    expect(turnsOf([customer(0), customer(2), robot(3), agent(5), agent(6, 'tom'), customer(9), agent(10, 'tom')])).toEqual([
      { askedAt: at(0), asked: 'x:c0', answeredAt: at(5), answer: 'x:a5', agent: 'mia' },
      { askedAt: at(9), asked: 'x:c9', answeredAt: at(10), answer: 'x:a10', agent: 'tom' },
    ]);
  });

  it('are none where the brand wrote first and nobody asked', () => {
    expect(turnsOf([agent(0)])).toEqual([]);
  });

  it('end without an answer when somebody resolves the conversation, and the next question is a new one', () => {
    expect(turnsOf([customer(0), customer(20), agent(30)], [close(5)])).toEqual([
      { askedAt: at(0), asked: 'x:c0', closedAt: at(5) },
      { askedAt: at(20), asked: 'x:c20', answeredAt: at(30), answer: 'x:a30', agent: 'mia' },
    ]);
  });

  it('are answered by what came just after the resolve act, as when both are sent together', () => {
    expect(turnsOf([customer(0), agent(6)], [close(5)])).toMatchObject([{ closedAt: at(5), answeredAt: at(6) }]);
  });
});

describe('whose move it is', () => {
  it.each([
    ['the brand’s while a customer is unanswered', [customer(0)], [], 'waiting-on-brand', 0],
    ['the customer’s once somebody answered', [customer(0), agent(1)], [], 'waiting-on-customer', 0],
    ['the brand’s after an automatic answer', [customer(0), robot(1)], [], 'waiting-on-brand', 0],
    ['nobody’s once it was resolved', [customer(0), agent(1)], [close(2)], 'resolved', 0],
    ['nobody’s when it was resolved without an answer', [customer(0)], [close(2)], 'resolved', 0],
    ['nobody’s when it was resolved at the moment of the last word', [customer(0)], [close(0)], 'resolved', 0],
    ['nobody’s when the brand adds a word', [customer(0), agent(1), agent(5)], [close(2)], 'resolved', 0],
    ['the brand’s when the customer writes after it was resolved', [customer(0), agent(1), customer(5)], [close(2)], 'waiting-on-brand', 1],
    ['the brand’s even if that is only thanks', [customer(0), agent(1), customer(5, { text: 'Thanks!' })], [close(2)], 'waiting-on-brand', 1],
    ['the customer’s when that was answered', [customer(0), customer(5), agent(6)], [close(2)], 'waiting-on-customer', 1],
    ['nobody’s when it was resolved again', [customer(0), customer(5)], [close(2), close(7)], 'resolved', 1],
    ['the brand’s when an unanswered one is opened again', [customer(0)], [close(2), open(3)], 'waiting-on-brand', 1],
    ['the customer’s when an answered one is opened again', [customer(0), agent(1)], [close(2), open(3)], 'waiting-on-customer', 1],
    ['the customer’s when the answer came after the resolve act', [customer(0), agent(3)], [close(2), open(4)], 'waiting-on-customer', 1],
    ['the same when an open one is opened', [customer(0)], [open(3)], 'waiting-on-brand', 0],
    ['nobody’s when a resolved one is resolved twice', [customer(0)], [close(2), close(3)], 'resolved', 0],
    ['the brand’s when a twice resolved one is opened once', [customer(0)], [close(2), close(3), open(4)], 'waiting-on-brand', 1],
    ['nobody’s when all of it was deleted', [], [], 'resolved', 0],
  ] as const)('is %s', (_name, told, acts, status, times) => {
    expect(statusOf(told, acts)).toBe(status);
    expect(reopenedCount(told, acts)).toBe(times);
  });

  it('stays the brand’s when it was resolved before the question had been heard', () => {
    const late = customer(0, { receivedAt: at(10) });
    expect([statusOf([late], [close(9)]), statusOf([late], [close(10)])]).toEqual(['waiting-on-brand', 'resolved']);
    expect(statusOf([customer(0), customer(1, { receivedAt: at(10) })], [close(5)])).toBe('waiting-on-brand');
  });

  it('is nobody’s when such a question had been answered elsewhere', () => {
    expect(statusOf([customer(0, { receivedAt: at(10) }), agent(1)], [close(5)])).toBe('resolved');
  });

  it('does not depend on acts of other kinds, nor on the order in which acts are given', () => {
    const told = [customer(0), agent(4), customer(8), customer(12), agent(16)];
    const note: Act = { id: 'n1', at: at(13), by: 'mia', type: 'note', text: 'called back' };
    const acts = [close(2), open(3), close(6), close(10), note, open(14), close(20)];
    fc.assert(
      fc.property(fc.shuffledSubarray(acts, { minLength: acts.length }), (shuffled) => {
        expect(courseOf(told, shuffled)).toEqual(courseOf(told, acts));
      }),
    );
    expect(courseOf(told, acts)).toEqual(
      courseOf(
        told,
        acts.filter((act) => act !== note),
      ),
    );
  });
});
