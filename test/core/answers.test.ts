import { describe, expect, it } from 'vitest';
import { agentOf, answersOf } from '../../core/answers.ts';
import { turnsOf } from '../../core/course.ts';
import { ANSWERS_KEPT } from '../../core/conversation.ts';
import type { Message } from '../../core/message.ts';
import { MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aMessage, anAnswer } from './a-message.ts';

const at = (minute: number): number => NOON + minute * MINUTE;
const customer = (minute: number): Message => aMessage({ id: `x:c${minute}`, sentAt: at(minute) });
const agent = (minute: number, over: Partial<Message> = {}): Message =>
  anAnswer({ id: `x:a${minute}`, sentAt: at(minute), author: { id: 'mia', role: 'agent' }, text: 'It is on its way.', ...over });
const ALWAYS = { timeZone: 'UTC', hours: 'always' };

describe('the answers of a conversation', () => {
  it('tell how long the customer had waited, where one did', () => {
    const told = [customer(0), agent(5), agent(6), customer(10), agent(40)];
    expect(answersOf(told, turnsOf(told), [], ALWAYS)).toEqual([
      { id: 'x:a5', at: at(5), agent: 'mia', seconds: 300, first: true, elsewhere: false, words: [] },
      { id: 'x:a6', at: at(6), agent: 'mia', first: false, elsewhere: false, words: [] },
      { id: 'x:a40', at: at(40), agent: 'mia', seconds: 1_800, first: false, elsewhere: false, words: [] },
    ]);
  });

  it('count no seconds in which the team is closed', () => {
    const told = [customer(0), agent(26 * 60)];
    expect(answersOf(told, turnsOf(told), [], { timeZone: 'UTC', hours: 'mon-sun 09:00-13:00' })[0]?.seconds).toBe(5 * 3_600);
  });

  it('say how each treated the customer', () => {
    const told = [customer(0), agent(5), agent(6)];
    const judged = [{ id: 'x:a6', elsewhere: true, words: ['call us'] }];
    expect(answersOf(told, turnsOf(told), judged, ALWAYS).map(({ elsewhere, words }) => [elsewhere, words])).toEqual([
      [false, []],
      [true, ['call us']],
    ]);
  });

  it('leave out what a machine wrote', () => {
    const told = [customer(0), agent(1, { author: { id: 'robot', role: 'automation' } }), agent(5)];
    expect(answersOf(told, turnsOf(told), [], ALWAYS).map(({ id, first }) => [id, first])).toEqual([['x:a5', true]]);
  });

  it('are the newest of very many', () => {
    const told = Array.from({ length: ANSWERS_KEPT + 2 }, (_, index) => agent(index));
    const answers = answersOf(told, [], [], ALWAYS);
    expect([answers.length, answers[0]?.id, answers[0]?.first]).toEqual([ANSWERS_KEPT, 'x:a2', false]);
  });
});

describe('who wrote an answer', () => {
  it.each([
    ['the author, where nobody signs', 'It is on its way.', 'mia'],
    ['whoever signs with a caret', 'It is on its way. ^RM', 'mia ^RM'],
    ['whoever signs right behind the last sentence', 'It is on its way.^RM', 'mia ^RM'],
    ['whoever signs with a dash', 'It is on its way. -RI', 'mia ^RI'],
    ['whoever signs with a star', 'It is on its way. *Ri', 'mia ^RI'],
    ['the author, where opening hours end in a day', 'We are here Mon - Fri', 'mia'],
    ['the author, where a sentence ends in a choice', 'Reply with 1/2 - Ok', 'mia'],
    ['whoever signs with a slash', 'It is on its way /RM', 'mia ^RM'],
    ['whoever signs before a link', 'See here ^RM https://harbour.example/help', 'mia ^RM'],
    ['the author, where a sentence ends in capitals', 'Restart your TV', 'mia'],
    ['the author, where a word has a dash', 'That is a follow-UP', 'mia'],
    ['the author, where the signature is a name', 'Thank you. -Robert', 'mia'],
  ])('is %s', (_name, text, who) => {
    expect(agentOf(agent(1, { text }))).toBe(who);
  });
});
