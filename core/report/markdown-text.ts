import { oneLine } from '../alert/foreign-text.ts';

/** Shows nothing, and nothing joins across it. */
const JOINER = '\u2060';

/** What means something to Markdown, or to one of its dialects, wherever it stands. */
const MARKS = /[\\`*_[\]{}<>#|~&$]/g;
/** What makes a list, a heading or a rule of a line that begins with it. */
const BEGINNING = /^(?:([-+=])|(\d{1,9})([.)]))/;
/** What some readers make a link or a call for somebody of by themselves: an address without any mark, a name after an at sign. */
const LINKED = /@|:(?=\/)|(?<=[\p{L}\p{N}])\.(?=\p{L})/gu;

/** A text as one line of Markdown that says just what it says: no link, HTML, heading, emphasis or mention comes of it. */
export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(MARKS, String.raw`\$&`)
    .replace(BEGINNING, (_all, mark: string | undefined, number = '', dot = '') => (mark === undefined ? `${number}\\${dot}` : `\\${mark}`))
    .replace(LINKED, `$&${JOINER}`);

/** The target of a link, which must be one that `linkable` let through. */
export const markdownTarget = (url: string): string => `<${url.replace(/[<>\s\\]/g, encodeURIComponent).replaceAll('&', '&amp;')}>`;
