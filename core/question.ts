import type { Message } from './message.ts';

/** Question marks of the scripts that have one of their own. Greek writes a semicolon, which tells nothing. */
const MARK = /[?？؟՞፧⁇⁈⁉❓❔]/u;
/** The question mark inside an address asks nobody anything; the one behind it may. */
const ADDRESS = /\bhttps?:\/\/\S*[^\s?？؟]/giu;

/** True when a text asks something, as far as its marks tell. */
export const isQuestion = (text: string): boolean => MARK.test(text.replace(ADDRESS, ''));

/** Only in public can it be seen that nobody answers. */
export const wantsAnswer = ({ visibility, sentiment, text }: Pick<Message, 'visibility' | 'sentiment' | 'text'>): boolean =>
  visibility === 'public' && (sentiment?.label === 'NEGATIVE' || isQuestion(text));
