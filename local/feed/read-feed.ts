import { Parser } from 'htmlparser2';
import { textOfHtml } from '../../core/platforms/html-text.ts';
import { UsageError } from '../options.ts';

/** One item of a feed, as far as it tells. Texts are as people read them, times in epoch ms. */
export interface FeedItem {
  /** What the feed itself tells its items apart by, or else the address. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly link: string | undefined;
  readonly author: string | undefined;
  /** The author's own page, which is surer than a name. */
  readonly authorLink: string | undefined;
  readonly published: number | undefined;
  readonly updated: number | undefined;
  /** Stars, which shops' feeds of reviews carry. */
  readonly rating: number | undefined;
}

/** Deeper than any feed goes. */
const DEEPEST = 64;

const ITEMS: ReadonlySet<string> = new Set(['item', 'entry']);

/** Elements that may hold markup of their own, which is part of what they say. */
const WORDS: ReadonlySet<string> = new Set(['title', 'content', 'content:encoded', 'summary', 'description']);

/** The items of an RSS 1.0, RSS 2.0 or Atom feed, in its order; those without any id are left out. Throws UsageError when it is no feed. */
export const readFeed = (xml: string): readonly FeedItem[] => {
  const reader = new FeedReader();
  const parser = new Parser(
    { onopentag: (name, attributes) => reader.open(name, attributes), ontext: (text) => reader.say(text), onclosetag: (name) => reader.close(name) },
    { xmlMode: true },
  );
  parser.end(xml);
  return reader.items().flatMap((fields) => itemOf(fields) ?? []);
};

/** What an item says, by the names of its elements; `author.name` is below another one. */
type Fields = ReadonlyMap<string, string>;

class FeedReader {
  readonly #open: string[] = [];
  readonly #items: Map<string, string>[] = [];
  #isFeed = false;
  /** How many elements were open when the item began; 0 outside of items. */
  #start = 0;

  items(): readonly Fields[] {
    if (!this.#isFeed) throw new UsageError('What came is no feed: expected RSS or Atom.');
    return this.#items;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const depth = this.#open.push(name);
    if (depth > DEEPEST) throw new UsageError(`What came is no feed: its elements lie ${DEEPEST} deep in each other.`);
    if (depth === 1) this.#isFeed = name === 'rss' || name === 'feed' || name === 'rdf:RDF';
    if (this.#start > 0) return this.#openWithin(name, attributes);
    if (!ITEMS.has(name)) return;
    this.#start = depth;
    this.#items.push(new Map(Object.entries({ about: attributes['rdf:about'] ?? '' })));
  }

  #openWithin(name: string, { href, rel = 'alternate', type = '' }: Readonly<Record<string, string>>): void {
    const fields = this.#items.at(-1);
    if (this.#isWithinWords()) return this.say(`<${name}>`);
    if (name === 'link' && href !== undefined && rel === 'alternate') fields?.set('link', href);
    if (WORDS.has(name)) fields?.set(`${name}@type`, type);
  }

  say(text: string): void {
    if (this.#start === 0) return;
    const path = this.#isWithinWords() ? (this.#open[this.#start] ?? '') : this.#open.slice(this.#start).join('.');
    const fields = this.#items.at(-1);
    fields?.set(path, (fields.get(path) ?? '') + text);
  }

  close(name: string): void {
    if (this.#open.length === this.#start) this.#start = 0;
    if (this.#isWithinWords() && this.#open.length > this.#start + 1) this.say(`</${name}>`);
    this.#open.pop();
  }

  /** Below an element of words, whatever opens is a part of them. */
  #isWithinWords(): boolean {
    return this.#start > 0 && this.#open.length > this.#start + 1 && WORDS.has(this.#open[this.#start] ?? '');
  }
}

function itemOf(fields: Fields): FeedItem | undefined {
  const first = (...names: readonly string[]): string | undefined => names.map((name) => fields.get(name)?.trim()).find((text) => text);
  const link = first('link');
  const id = first('id', 'guid', 'about') ?? link;
  if (id === undefined) return undefined;
  return {
    id,
    title: wordsOf(fields, 'title'),
    text: ['content:encoded', 'content', 'description', 'summary'].map((name) => wordsOf(fields, name)).find((text) => text !== '') ?? '',
    link,
    author: first('author.name', 'dc:creator', 'author'),
    authorLink: first('author.uri'),
    published: timeOf(first('published', 'pubDate', 'dc:date')),
    updated: timeOf(first('updated')),
    rating: ratingOf(first('im:rating')),
  };
}

/** Atom says what is plain text; in all else words are HTML. */
function wordsOf(fields: Fields, name: string): string {
  const text = fields.get(name)?.trim() ?? '';
  return fields.get(`${name}@type`) === 'text' ? text : textOfHtml(text);
}

/** ISO 8601, or a date as mails write it. */
function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function ratingOf(text: string | undefined): number | undefined {
  const stars = Number(text);
  return Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : undefined;
}
