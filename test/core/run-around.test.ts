import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/message.ts';
import { judgeAnswers } from '../../core/run-around.ts';
import { aMessage, aMood, anAnswer } from './a-message.ts';
import { aBrandWith } from './a-pulse.ts';

const brand = aBrandWith({});
const asked = aMessage({ text: 'Where is my parcel?', sentiment: aMood('NEUTRAL') });
const again = aMessage({ id: 'x:again', text: 'I did. Where is it?', sentiment: aMood('NEGATIVE') });
const thanks = aMessage({ id: 'x:thanks', text: 'Thanks, found it!', sentiment: aMood('POSITIVE') });
const redirect = anAnswer({ text: 'Sorry to hear that! Please DM us.' });
const answer = anAnswer({ id: 'x:answer', text: 'It arrives tomorrow before noon.' });

const judged = (text: string, over: Partial<Message> = {}) => judgeAnswers([asked, anAnswer({ text, ...over })], brand).judged[0];

describe('a run-around', () => {
  it.each([
    ['the customer is sent away and asks again', [asked, redirect, again], true],
    ['the customer is sent away, answered, and had asked before that', [asked, redirect, again, answer], true],
    ['the customer is sent away and gives thanks', [asked, redirect, thanks], false],
    ['the customer is sent away and says nothing more', [asked, redirect], false],
    ['the customer is sent away and takes note', [asked, redirect, aMessage({ text: 'Will do.', sentiment: aMood('NEUTRAL') })], false],
    ['the customer is sent away and nobody can read what comes', [asked, redirect, aMessage({ text: '...', sentiment: undefined })], true],
    ['the customer is answered and asks again', [asked, answer, again], false],
    ['nobody has answered', [asked, again], false],
    ['a machine sends away', [asked, anAnswer({ text: 'Please DM us.', author: { id: 'bot', role: 'automation' } }), again], false],
  ])('is seen or not when %s', (_name, told, runAround) => {
    expect(judgeAnswers(told, brand).runAround).toBe(runAround);
  });

  it('is seen when a happy customer turns sourer, without a question or a complaint', () => {
    const happy = aMessage({ text: 'Love the new lamp, where can I get a second one?', sentiment: aMood('POSITIVE') });
    const sourer = aMessage({ id: 'x:next', text: 'So much for that.', sentiment: aMood('NEUTRAL') });
    expect(judgeAnswers([happy, redirect, sourer], brand).runAround).toBe(true);
    expect(judgeAnswers([asked, redirect, sourer], brand).runAround).toBe(false);
  });

  it('is none where the brand has to hand over, as its document says', () => {
    const careful = { ...brand, handOffs: [{ name: 'Deliveries are the courier’s', terms: ['courier'] }] };
    const told = [asked, anAnswer({ id: 'x:courier', text: 'Please contact the courier.' }), again];
    expect(judgeAnswers(told, careful)).toMatchObject({ runAround: false, judged: [{ elsewhere: false, handOff: 'Deliveries are the courier’s' }] });
    expect(judgeAnswers([asked, anAnswer({ text: 'Please give us a call.' }), again], careful).runAround).toBe(true);
  });
});

describe('an answer sends the customer elsewhere', () => {
  it.each([
    ['English', 'Please send us a direct message.', ['direct message']],
    ['English, by a ticket', 'We can help you one-on-one. Create a ticket here: https://harbour.example/t', ['one-on-one', 'ticket']],
    ['German', 'Hallo Ada, schick uns bitte eine Direktnachricht.', ['direktnachricht']],
    ['Spanish', 'Hola, escríbenos a ayuda@harbour.example.', ['escríbenos a']],
    ['French', 'Bonjour, contactez notre équipe par téléphone.', ['contactez', 'par téléphone']],
    ['Portuguese', 'Olá, entre em contato pelo site.', ['entre em contato']],
    ['Italian', 'Ciao, scrivici in privato.', ['in privato']],
  ])('in %s, and the words say why', (_name, text, words) => {
    const judgement = judged(text);
    expect([judgement?.elsewhere, ...(judgement?.words ?? []).toSorted()]).toEqual([true, ...words.toSorted()]);
  });

  it.each([
    ['shows a page and says nothing else', 'Hi Ada, please have a look at this article: https://harbour.example/a', true],
    ['asks whether the customer has been on a page', 'Have you already tried the steps here: https://harbour.example/a Let us know.', true],
    ['shows a page in case of what the customer said', 'If your parcel is late, see this page: https://harbour.example/a', true],
    ['refuses to help here', 'We cannot assist over social media.', true],
    ['puts a question and wants the reply elsewhere', 'Which lamp is it? Please send us a direct message.', true],
    ['tells how to go there, and nothing else', 'Please open a ticket. Remember to attach the receipt of the lamp.', true],
    ['answers, and shows a page for more', 'It arrives tomorrow before noon. More here: https://harbour.example/a', false],
    ['answers, and offers a chat as well', 'The lamp is out of stock until May. You can also contact our shop.', false],
    [
      'says in one sentence what to do and where it stands',
      'Hold the power button for ten seconds until the lamp blinks: https://harbour.example/a',
      false,
    ],
    ['says kindly how things stand', 'Sorry, but you can not do that. See here: https://harbour.example/a', false],
    ['asks in the thread', 'Which lamp is it? This page may help: https://harbour.example/a', false],
    ['asks in the thread without a question mark', 'Please let us know which lamp it is.', false],
    ['is only kind', 'Sorry to hear that!', false],
  ])('or not when it %s', (_name, text, elsewhere) => {
    expect(judged(text)?.elsewhere).toBe(elsewhere);
  });

  it.each([
    ['privacy', 'Please send us a direct message with your order number.'],
    ['privacy', 'Schick uns bitte per DM deine Kundennummer.'],
    ['privacy', 'Envíanos un mensaje privado con tu número de pedido.'],
    ['privacy', 'Envoyez-nous en MP votre numéro de commande.'],
    ['privacy', 'Envie uma DM com o número do pedido.'],
    ['privacy', 'Scrivici in privato il tuo codice fiscale.'],
    ['regulated advice', 'Please contact your doctor.'],
  ])('rightly, for %s: %s', (handOff, text) => {
    expect(judged(text)).toMatchObject({ elsewhere: false, handOff });
  });

  it('leaves handles, signatures and addresses out of its words', () => {
    expect(judged('@ada Please DM us. ^Contact')).toEqual({ id: anAnswer({}).id, elsewhere: true, words: ['dm', 'dm us'] });
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
