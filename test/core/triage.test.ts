import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/message.ts';
import { priorityOf } from '../../core/priority.ts';
import { UNREAD } from '../../core/sentiment.ts';
import { triage } from '../../core/triage.ts';
import { aMessage, aMood } from './a-message.ts';

const unhappy = aMessage({ sentiment: aMood('NEGATIVE') });
const happy = aMessage({ sentiment: aMood('POSITIVE') });
const said = (text: string): Message => aMessage({ text, sentiment: aMood('NEUTRAL') });

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
  it('is that of the mood that was read last, the reach and the wait', () => {
    expect(triage([happy, unhappy], 10_000, true).priority).toEqual(priorityOf(-1, 10_000, true));
    expect(triage([unhappy, happy, aMessage({ sentiment: UNREAD })], 0, false).priority).toEqual(priorityOf(1, 0, false));
    expect(triage([], 0, false).priority).toEqual(priorityOf(0, 0, false));
  });
});
