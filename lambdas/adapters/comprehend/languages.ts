import type { LanguageCode } from '@aws-sdk/client-comprehend';

/** The languages whose mood Comprehend reads, and whose phrases it finds. */
const LANGUAGES: readonly LanguageCode[] = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];

/** True for a language whose mood Comprehend reads, and whose phrases it finds. */
export const isReadLanguage = (language: string): language is LanguageCode => LANGUAGES.some((known) => known === language);
