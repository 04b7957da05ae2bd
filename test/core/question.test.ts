import { describe, expect, it } from 'vitest';
import { isQuestion } from '../../core/question.ts';

describe('a question', () => {
  it.each([
    ['a question mark', 'Where is it?', true],
    ['the wide one of Chinese and Japanese', 'どこですか？', true],
    ['that of Arabic', 'أين هو؟', true],
    ['that of Armenian', 'Որտե՞ղ է', true],
    ['two in one sign', 'Really⁇', true],
    ['one as a picture', 'Nothing came ❓', true],
    ['none', 'Where it is, nobody knows.', false],
    ['one inside an address only', 'Look: https://example.com/watch?v=1 wow', false],
    ['one behind an address', 'Is it https://example.com/watch?v=1?', true],
    ['one behind an address without any', 'Is it https://example.com/shop? Or not', true],
  ])('is told by its mark: %s', (_name, text, asks) => {
    expect(isQuestion(text)).toBe(asks);
  });
});
