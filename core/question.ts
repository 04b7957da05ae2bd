/** Question marks of the scripts that have one of their own. Greek writes a semicolon, which tells nothing. */
const MARK = /[?？؟՞፧⁇⁈⁉❓❔]/u;
/** The question mark inside an address asks nobody anything; the one behind it may. */
const ADDRESS = /\bhttps?:\/\/\S*[^\s?？؟]/giu;

/** True when a text asks something, as far as its marks tell. */
export const isQuestion = (text: string): boolean => MARK.test(text.replace(ADDRESS, ''));
