import type { Random } from '../random.ts';

/** What customers, the brand's agents and the brand itself write about, in the sample. */
export type Topic =
  | 'question'
  | 'purchase'
  | 'praise'
  | 'complaint'
  | 'meme'
  | 'crisis'
  | 'relief'
  | 'refund'
  | 'thanks'
  | 'answer'
  | 'kindness'
  | 'apology'
  | 'crisisAnswer'
  | 'statement'
  | 'fixed';

/**
 * Patterns of one language. `[a|b|c]` stands for one of its choices, an empty one included, and may hold further ones;
 * `{name}` for the first name of the person addressed, `{agent}` for the initials of who signs.
 */
export type Sentences = Readonly<Record<Topic, readonly string[]>>;

const INNERMOST = /\[([^[\]]*)\]/u;

/** A pattern with every choice made and every name filled in. */
export const written = (pattern: string, names: { name: string; agent: string }, random: Random): string => {
  let text = pattern;
  while (INNERMOST.test(text)) text = text.replace(INNERMOST, (_whole, choices: string) => random.pick(choices.split('|')));
  return text
    .replaceAll('{name}', names.name)
    .replaceAll('{agent}', names.agent)
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ (?=[.,](?: |$))/gu, '')
    .trim();
};
