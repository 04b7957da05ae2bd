/** Text that is markup already: only `html` makes it, so that everything else gets escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlPart = Html | string | number | readonly Html[] | undefined;

/**
 * Markup from a template. Every interpolated text is escaped, for elements and for quoted attributes alike; `undefined` is nothing.
 *
 * @example html`<p>${customerText}</p>`.markup
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html =>
  new Html(strings.map((literal, index) => literal + markupOf(parts[index])).join(''));

/** The text with the five characters that mean something to HTML written as references. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

function markupOf(part: HtmlPart): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(({ markup }) => markup).join('');
}

/** A URL that may become a link: http or https only, so that no `javascript:` ever does. */
export const linkable = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
