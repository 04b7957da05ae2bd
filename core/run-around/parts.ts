import { deu, eng, fra, ita, por, spa } from 'stopword';
import { termFinder, wordsOf } from '../term-finder.ts';
import { ALREADY_TRIED, ASKING, CHANNELS, CONDITIONS, COURTESY, FILLING, GREETINGS, POINTING, REFUSING, VERDICTS } from './words.ts';

/** What a sentence of an answer does for the customer, and by which words that is known. */
export interface Part {
  readonly does: 'answers' | 'asks' | 'sends away' | 'is kind';
  readonly words: readonly string[];
  /** It names another channel, and does not only show a page. */
  readonly channel?: boolean;
}

/** A sentence that points somewhere says something itself when it has so many words of its own. */
const SAYS_MUCH = 5;
/** Fewer words of its own than these say nothing, in a sentence that does not point. */
const SAYS_SOMETHING = 2;

const find = {
  channels: termFinder(CHANNELS),
  refusing: termFinder(REFUSING),
  tried: termFinder(ALREADY_TRIED),
  asking: termFinder(ASKING),
  courtesy: termFinder(COURTESY),
  verdicts: termFinder(VERDICTS),
};

/** Words that say nothing themselves: they are common, or they point. */
const SAYING_NOTHING: ReadonlySet<string> = new Set(
  [...eng, ...deu, ...fra, ...ita, ...por, ...spa, ...POINTING, ...COURTESY, ...FILLING].flatMap(wordsOf),
);

/** The sentences of an answer, each with what it does. Handles, signatures and empty sentences are left out. */
export const partsOf = (text: string): readonly Part[] => sentencesOf(text).map(partOf);

function partOf(sentence: string): Part {
  const words = wordsOf(sentence.replaceAll(LINK, ' '));
  const away = [...find.refusing(words), ...find.channels(words)];
  if (away.length > 0) return { does: 'sends away', words: away, channel: true };
  const tried = find.tried(words);
  if (sentence.includes(LINK)) {
    const own = ownWords(wordsOf(sentence.replaceAll(LINK, ' ').replace(CONDITION, ' ')));
    return tried.length > 0 || own.length < SAYS_MUCH ? { does: 'sends away', words: [...tried, 'a link'] } : { does: 'answers', words: own };
  }
  if (tried.length > 0) return { does: 'is kind', words: tried };
  const own = ownWords(words);
  const verdicts = find.verdicts(words);
  if ((/[?؟？]$/u.test(sentence) && own.length > 0) || find.asking(words).length > 0) return { does: 'asks', words: find.asking(words) };
  if (verdicts.length > 0) return { does: 'answers', words: verdicts };
  const enough = find.courtesy(words).length > 0 ? SAYS_MUCH : SAYS_SOMETHING;
  return own.length < enough ? { does: 'is kind', words: [] } : { does: 'answers', words: own };
}

const ownWords = (words: readonly string[]): string[] => words.filter((word) => !SAYING_NOTHING.has(word) && /\p{L}/u.test(word));

const ADDRESS = /\bhttps?:\/\/\S+/giu;
/** Where an address stood. */
const LINK = '⟨⟩';
const HANDLE = /(?:^|(?<=\s))\.?@\w+/gu;
const SIGNATURE = /(?:\s|^)[\^*~/_–-]\s?\p{Lu}\p{L}{0,11}\s*$/u;
/** Behind the marks that end a sentence, at a dash, at the end of a line, and behind an address that something new follows. */
const BETWEEN = /(?<=[.!?…。！？])\s+|\s[–—-]\s|[\r\n]+|(?<=⟨⟩)\s+(?=\p{Lu})/u;

/** With the name behind it, which begins with a capital and ends with a mark. */
const GREETING = new RegExp(
  `^(?:${GREETINGS.flatMap((one) => [one, one.charAt(0).toUpperCase() + one.slice(1)]).join('|')})(?:[\\s,]+\\p{Lu}[\\p{L}-]*(?=[,.!]))?[\\s,.!]+`,
  'u',
);
/** From its first word to the comma, or to the end of the sentence. */
const CONDITION = new RegExp(`(?:^|\\s)(?:${CONDITIONS.join('|')})\\s[^,:]*`, 'giu');

const sentencesOf = (text: string): string[] =>
  text
    .replace(ADDRESS, LINK)
    .replace(HANDLE, ' ')
    .replace(SIGNATURE, '')
    .trim()
    .replace(GREETING, '')
    .split(BETWEEN)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}⟨]/u.test(sentence));
