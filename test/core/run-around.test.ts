import { describe, expect, it } from 'vitest';
import { judgeAnswers } from '../../core/run-around.ts';
import { aMessage, aMood, anAnswer } from './a-message.ts';
import { aBrandWith } from './a-pulse.ts';

const brand = aBrandWith({});
const asked = aMessage({ text: 'Where is my parcel?', sentiment: aMood('NEUTRAL') });
const again = aMessage({ id: 'x:again', text: 'I did. Where is it?', sentiment: aMood('NEGATIVE') });
const thanks = aMessage({ id: 'x:thanks', text: 'Thanks, found it!', sentiment: aMood('POSITIVE') });
const redirect = anAnswer({ text: 'Sorry to hear that! Please DM us.' });
const answer = anAnswer({ id: 'x:answer', text: 'It arrives tomorrow before noon.' });

describe('a run-around', () => {
  it.each([
    ['the customer is sent away and asks again', [asked, redirect, again], true],
    ['the customer is sent away, answered, and had asked before that', [asked, redirect, again, answer], true],
    ['the customer is sent away and gives thanks', [asked, redirect, thanks], false],
    ['the customer is sent away and says nothing more', [asked, redirect], false],
    ['the customer is answered and asks again', [asked, answer, again], false],
    ['nobody has answered', [asked, again], false],
    ['a German brand sends away', [asked, anAnswer({ text: 'Schick uns bitte eine Direktnachricht.' }), again], true],
    ['a machine sends away', [asked, anAnswer({ text: 'Please DM us.', author: { id: 'bot', role: 'automation' } }), again], false],
  ])('is seen or not when %s', (_name, told, runAround) => {
    expect(judgeAnswers(told, brand).runAround).toBe(runAround);
  });

  it('is none where the brand has to hand over, as its document says', () => {
    const careful = { ...brand, handOffs: [{ name: 'Addresses stay private', terms: ['your address'] }] };
    const told = [asked, anAnswer({ text: 'Please DM us your address.' }), again];
    expect(judgeAnswers(told, careful).runAround).toBe(false);
    expect(judgeAnswers(told, brand).runAround).toBe(true);
  });
});

describe('an answer in the channel', () => {
  it.each([
    ['no answer', [asked], undefined],
    ['an answer', [asked, answer], true],
    ['only a redirect', [asked, redirect], false],
    ['a redirect and an answer', [asked, redirect, answer], true],
  ])('is told of %s', (_name, told, answeredInChannel) => {
    expect(judgeAnswers(told, brand).answeredInChannel).toBe(answeredInChannel);
  });
});
