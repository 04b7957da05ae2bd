import { describe, expect, it } from 'vitest';
import { isReadLanguage } from '../../../../lambdas/adapters/comprehend/languages.ts';

describe('the languages that Comprehend reads', () => {
  it('are twelve, by their bare names only', () => {
    const tags = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];
    expect(tags.every(isReadLanguage)).toBe(true);
    expect(['nl', 'en-GB', 'zh-tw', ''].some(isReadLanguage)).toBe(false);
  });
});
