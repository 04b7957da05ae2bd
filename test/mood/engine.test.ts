import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS, UNREAD } from '../../core/sentiment.ts';
import { readMood } from '../../mood/engine.ts';
import { READ_LANGUAGES } from '../../mood/profiles.ts';

const labelOf = (text: string, language?: string): string => readMood({ text, language }).sentiment.label;

describe('the mood of a text', () => {
  it.each([
    ['en', 'This is not good'],
    ['en', 'The app does not load'],
    ['en', 'I was charged twice!'],
    ['en', 'no answer from anybody for days'],
    ['en', 'still waiting'],
    ['en', '3rd time this week'],
    ['en', 'great job losing my parcel 👏'],
    ['es', 'no funciona, pesimo'],
    ['fr', "C'est une honte, personne ne répond"],
    ['de', 'Unverschaemt, keine Antwort seit Tagen'],
    ['pt', 'péssimo atendimento, ninguém responde'],
    ['it', 'Nessuna risposta, pessimo servizio'],
    ['ja', '最悪です。まだ返事が来ません'],
    ['ko', '환불이 아직도 안 됐어요 최악이네요'],
    ['ar', 'خدمة سيئة جدا ولا أحد يرد'],
  ])('is negative (%s): %s', (language, text) => {
    expect(readMood({ text, language }).sentiment).toMatchObject({ label: 'NEGATIVE', engine: 'embedded' });
  });

  it.each([
    ['en', 'thanks, that fixed it'],
    ['en', 'Soooo happy with this, love it'],
    ['es', 'Muchas gracias, todo resuelto'],
    ['fr', 'Merci beaucoup, super équipe'],
    ['de', 'Vielen Dank, klappt wieder'],
    ['pt', 'Muito obrigada, adorei'],
    ['it', 'Grazie mille, ottimo lavoro'],
    ['ja', 'ありがとうございます、とても助かりました'],
    ['ko', '감사합니다 정말 친절하시네요'],
  ])('is positive (%s): %s', (language, text) => {
    expect(labelOf(text, language)).toBe('POSITIVE');
  });

  it.each([
    ['en', 'What time do you open on sunday?'],
    ['de', 'Wo finde ich bitte meine Rechnung?'],
    ['fr', 'À quelle heure ouvrez-vous dimanche ?'],
  ])('is neutral for a bare question (%s): %s', (language, text) => {
    expect(labelOf(text, language)).toBe('NEUTRAL');
  });

  it('has more of both sides when both are there', () => {
    const both = readMood({ text: 'I love the phone but the battery is terrible', language: 'en' }).sentiment;
    const one = readMood({ text: 'the battery is terrible', language: 'en' }).sentiment;
    expect(both.mixed).toBeGreaterThan(one.mixed);
  });

  it.each([
    ['👍', 'POSITIVE'],
    ['😡😡😡', 'NEGATIVE'],
    ['🎉 ❤️', 'POSITIVE'],
  ])('of pictures alone, %s, is %s', (text, label) => {
    expect(readMood({ text }).sentiment).toMatchObject({ label, engine: 'embedded' });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['digits', '12345'],
    ['a link', 'https://example.com/great'],
    ['a hashtag', '#love'],
    ['null bytes', '\0\0\0'],
    ['a lone surrogate', '\uD800'],
    ['Danish', 'Hvorfor virker jeres app ikke længere i dag?'],
  ])('is unread for %s', (_name, text) => {
    expect(readMood({ text }).sentiment).toEqual(UNREAD);
  });

  it('is of the language that the platform told, whatever its region, and detected where it told none', () => {
    expect(readMood({ text: 'Das ist gut', language: 'de-AT' })).toMatchObject({ language: 'de', sentiment: { label: 'POSITIVE' } });
    expect(readMood({ text: 'I am so happy with this', language: 'und' }).language).toBe('en');
    expect(readMood({ text: '還在等', language: 'zh-Hant-HK' }).language).toBe('zh-TW');
    expect(readMood({ text: 'I am so happy with this', language: 'da' })).toEqual({ language: 'da', sentiment: UNREAD });
  });

  it('is told by the first 5,000 bytes', () => {
    const start = 'on the table '.repeat(384);
    expect(readMood({ text: `${start} terrible`, language: 'en' })).not.toEqual(readMood({ text: start, language: 'en' }));
    expect(readMood({ text: `${'on the table '.repeat(385)} terrible`, language: 'en' })).toEqual(
      readMood({ text: 'on the table '.repeat(385), language: 'en' }),
    );
  });

  it('is the same again, whatever was read in between', () => {
    const first = readMood({ text: 'still waiting for my refund', language: 'en' });
    readMood({ text: 'Vielen Dank! 😊', language: 'de' });
    expect(readMood({ text: 'still waiting for my refund', language: 'en' })).toEqual(first);
  });

  it('has four scores that sum to 1 for any text in any language', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), sentence);
    fc.assert(
      fc.property(text, fc.constantFrom(...READ_LANGUAGES, 'zh-TW', undefined), (words, language) => {
        const { positive, negative, neutral, mixed, label } = readMood({ text: words, language }).sentiment;
        expect(Math.abs(positive + negative + neutral + mixed - 1)).toBeLessThan(1e-9);
        expect([positive, negative, neutral, mixed].every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(LABELS).toContain(label);
      }),
    );
  });
});

describe('input that nobody should send', () => {
  it.each([
    ['a megabyte of words', 'why is it down again '.repeat(50_000)],
    ['a megabyte without a blank', 'x'.repeat(1_048_576)],
    ['ten thousand of one letter', 'a'.repeat(10_000)],
    ['ten thousand question marks', '?'.repeat(10_000)],
    ['ten thousand emoji', '😡'.repeat(10_000)],
    ['ten thousand hashtags', '#'.repeat(10_000)],
    ['ten thousand apostrophes', "a'".repeat(10_000)],
    ['ten thousand combining marks', `e${'\u0301'.repeat(10_000)}`],
    ['lone surrogates', '\ud800\udc00\udc00\ud83d'.repeat(1_000)],
    ['null bytes', `bad\0service\0`.repeat(1_000)],
    ['directions turned around', '\u202e\u2066terrible\u2069'.repeat(500)],
  ])('%s gets an answer of scores', (_name, text) => {
    for (const language of [undefined, 'en', 'ja', 'ko']) {
      const { sentiment } = readMood({ text, language });
      const scores = [sentiment.positive, sentiment.negative, sentiment.neutral, sentiment.mixed];
      expect(scores.every(Number.isFinite)).toBe(true);
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
    }
  });
});

const sentence = fc
  .array(fc.constantFrom('the', 'app', 'great', 'good', 'broken', 'not', 'but', 'never', 'charged', 'twice', 'love', '😡', '👍', '.', ','), {
    maxLength: 12,
  })
  .map((words) => words.join(' '));
