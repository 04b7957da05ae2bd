import { describe, expect, it } from 'vitest';
import { PEOPLE_AT_LEAST, TalkTally } from '../../../core/care-report/talk.ts';
import type { Message } from '../../../core/message.ts';
import { aMessage } from '../a-message.ts';
import { NETTLECUP } from './some-facts.ts';

const WORDS = 'morning evening kitchen garden office station holiday winter summer bakery'.split(' ');
/** A person who says so, each in words of their own. */
const person = (index: number, said: string, over: Partial<Message> = {}): Message =>
  aMessage({ id: `x:${index}`, author: { id: `person-${index}`, role: 'customer' }, text: `${said} ${WORDS[index] ?? index}`, ...over });
const people = (n: number, said: string, over: Partial<Message> = {}): Message[] =>
  Array.from({ length: n }, (_, index) => person(index, said, over));
const talkOf = (messages: readonly Message[]) => {
  const talk = new TalkTally(NETTLECUP);
  for (const message of messages) talk.add(message);
  return talk.figures();
};

describe('what customers talk about', () => {
  it.each([
    ['by one fewer', PEOPLE_AT_LEAST - 1, []],
    ['by so many', PEOPLE_AT_LEAST, [{ phrase: 'kettle lid', people: PEOPLE_AT_LEAST }]],
    ['by one more', PEOPLE_AT_LEAST + 1, [{ phrase: 'kettle lid', people: PEOPLE_AT_LEAST + 1 }]],
  ])('is told from five people on: %s', (_name, n, phrases) => {
    expect(talkOf(people(n, 'The kettle lid at Nettlecup'))).toEqual({ messages: n, phrases });
  });

  it('is not told when one person says it over and over', () => {
    const loud = Array.from({ length: 9 }, (_, index) => person(index, 'The kettle lid', { author: { id: 'loud', role: 'customer' } }));
    expect(talkOf(loud).phrases).toEqual([]);
  });

  it('is not told when many repeat the words of one', () => {
    expect(talkOf(people(9, '').map((message) => ({ ...message, text: 'The kettle lid fell off' }))).phrases).toEqual([]);
  });

  it.each<[string, Partial<Message>]>([
    ['of the brand', { direction: 'outbound' }],
    ['of employees', { author: { id: 'ines', role: 'employee' } }],
    ['that were deleted', { deleted: true }],
  ])('leaves out messages %s', (_name, over) => {
    expect(talkOf(people(9, 'The kettle lid', over))).toEqual({ messages: 0, phrases: [] });
  });
});
