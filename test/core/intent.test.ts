import { describe, expect, it } from 'vitest';
import { judgeMessage } from '../../core/intent.ts';
import type { Label, Sentiment } from '../../core/sentiment.ts';
import { aRivalledBrand } from './a-rivalled-brand.ts';
import { aMessage, aMood } from './a-message.ts';

const BRAND = aRivalledBrand();
const judged = (text: string, sentiment: Sentiment = aMood('NEUTRAL'), brand = BRAND) => judgeMessage(aMessage({ text, sentiment }), brand);
const sounding = (label: Label, share: number): Sentiment => aMood(label, label === 'NEGATIVE' ? { negative: share } : { positive: share });

describe('what a message wants', () => {
  it.each([
    ['a fault', 'The grinder keeps crashing.', 'complaint'],
    ['a fault, in Spanish', 'La app no funciona', 'complaint'],
    ['a fault, in French', "L'appli ne marche plus", 'complaint'],
    ['a fault, in German', 'Der Automat ist kaputt', 'complaint'],
    ['a fault, in Portuguese without accents', 'Nao consigo entrar', 'complaint'],
    ['a fault, in Italian', 'La macchina non funziona', 'complaint'],
    ['that nothing is wrong', 'No problems so far.', 'other'],
    ['a question by its words', 'how do i descale it', 'question'],
    ['a question by its mark', 'Open on Sunday?', 'question'],
    ['a question in Japanese', 'どこですか？', 'question'],
    ['why, in no bad mood', 'why is the cup green', 'question'],
    ['a cry for help, in no bad mood', 'Please help.', 'question'],
    ['thanks for help', 'Thank you all for the help', 'other'],
    ['a slip of the customer’s own beside a fault', "I forgot my password and can't log in.", 'question'],
    ['outrage', 'Decaf?!', 'complaint'],
    ['to leave', 'Please close my account.', 'churn'],
    ['to leave, in Spanish', 'Quiero darme de baja', 'churn'],
    ['to leave, in French', 'Je résilie', 'churn'],
    ['to leave, in German', 'Ich kündige', 'churn'],
    ['to leave, in Portuguese', 'Quero cancelar', 'churn'],
    ['to leave, in Italian', 'Voglio disdire', 'churn'],
    ['to leave, with a fault', 'It is broken, close my account', 'churn'],
    ['to go to a competitor', 'Harbour Coffee, I am switching to Mossmug', 'churn'],
    ['to buy', 'How much is the large one?', 'purchase'],
    ['to buy, in Spanish', '¿Cuánto cuesta?', 'purchase'],
    ['to buy, in French', 'Combien coûte le grand ?', 'purchase'],
    ['to buy, in German', 'Was kostet der große?', 'purchase'],
    ['to buy, in Portuguese', 'Quanto custa o maior?', 'purchase'],
    ['to buy, in Italian', 'Quanto costa?', 'purchase'],
    ['followers', 'Giveaway! Follow me for free crypto', 'spam'],
    ['clicks', 'Passive income: https://rich.example', 'spam'],
    ['nothing of bait with one word of it', 'Is there a giveaway this year?', 'question'],
    ['nothing that anybody can tell', 'On the train.', 'other'],
    ['nothing', '', 'other'],
  ] as const)('is known: %s', (_name, text, intent) => {
    expect(judged(text).intent).toBe(intent);
  });

  it.each([
    ['a sour word alone', 'The cup is green.', sounding('NEGATIVE', 0.6), 'complaint'],
    ['a plain question', 'Is it open on Sunday?', sounding('NEGATIVE', 0.84), 'question'],
    ['a plain question in a furious mood', 'Is it open on Sunday?', sounding('NEGATIVE', 0.85), 'complaint'],
    ['a question with words and mark that denies something', 'Can I come on days when nobody is there?', sounding('NEGATIVE', 0.6), 'question'],
    ['a bare mark beside something denied', 'Nobody there?', sounding('NEGATIVE', 0.6), 'complaint'],
    ['an angry why', 'Why is the cup green?', sounding('NEGATIVE', 0.6), 'complaint'],
    ['a cry for help', 'Help', sounding('NEGATIVE', 0.6), 'complaint'],
    ['a slip of the customer’s own', 'I forgot my password', sounding('NEGATIVE', 0.6), 'question'],
    ['delight', 'The cup is green.', sounding('POSITIVE', 0.85), 'praise'],
    ['a pleasant sound', 'The cup is green.', sounding('POSITIVE', 0.84), 'other'],
    ['a pleasant sound with a word of praise', 'I love the green cup.', sounding('POSITIVE', 0.84), 'praise'],
    ['the courtesy of a request', 'The green cup please, thanks.', sounding('POSITIVE', 0.95), 'other'],
  ] as const)('weighs the mood: %s', (_name, text, sentiment, intent) => {
    expect(judged(text, sentiment).intent).toBe(intent);
  });

  it('is told with the terms and signs it was judged by, and with nothing else of the text', () => {
    expect(judged('The Grinder of 14 Quay Road keeps crashing, refund me', aMood('NEGATIVE'))).toEqual({
      intent: 'complaint',
      because: ['sounds unhappy', 'keeps crashing', 'crashing', 'refund me'],
    });
    expect(judged('how do i get in?').because).toEqual(['a question mark', 'how do i']);
  });

  it('knows the brand’s own words beside ours', () => {
    const brand = aRivalledBrand({ vocabulary: [{ intent: 'purchase', terms: ['bean box'] }] });
    expect(judged('A bean box for me', aMood('NEUTRAL'), brand)).toEqual({ intent: 'purchase', because: ['bean box'] });
    expect(judged('My bean box is broken', aMood('NEUTRAL'), brand).intent).toBe('complaint');
    expect(judged('A bean box for me').intent).toBe('other');
  });
});
