import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** What is between these is never shown. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template', 'noscript', 'iframe', 'noembed', 'noframes']);

/** A blank line before and after. */
const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'table', 'blockquote', 'pre', 'figure']);

/** A line of their own. */
const LINES: ReadonlySet<string> = new Set(['div', 'li', 'tr', 'dt', 'dd', 'hr', 'section', 'article', 'header', 'footer', 'address', 'figcaption']);

const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

const SPACES = /[\t\n\f\r \u00A0]+/g;

/**
 * The text that a piece of HTML shows: paragraphs become blank lines, breaks and list items new lines, entities their characters; links
 * keep their words; scripts, styles and comments go. Never longer than the HTML, and never an error: HTML has no wrong form.
 */
export const textOfHtml = (html: string): string => {
  const shown = new ShownText();
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacksOf(html, shown));
  tokenizer.write(html);
  tokenizer.end();
  return shown.end();
};

/** Text as a reader of the page sees it grow. What stands between two separators is gathered as one run. */
class ShownText {
  #text = '';
  #run = '';
  #breaks = 0;
  #hiddenBy: string | undefined;
  #hiddenDepth = 0;

  say(words: string): void {
    if (this.#hiddenBy === undefined) this.#run += words;
  }

  open(name: string): void {
    if (this.#hiddenBy === undefined && HIDDEN.has(name)) this.#hiddenBy = name;
    if (this.#hiddenBy === name) this.#hiddenDepth++;
    this.#leave(name);
  }

  close(name: string): void {
    if (this.#hiddenBy === name && --this.#hiddenDepth === 0) this.#hiddenBy = undefined;
    this.#leave(name);
  }

  /** All of it. Nothing may be said after. */
  end(): string {
    this.#separate(0);
    return this.#text;
  }

  #leave(name: string): void {
    if (name === 'br') this.#separate(this.#run.trim() === '' ? Math.min(this.#breaks + 1, 2) : 1);
    else if (CELLS.has(name)) this.say(' ');
    else if (PARAGRAPHS.has(name)) this.#separate(2);
    else if (LINES.has(name)) this.#separate(1);
  }

  /** Ends a run. Separators are held back until words follow; the widest of those that meet stands. */
  #separate(breaks: number): void {
    const words = this.#run.replace(SPACES, ' ').trim();
    this.#run = '';
    if (words !== '') {
      this.#text += (this.#text === '' ? '' : '\n'.repeat(this.#breaks)) + words;
      this.#breaks = 0;
    }
    this.#breaks = Math.max(this.#breaks, breaks);
  }
}

const nothing = (): void => undefined;

/**
 * The tokenizer alone, without a parser: that one keeps a stack of open tags and searches it at every closing one, so that a message of
 * nothing but tags would take its time squared.
 */
const callbacksOf = (html: string, shown: ShownText): TokenizerCallbacks => ({
  ontext: (start, end) => shown.say(html.slice(start, end)),
  ontextentity: (codePoint) => shown.say(String.fromCodePoint(codePoint)),
  onopentagname: (start, end) => shown.open(html.slice(start, end).toLowerCase()),
  onclosetag: (start, end) => shown.close(html.slice(start, end).toLowerCase()),
  onopentagend: nothing,
  onselfclosingtag: nothing,
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onprocessinginstruction: nothing,
  onend: nothing,
});
