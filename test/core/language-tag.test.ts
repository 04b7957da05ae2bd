import { describe, expect, it } from 'vitest';
import { languageOfTag } from '../../core/language-tag.ts';

describe('the language of a tag', () => {
  it.each([
    ['a bare language', 'de', 'de'],
    ['a region', 'en-GB', 'en'],
    ['an underscore', 'pt_BR', 'pt'],
    ['capitals', 'EN', 'en'],
    ['Chinese', 'zh', 'zh'],
    ['Chinese of the mainland', 'zh-CN', 'zh'],
    ['simplified Chinese', 'zh-Hans', 'zh'],
    ['traditional Chinese', 'zh-Hant', 'zh-TW'],
    ['Chinese of Taiwan', 'zh-TW', 'zh-TW'],
    ['Chinese of Hong Kong', 'zh-HK', 'zh-TW'],
    ['simplified Chinese of Hong Kong, where the script decides', 'zh-Hans-HK', 'zh'],
    ['a language that is not read', 'nl-BE', 'nl'],
    ['a language of three letters', 'fil', 'fil'],
  ])('is told by %s: %s', (_name, tag, language) => {
    expect(languageOfTag(tag)).toBe(language);
  });

  it.each([
    ['nothing', undefined],
    ['an empty tag', ''],
    ['undetermined', 'und'],
    ['no language at all', 'zxx'],
    ['several languages', 'mul'],
    ["X's tag of a post that is only a link", 'qme'],
    ['a word that is no tag', 'english'],
  ])('is unknown for %s', (_name, tag) => {
    expect(languageOfTag(tag)).toBeUndefined();
  });
});
