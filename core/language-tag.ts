/**
 * The language of a tag such as `en-GB` or `zh-Hant-HK`: the bare language, but `zh-TW` for traditional Chinese, as Amazon Comprehend names it.
 * Undefined for what is no tag, and for what platforms write when they do not know: `und`, `zxx`, `mul`, and X's own `q..`.
 */
export const languageOfTag = (tag: string | undefined): string | undefined => {
  const [language = '', ...others] = (tag ?? '').toLowerCase().split(/[-_]/u);
  if (!TAG.test(language) || UNKNOWN.test(language)) return undefined;
  return language === 'zh' && isTraditional(others) ? 'zh-TW' : language;
};

const TAG = /^[a-z]{2,3}$/u;
const UNKNOWN = /^(?:und|zxx|mul|mis|q[a-z]{2})$/u;

/** The script tells; without one, the region does. */
const isTraditional = (subtags: readonly string[]): boolean =>
  subtags.includes('hant') || (!subtags.includes('hans') && subtags.some((subtag) => ['tw', 'hk', 'mo'].includes(subtag)));
