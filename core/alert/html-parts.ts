import type { Figure } from './figures.ts';
import { INK, LINE, LINK, QUIET } from './html-style.ts';
import type { Bar, Quote } from './story.ts';
import { html, type Html } from './markup.ts';

/** The pieces that a mail is put together from. Each answers undefined when it has nothing to say. */

type Piece = Html | undefined;
const unlessEmpty = <T>(rows: readonly T[], draw: (rows: readonly T[]) => Html): Piece => (rows.length === 0 ? undefined : draw(rows));

/** A figure stays with its sign at the end of a line. */
export const typeset = (text: string): string => text.replaceAll(' %', '\u00a0%');

/** A row of the mail's card with a title over its content. */
export const section = (title: string, content: Piece): Piece =>
  content &&
  html`<tr>
    <td class="cell" style="padding:24px 28px 0">
      <h2 class="quiet" style="margin:0 0 8px;font-size:13px;letter-spacing:.05em;text-transform:uppercase;color:${QUIET}">${title}</h2>
      ${content}
    </td>
  </tr>`;

/** The first bar in the given colour, the others in grey. */
export const bars = (rows: readonly Bar[], colour: string): Piece =>
  unlessEmpty(rows, () => table(rows.map((bar, index) => barRow(bar, index === 0 ? colour : '#8c959f'))));

export const figures = (rows: readonly Figure[]): Piece => unlessEmpty(rows, () => table(rows.map(figureRow)));

export const actions = (all: readonly string[]): Piece =>
  unlessEmpty(all, () => {
    const items = all.map((action) => html`<li style="margin:0 0 6px">${action}</li>`);
    return html`<ol class="ink" style="margin:0;padding:0 0 0 22px;font-size:16px;line-height:1.45;color:${INK}">
      ${items}
    </ol>`;
  });

export const quotes = (all: readonly Quote[]): Piece => unlessEmpty(all, () => html`${all.map(quoteBlock)}`);

export const phrases = (all: readonly string[]): Piece =>
  unlessEmpty(all, () => {
    const items = all.map((phrase, index) => html`${index === 0 ? '' : ' · '}<bdi>${phrase}</bdi>`);
    return html`<p class="ink" style="margin:0;font-size:15px;line-height:1.6;color:${INK};word-break:break-word">${items}</p>`;
  });

export const sentences = (all: readonly string[]): Piece =>
  unlessEmpty(all, () => {
    const style = `margin:0 0 6px;font-size:15px;line-height:1.45;color:${INK};word-break:break-word`;
    return html`${all.map((sentence) => html`<p class="ink" style="${style}">${typeset(sentence)}</p>`)}`;
  });

/** A layout table of full width: what every mail client understands. */
const table = (rows: readonly Html[]): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    ${rows}
  </table>`;

/** A bar is two cells side by side; a cell of no width would still take room, so its share stays between 1 and 99. */
function barRow({ label, share, figure }: Bar, colour: string): Html {
  const width = Math.min(99, Math.max(1, Math.round(share * 100)));
  const cell = 'height:14px;font-size:0;line-height:0';
  const filled = html`<td width="${width}%" bgcolor="${colour}" style="background:${colour};border-radius:3px 0 0 3px;${cell}">&nbsp;</td>`;
  const empty = html`<td class="track" width="${100 - width}%" style="background:#e7ebef;border-radius:0 3px 3px 0;${cell}">&nbsp;</td>`;
  const name = html`<td class="quiet" width="52" style="padding:3px 0;font-size:13px;color:${QUIET}">${label}</td>`;
  const end = html`<td class="ink" width="56" align="right" style="padding:3px 0;font-size:14px;font-weight:700;color:${INK};white-space:nowrap">
    ${figure}
  </td>`;
  return html`<tr>
    ${name}
    <td style="padding:3px 0">
      ${table([
        html`<tr>
          ${filled}${empty}
        </tr>`,
      ])}
    </td>
    ${end}
  </tr>`;
}

function figureRow({ label, value }: Figure): Html {
  const cell = `border-top:1px solid ${LINE};font-size:15px;line-height:1.4`;
  const name = html`<td class="quiet line label" width="130" valign="top" style="width:130px;padding:6px 10px 6px 0;color:${QUIET};${cell}">
    ${label}
  </td>`;
  return html`<tr>
    ${name}
    <td class="ink line" valign="top" style="padding:6px 0;color:${INK};word-break:break-word;${cell}">${typeset(value)}</td>
  </tr>`;
}

/** Customers write in every direction: their words find their own, and stay within their element. The line below is ours, whatever their name. */
function quoteBlock({ by, text, url }: Quote): Html {
  const link = url === undefined ? undefined : html` &middot; <a class="link" href="${url}" style="color:${LINK}">Open</a>`;
  const said = html`<p class="ink" dir="auto" style="margin:0;font-size:16px;line-height:1.45;color:${INK};word-break:break-word">${text}</p>`;
  const source = html`<p class="quiet" style="margin:4px 0 0;font-size:13px;line-height:1.4;color:${QUIET};word-break:break-word">
    <bdi dir="ltr">${by}</bdi>${link}
  </p>`;
  const block = html`<td class="line" style="border-left:4px solid ${LINE};padding:1px 0 1px 12px">${said}${source}</td>`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 14px">
    <tr>
      ${block}
    </tr>
  </table>`;
}
