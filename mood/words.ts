/** What a text is cut to before it is read: the first so many bytes of UTF-8, as Amazon Comprehend's limit is. */
const READ_BYTES = 5_000;

const encoder = new TextEncoder();

/** The part of a text that is read, never ending within a character. */
export const readablePart = (text: string): string => {
  if (text.length * 3 <= READ_BYTES) return text;
  const { read } = encoder.encodeInto(text, new Uint8Array(READ_BYTES));
  return text.slice(0, read);
};

/** A text without what is addressed to machines: links, mail addresses, handles, hashtags. */
export const proseOf = (text: string): string =>
  readablePart(text)
    .split(/(\s+)/)
    .filter((part) => !isMarkup(part))
    .join('');

const MARKUP = /^[("'«“¡¿]{0,3}(?:[@#＃＠]|https?:|www\.|[^@]+@[^@]+\.)/iu;
const isMarkup = (part: string): boolean => MARKUP.test(part) || part.includes('://');

export const hasLetters = (prose: string): boolean => /\p{L}/u.test(prose);
