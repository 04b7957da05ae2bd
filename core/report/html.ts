import { figures, phrases, quotes, sentences, typeset } from '../alert/html-parts.ts';
import { COLOURS, FONT, INK, LINE, QUIET, SHEET } from '../alert/html-style.ts';
import { Html, html } from '../alert/markup.ts';
import type { ReportEvent } from './events.ts';
import type { Report } from './report.ts';
import { timeline } from './timeline-svg.ts';

/** On paper there is no card; on a phone the picture is moved sideways, so that it can be read. */
const REPORT_SHEET = new Html(`<style>
.timeline { overflow-x: auto; }
.timeline svg { display: block; width: 100%; min-width: 620px; height: auto; }
section, blockquote, tr { break-inside: avoid; }
@media print {
  .page { background: none !important; padding: 0 !important; }
  .card { border: 0 !important; max-width: none !important; }
  .timeline svg { min-width: 0; }
}
</style>`);

/** The report as one page that brings all it needs: no script, font or picture from anywhere. It stands under `default-src 'none'`. */
export const reportHtml = (report: Report): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${report.title}</title>
        ${SHEET}${REPORT_SHEET}
      </head>
      <body class="page" style="margin:0;padding:20px 10px;background:#f3f4f6;${FONT};-webkit-text-size-adjust:100%">
        <main class="card" style="max-width:820px;margin:0 auto;background:#ffffff;border:1px solid ${LINE};border-radius:8px">
          ${opening(report)}${body(report)}${closing(report)}
        </main>
      </body>
    </html> `.markup;

function opening({ severity, badge, brand, title, time, summary }: Report): Html {
  const band = `margin:0;padding:10px 28px;border-radius:7px 7px 0 0;background:${COLOURS[severity]};color:#ffffff;font-size:13px;font-weight:700;letter-spacing:.06em;overflow-wrap:anywhere`;
  return html`<p class="cell" style="${band}">${badge.toUpperCase()} &middot; ${brand}</p>
    <header class="cell" style="padding:22px 28px 0">
      <h1 class="ink" style="margin:0;font-size:25px;line-height:1.25;color:${INK};overflow-wrap:anywhere">${typeset(title)}</h1>
      <p class="quiet" style="margin:6px 0 0;font-size:14px;line-height:1.45;color:${QUIET}">${time}</p>
      <p class="ink" style="margin:12px 0 0;font-size:16px;line-height:1.5;color:${INK};overflow-wrap:anywhere">${typeset(summary)}</p>
    </header>`;
}

const body = (report: Report): Html =>
  html`${[
    section('How it went', html`<div class="timeline">${timeline(report.picture)}</div>`),
    section('How we reacted', figures(report.response)),
    section('The figures', figures(report.figures)),
    section('What happened when', events(report.events)),
    section('Loudest messages', messages(report)),
    section('What people said', phrases(report.phrases)),
    section('Why it was raised', sentences(report.reasons)),
    section('The verdict', sentences([report.verdict])),
    section('What to look at afterwards', sentences(report.lessons)),
  ].filter((part) => part !== undefined)}`;

const section = (title: string, content: Html | undefined): Html | undefined =>
  content &&
  html`<section class="cell" style="padding:24px 28px 0">
    <h2 class="quiet" style="margin:0 0 8px;font-size:13px;letter-spacing:.05em;text-transform:uppercase;color:${QUIET}">${title}</h2>
    ${content}
  </section>`;

function events(all: readonly ReportEvent[]): Html {
  const cell = `border-top:1px solid ${LINE};padding:6px 0;font-size:15px;line-height:1.4`;
  const rows = all.map(
    ({ when, what }) =>
      html`<tr>
        <td class="quiet line label" valign="top" style="width:190px;padding-right:10px;color:${QUIET};${cell}">${when}</td>
        <td class="ink line" valign="top" style="color:${INK};overflow-wrap:anywhere;${cell}">${what}</td>
      </tr>`,
  );
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0">
    ${rows}
  </table>`;
}

function messages(report: Report): Html | undefined {
  const note = report.quotesNote === '' ? undefined : sentences([report.quotesNote]);
  return report.quotes.length === 0 && note === undefined ? undefined : html`${quotes(report.quotes)}${note}`;
}

const closing = ({ colophon }: Report): Html =>
  html`<footer class="cell" style="padding:24px 28px 22px">
    <p
      class="quiet line"
      style="margin:0;padding:14px 0 0;border-top:1px solid ${LINE};font-size:13px;line-height:1.45;color:${QUIET};overflow-wrap:anywhere"
    >
      ${colophon}
    </p>
  </footer>`;
