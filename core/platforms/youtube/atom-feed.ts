import { Parser } from 'htmlparser2';
import { unprocessable, type Problem } from '../../problem.ts';

export interface Feed {
  readonly parts: readonly FeedPart[];
  /** How many of its children are neither parts nor about the feed itself. */
  readonly unknown: number;
}

/** What a feed tells: something new, or something gone. Its name, its attributes, and the texts below it by their path, such as `author.name`. */
export interface FeedPart {
  readonly name: 'entry' | 'at:deleted-entry';
  readonly attributes: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** What stands in a feed about the feed itself. */
const OF_THE_FEED: ReadonlySet<string> = new Set(['id', 'link', 'title', 'updated', 'author', 'published', 'yt:channelId']);

/** Deeper than any feed goes. The parser searches its open elements one by one, so that a body of nothing else would take long. */
const DEEPEST = 16;

/**
 * The parts of an Atom feed, in their order. The parser knows the five entities of XML and characters by number; entities that a
 * document defines for itself mean nothing to it, so that none can grow. Throws Problem 422 when the body is not UTF-8 or not a feed.
 */
export const readFeed = (body: Uint8Array): Feed => {
  const feed = new FeedReader();
  const parser = new Parser(
    { onopentag: (name, attributes) => feed.open(name, attributes), ontext: (text) => feed.say(text), onclosetag: () => feed.close() },
    { xmlMode: true },
  );
  parser.end(textOf(body));
  return feed.read();
};

/** A feed as the parser goes through it. */
class FeedReader {
  readonly #open: string[] = [];
  readonly #parts: (Omit<FeedPart, 'texts'> & { readonly texts: Map<string, string> })[] = [];
  #unknown = 0;
  #isFeed = false;
  /** The texts of the part that is open. */
  #texts: Map<string, string> | undefined;
  /** The path of the open element below its part. */
  #path = '';

  read(): Feed {
    if (!this.#isFeed) throw noFeed('expected a feed');
    return { parts: this.#parts.map((part) => ({ ...part, texts: Object.fromEntries(part.texts) })), unknown: this.#unknown };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const depth = this.#open.push(name);
    if (depth > DEEPEST) throw noFeed(`expected at most ${DEEPEST} levels`);
    if (depth === 1) this.#isFeed = name === 'feed';
    if (depth === 2) this.#begin(name, attributes);
    if (depth < 3 || this.#texts === undefined) return;
    this.#path = this.#open.slice(2).join('.');
    // Of an element that comes twice, the last one stands.
    this.#texts.set(this.#path, '');
  }

  say(text: string): void {
    if (this.#path !== '') this.#texts?.set(this.#path, (this.#texts.get(this.#path) ?? '') + text);
  }

  close(): void {
    this.#open.pop();
    this.#path = this.#texts === undefined ? '' : this.#open.slice(2).join('.');
    if (this.#open.length < 2) this.#texts = undefined;
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'entry' || name === 'at:deleted-entry') {
      this.#texts = new Map();
      this.#parts.push({ name, attributes, texts: this.#texts });
    } else if (!OF_THE_FEED.has(name)) this.#unknown++;
  }
}

const noFeed = (expected: string): Problem => unprocessable('The body is not an Atom feed.', [{ path: '', message: expected }]);

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw noFeed('expected UTF-8');
  }
}
