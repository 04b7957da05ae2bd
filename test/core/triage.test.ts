import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/message.ts';
import { UNREAD } from '../../core/sentiment.ts';
import { triage } from '../../core/triage.ts';
import { aMessage, aMood } from './a-message.ts';

const unhappy = aMessage({ sentiment: aMood('NEGATIVE') });
const happy = aMessage({ sentiment: aMood('POSITIVE') });
const said = (text: string): Message => aMessage({ text, sentiment: aMood('NEUTRAL') });
/** A mood this far below neutral. */
const sour = (by: number): Message => aMessage({ sentiment: aMood('NEGATIVE', { negative: by, neutral: 1 - by }) });

describe('the intent', () => {
  it.each([
    ['a complaint, once anything sounded unhappy', [unhappy, happy], 'complaint'],
    ['a complaint before it is a question', [unhappy, said('Where is it?')], 'complaint'],
    ['a question', [said('Where is it?')], 'question'],
    ['a question in Arabic', [said('أين هو؟')], 'question'],
    ['a question in Japanese', [said('どこですか？')], 'question'],
    ['praise', [said('Hello.'), happy], 'praise'],
    ['no praise when the last word is not', [happy, said('Bye.')], 'other'],
    ['unknown where nobody could read it', [aMessage({ sentiment: UNREAD })], 'other'],
    ['unknown where nobody spoke', [], 'other'],
  ] as const)('is %s', (_name, messages, intent) => {
    expect(triage(messages, 0, false)).toMatchObject({ intent, team: 'care' });
  });
});

describe('an opportunity', () => {
  it.each([
    ['a price is asked for', [said('What is the price of the large one?')], true],
    ['somebody wants to buy, in German', [said('Kann man das schon kaufen?')], true],
    ['somebody wants to buy, in Portuguese', [said('Quanto custa o plano maior?')], true],
    ['a word only contains one', [said('A priceless evening.')], false],
    ['a question is about something else', [said('Where is it?')], false],
    ['the buyer is unhappy', [aMessage({ text: 'Your prices are a joke', sentiment: aMood('NEGATIVE') })], false],
  ] as const)('is seen or not when %s', (_name, messages, opportunity) => {
    const triaged = triage(messages, 0, false);
    expect(triaged.opportunity).toBe(opportunity);
    expect(triaged.team).toBe(opportunity ? 'sales' : 'care');
  });
});

describe('the priority', () => {
  it.each([
    ['nothing at all', [], 0, false, 0, []],
    ['a happy customer', [happy], 0, false, 0, []],
    ['a customer who waits', [happy], 0, true, 20, ['the customer waits for an answer']],
    ['an unhappy customer', [unhappy], 0, false, 50, ['the customer is unhappy']],
    ['a customer who was unhappy and is not any more', [unhappy, happy], 0, false, 0, []],
    ['a mood that is just too mild to be named', [sour(0.19)], 0, false, 10, []],
    ['a mood that is just sour enough', [sour(0.2)], 0, false, 10, ['the customer is unhappy']],
    ['a reach just too small to be named', [], 9_999, false, 17, []],
    ['a reach just large enough', [], 10_000, false, 17, ['up to 10000 people can have seen it']],
    ['a reach beyond measure', [], 1e12, false, 30, ['up to 1000000000000 people can have seen it']],
  ] as const)('of %s', (_name, messages, reach, waiting, score, reasons) => {
    expect(triage(messages, reach, waiting).priority).toEqual({ score, reasons });
  });

  it('is 100 at most, for an unhappy customer who waits where everybody sees it', () => {
    expect(triage([unhappy], 1e9, true).priority.score).toBe(100);
  });
});
