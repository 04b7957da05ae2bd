/** Codes by which X says that a text is in no language: undetermined, no words, and its own for mentions, hashtags, links. */
const NO_LANGUAGE = /^(?:und|zxx|art|q[a-t][a-z])$/;

/** Codes that ISO 639 has given up and X still sends. */
const RENAMED_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['in', 'id'],
  ['iw', 'he'],
]);

/** The language of a text by X's code, or undefined where X found none. */
export const languageOf = (code: string | undefined): string | undefined =>
  code === undefined || NO_LANGUAGE.test(code) ? undefined : (RENAMED_LANGUAGES.get(code) ?? code);
