import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS, moodOf, UNREAD } from '../../core/sentiment.ts';
import { readMood } from '../../mood/engine.ts';

const labelOf = (text: string, language?: string): string => readMood({ text, language }).sentiment.label;

describe('the mood of a text', () => {
  it.each([
    ['en', 'This is not good'],
    ['en', 'The app does not load'],
    ['en', "can't log in"],
    ['en', 'I was charged twice!'],
    ['en', 'no answer from anybody for days'],
    ['en', 'still waiting'],
    ['en', 'Is the network down again?'],
    ['es', 'no funciona'],
    ['es', 'no funciona, pesimo'],
    ['es', 'me cobraron dos veces'],
    ['fr', 'pas bon'],
    ['fr', "l'appli ne marche pas"],
    ['fr', "C'est une honte, personne ne répond"],
    ['de', 'nicht gut'],
    ['de', 'Die App funktioniert nicht'],
    ['de', 'Unverschaemt, keine Antwort seit Tagen'],
    ['pt', 'não funciona'],
    ['pt', 'o aplicativo nao abre'],
    ['it', 'non funziona'],
    ['it', 'Nessuna risposta, pessimo servizio'],
  ])('is negative (%s): %s', (language, text) => {
    expect(readMood({ text, language }).sentiment).toMatchObject({ label: 'NEGATIVE', engine: 'embedded' });
  });

  it.each([
    ['en', 'not bad at all'],
    ['en', 'No problem, thanks!'],
    ['en', 'Soooo gooood'],
    ['es', 'Muchas gracias, todo resuelto'],
    ['fr', 'Merci beaucoup, super équipe'],
    ['de', 'Vielen Dank, klappt wieder'],
    ['de', 'schoen und gut'],
    ['pt', 'Muito obrigada, adorei'],
    ['it', 'Grazie mille, ottimo lavoro'],
  ])('is positive (%s): %s', (language, text) => {
    expect(labelOf(text, language)).toBe('POSITIVE');
  });

  it.each([
    ['en', 'Could you please help me with my SIM card?'],
    ['de', 'Wo finde ich bitte meine Rechnung?'],
    ['es', 'Hola, ¿dónde veo mi factura, por favor?'],
    ['fr', "Bonjour, où est ma facture s'il vous plaît ?"],
  ])('is neutral for a polite question (%s): %s', (language, text) => {
    expect(labelOf(text, language)).toBe('NEUTRAL');
  });

  it('is mixed when both sides are strong', () => {
    expect(labelOf('I love the tariff but the app is broken')).toBe('MIXED');
  });

  it('does not let a negation reach into the next clause', () => {
    expect(labelOf('I did not expect that, great')).toBe('POSITIVE');
    expect(labelOf('Not today but great')).toBe('POSITIVE');
  });

  it.each([
    ['👍', 'POSITIVE'],
    ['😡😡😡', 'NEGATIVE'],
    ['🎉 ❤️', 'POSITIVE'],
    [':-(', 'NEGATIVE'],
    ['📱', 'NEUTRAL'],
  ])('of pictures alone, %s, is %s', (text, label) => {
    expect(readMood({ text }).sentiment).toMatchObject({ label, engine: 'embedded' });
  });

  it('leaves out hashtags, handles and links', () => {
    expect(labelOf('The parcel is here @terribleshop #worst https://terrible.example/broken')).toBe('NEUTRAL');
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['digits', '12345'],
    ['a link', 'https://example.com/great'],
    ['a hashtag', '#love'],
    ['null bytes', '\0\0\0'],
    ['a lone surrogate', '\uD800'],
    ['Japanese', 'アプリが動きません'],
    ['Danish', 'Hvorfor virker jeres app ikke længere i dag?'],
    ['one letter many times', 'x'.repeat(10_000)],
  ])('is unread for %s', (_name, text) => {
    expect(readMood({ text }).sentiment).toEqual(UNREAD);
  });

  it('is of the language that the platform told, whatever its region, and detected where it told none', () => {
    expect(readMood({ text: 'Das ist gut', language: 'de-AT' })).toMatchObject({ language: 'de', sentiment: { label: 'POSITIVE' } });
    expect(readMood({ text: 'I am so happy with this', language: 'und' }).language).toBe('en');
    expect(readMood({ text: 'I am so happy with this', language: 'ja' })).toEqual({ language: 'ja', sentiment: UNREAD });
  });

  it('is told by the first 5,000 bytes', () => {
    expect(labelOf(`${'ä '.repeat(1_700)} great`, 'en')).toBe('NEUTRAL');
    expect(labelOf(`${'ä '.repeat(1_600)} great`, 'en')).toBe('POSITIVE');
  });

  it('has four scores that sum to 1 for any text in any language', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), sentence);
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'de', 'es', 'fr', 'pt', 'it', undefined), (words, language) => {
        const { sentiment } = readMood({ text: words, language });
        const { positive, negative, neutral, mixed } = sentiment;
        expect(Math.abs(positive + negative + neutral + mixed - 1)).toBeLessThan(1e-9);
        expect([positive, negative, neutral, mixed].every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(LABELS).toContain(sentiment.label);
      }),
    );
  });

  it('never gets better by another complaint in a clause of its own', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const before = readMood({ text, language: 'en' }).sentiment;
        const after = readMood({ text: `${text}. Broken`, language: 'en' }).sentiment;
        expect(moodOf(after)).toBeLessThanOrEqual(moodOf(before.engine === 'unread' ? UNREAD : before) + 1e-9);
      }),
    );
  });
});

const sentence = fc
  .array(fc.constantFrom('the', 'app', 'great', 'good', 'broken', 'not', 'but', 'never', 'charged', 'twice', 'love', '😡', '👍', '.', ','), {
    maxLength: 12,
  })
  .map((words) => words.join(' '));
