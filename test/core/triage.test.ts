import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/message.ts';
import { isOrdinary, priorityOf } from '../../core/priority.ts';
import { UNREAD } from '../../core/sentiment.ts';
import { triage, type TriageContext } from '../../core/triage.ts';
import { NOON } from '../contracts/builders.ts';
import { aRivalledBrand } from './a-rivalled-brand.ts';
import { aMessage, aMood, anAnswer } from './a-message.ts';

const BRAND = aRivalledBrand();
const said = (text: string, over: Partial<Message> = {}): Message => aMessage({ text, sentiment: aMood('NEUTRAL'), ...over });
const unhappy = said('The cup.', { sentiment: aMood('NEGATIVE') });
const happy = said('The cup.', { sentiment: aMood('POSITIVE') });
const unread = said('The cup.', { sentiment: UNREAD });
const bait = said('Giveaway! Follow me for free crypto');
const triaged = (inbound: readonly Message[], context: Partial<TriageContext> = {}) =>
  triage(inbound, { told: inbound, reach: 0, waiting: false, brand: BRAND, earlier: 0, ...context });

describe('the intent', () => {
  it.each([
    ['a complaint, once anything sounded unhappy', [unhappy, happy], 'complaint'],
    ['a complaint before it is a question', [unhappy, said('Where is it?')], 'complaint'],
    ['to leave before it is a complaint', [unhappy, said('Close my account')], 'churn'],
    ['a complaint before it is a purchase', [said('How much is it?'), unhappy], 'complaint'],
    ['a question', [said('Where is it?'), said('On the train.')], 'question'],
    ['a question in Arabic', [said('أين هو؟')], 'question'],
    ['praise', [said('Hello.'), happy], 'praise'],
    ['no praise when the last word is not', [happy, said('Bye.')], 'other'],
    ['spam, when all of it is', [bait, bait], 'spam'],
    ['not spam, when something else was said', [said('Hello.'), bait], 'other'],
    ['unknown where nobody could read it', [unread], 'other'],
    ['unknown where nobody spoke', [], 'other'],
  ] as const)('is %s', (_name, messages, intent) => {
    expect(triaged(messages)).toMatchObject({ intent, team: 'care' });
  });

  it('is not spam once a person of the brand answered', () => {
    expect(triaged([bait], { told: [bait, anAnswer()] }).intent).toBe('other');
    expect(triaged([bait], { told: [bait, anAnswer({ author: { id: 'bot', role: 'automation' } })] }).intent).toBe('spam');
  });

  it('tells the words of all messages that say so, each once', () => {
    expect(triaged([said('It is broken'), said('Where?'), said('Still broken, refund me')]).because).toEqual(['broken', 'refund me']);
  });

  it('is judged by the newest two hundred messages', () => {
    const talk = Array.from({ length: 200 }, () => said('On the train.'));
    expect([triaged([said('It is broken'), ...talk]).intent, triaged([said('It is broken'), ...talk.slice(1)]).intent]).toEqual([
      'other',
      'complaint',
    ]);
  });
});

describe('an opportunity', () => {
  it.each([
    ['a price is asked for', [said('What is the price of the large one?')], true],
    ['somebody wants to buy, in German', [said('Kann man das schon kaufen?')], true],
    ['somebody wants to buy, in Portuguese', [said('Quanto custa o plano maior?')], true],
    ['a word only contains one', [said('A priceless evening.')], false],
    ['a question is about something else', [said('Where is it?')], false],
    ['the buyer is unhappy', [said('Your prices are a joke', { sentiment: aMood('NEGATIVE') })], false],
  ] as const)('is seen or not when %s', (_name, messages, opportunity) => {
    const { team, ...rest } = triaged(messages);
    expect(rest.opportunity).toBe(opportunity);
    expect(rest.sale !== undefined).toBe(opportunity);
    expect(team).toBe(opportunity ? 'sales' : 'care');
  });

  it('is since the message that first said so, with its words', () => {
    const messages = [said('Hello.'), said('Is it in stock?', { sentAt: NOON + 5 }), said('And the price?', { sentAt: NOON + 9 })];
    expect(triaged(messages).sale).toEqual({ kind: 'purchase', since: NOON + 5, words: ['in stock'] });
  });

  it('is there with the unhappy customer of a named competitor', () => {
    const post = said('Mossmug burnt my tongue', { kind: 'post', sentiment: aMood('NEGATIVE') });
    expect(triaged([post])).toMatchObject({
      intent: 'purchase',
      team: 'sales',
      opportunity: true,
      sale: { kind: 'switching', competitor: 'Mossmug', since: post.sentAt, words: ['Mossmug', 'sounds unhappy'] },
    });
  });
});

describe('the priority', () => {
  it('is that of the mood that was read last, the reach and the wait', () => {
    expect(triaged([happy, unhappy], { reach: 10_000, waiting: true }).priority).toEqual(priorityOf({ mood: -1, reach: 10_000, waiting: true }));
    expect(triaged([unhappy, happy, unread]).priority).toEqual(priorityOf({ mood: 1, reach: 0, waiting: false }));
    expect(triaged([]).priority).toEqual(priorityOf({ mood: 0, reach: 0, waiting: false }));
  });

  it('says who may leave, what is a matter of law, who is followed by many, and who came before', () => {
    const author = { id: 'ada', role: 'customer', followers: 200_000 } as const;
    const messages = [said('My lawyer will close my account, cancel my plan', { author })];
    expect(triaged(messages, { earlier: 2 }).priority.reasons).toEqual([
      'the customer may leave',
      'a legal matter: lawyer',
      '200000 people follow the customer',
      'the customer began 2 other conversations in the thirty days before',
    ]);
  });

  it('is none for spam, which waits for nobody', () => {
    expect(triaged([bait], { waiting: true, reach: 1e6 })).toEqual({
      intent: 'spam',
      because: ['giveaway', 'follow me', 'crypto'],
      team: 'care',
      priority: { score: 0, reasons: [] },
      opportunity: false,
    });
  });

  it.each([
    ['a question', said('Where is it?')],
    ['a sale', said('What is the price?')],
    ['a report of a fault in a calm tone', said('It is broken')],
    ['praise', happy],
  ])('leaves %s an ordinary conversation that waits', (_name, message) => {
    expect(isOrdinary({ status: 'waiting-on-brand', priority: triaged([message], { waiting: true }).priority })).toBe(true);
  });
});
