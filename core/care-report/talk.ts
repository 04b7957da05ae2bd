import * as z from 'zod';
import type { BrandDocument } from '../brand.ts';
import type { Message } from '../message.ts';
import { countedPhrases } from '../phrases.ts';

/** What fewer people said is not told of: somebody might be known by it. */
export const PEOPLE_AT_LEAST = 5;
const PHRASES = 10;
/** So much of what one person wrote is kept, in characters: whoever writes a book must not fill the memory. */
const KEPT_OF_PERSON = 5_000;

/** What customers talk about. */
export const Talk = z.object({
  /** How many messages were looked at. */
  messages: z.number().int(),
  /** What most people said, at least PEOPLE_AT_LEAST of them. Whoever only repeats another's words is not counted. */
  phrases: z.array(z.object({ phrase: z.string(), people: z.number().int() })),
});
export type Talk = z.output<typeof Talk>;

/** What customers talk about, person by person. Changed in place. */
export class TalkTally {
  readonly #known: readonly string[];
  readonly #texts = new Map<string, string>();
  #messages = 0;

  constructor({ name, accounts }: Pick<BrandDocument, 'name' | 'accounts'>) {
    this.#known = [name, ...accounts.map(({ account }) => account)];
  }

  /** What is no customer's, or was deleted, is passed over. */
  add({ direction, deleted, author, platform, text }: Message): void {
    if (direction !== 'inbound' || deleted === true || author.role !== 'customer') return;
    this.#messages += 1;
    const person = `${platform}\n${author.id}`;
    const before = this.#texts.get(person);
    this.#texts.set(person, (before === undefined ? text : `${before}\n${text}`).slice(0, KEPT_OF_PERSON));
  }

  figures(): Talk {
    const phrases = countedPhrases([...this.#texts.values()], this.#known, { most: PHRASES, inTexts: PEOPLE_AT_LEAST });
    return {
      messages: this.#messages,
      phrases: phrases.map(({ phrase, texts }) => ({ phrase, people: texts })).toSorted((a, b) => b.people - a.people),
    };
  }
}
