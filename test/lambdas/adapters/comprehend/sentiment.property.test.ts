import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS } from '../../../../core/sentiment.ts';
import { startComprehend, type ComprehendCall, type ComprehendFault } from '../../../stand-ins/comprehend.ts';
import type { ReadScores } from '../../../stand-ins/comprehend-moods.ts';
import { aReader } from './a-reader.ts';

const NONE: ReadScores = { positive: 0, negative: 0, neutral: 0, mixed: 0 };
const READ = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];

/** Texts begin with the label and the language that the stand-in shall answer. */
const moodOf = (text: string): ReadScores => ({ ...NONE, [text.split(' ')[0]?.toLowerCase() ?? '']: 1 });
const languageOf = (text: string): string => text.split(' ')[1] ?? '';

const aText = fc
  .record({
    label: fc.constantFrom(...LABELS),
    language: fc.constantFrom(...READ, 'nl', 'sv'),
    isTold: fc.boolean(),
    filler: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('a', '語', '😀', '\ud83d').map((letter) => letter.repeat(5_000)),
    ),
  })
  .map(({ label, language, isTold, filler }) => ({
    reading: { text: `${label} ${language} ${filler}`, ...(isTold ? { language } : {}) },
    expected: { label: READ.includes(language) ? label : 'NEUTRAL', language, engine: READ.includes(language) ? 'comprehend' : 'unread' },
  }));

const noWords = fc.constantFrom('', ' ', '👍', 'https://example.com').map((text) => ({
  reading: { text },
  expected: { label: 'NEUTRAL', language: undefined, engine: 'unread' },
}));

/** Fewer in a row than the reader has attempts. */
const someFaults = fc.array(
  fc.oneof(
    fc.constantFrom('throttle' as const, 'fail' as const, 'drop' as const).map((fault): ComprehendFault => ({ fault })),
    fc
      .array(fc.nat({ max: 24 }), { minLength: 1, maxLength: 5 })
      .map((indexes): ComprehendFault => ({ fault: 'some', indexes, code: 'INTERNAL_SERVER_ERROR' })),
  ),
  { maxLength: 6 },
);

describe('any mix of texts and faults', () => {
  it('is answered in order, each text paid for once, and no call breaks a limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof({ weight: 9, arbitrary: aText }, noWords), { maxLength: 60 }), someFaults, async (texts, faults) => {
        const comprehend = await startComprehend({ moodOf, languageOf });
        const { reader, figures } = aReader(comprehend.url, { random: () => 0 });
        comprehend.inject(...faults);
        const moods = await reader.read(texts.map(({ reading }) => reading));
        await comprehend.close();

        expect(moods.map(({ sentiment, language }) => ({ label: sentiment.label, language, engine: sentiment.engine }))).toEqual(
          texts.map(({ expected }) => expected),
        );
        expect(comprehend.calls.flatMap(brokenLimits)).toEqual([]);
        expect(comprehend.documents).toBe(Number(figures()['asked']) + Number(figures()['languagesAsked']));
      }),
      { numRuns: 40 },
    );
  });
});

const brokenLimits = ({ texts, language = 'en' }: ComprehendCall): string[] => [
  ...(texts.length < 1 || texts.length > 25 ? [`${texts.length} texts`] : []),
  ...texts.filter((text) => text === '' || !text.isWellFormed()),
  ...texts.filter((text) => Buffer.byteLength(text) > 5_000),
  ...(READ.includes(language) ? [] : [language]),
];
