import { figures, section, sentences, typeset } from '../alert/html-parts.ts';
import { COLOURS, FONT, INK, LINE, QUIET, SHEET } from '../alert/html-style.ts';
import { html, Html } from '../alert/markup.ts';
import { chartCells, chartPicture } from './chart.ts';
import type { CareReport } from './report.ts';
import type { Section, Table } from './section.ts';
import { storyOfReport, type ReportStory } from './story.ts';

/** On a phone the picture is moved sideways, so that it can be read; on paper there is no card. */
const REPORT_SHEET = new Html(`<style>
.card { table-layout: fixed; }
.timeline { overflow-x: auto; }
.timeline svg { display: block; width: 100%; min-width: 560px; height: auto; }
tr { break-inside: avoid; }
@media print { .page { background: none !important; padding: 0 !important; } .card { border: 0 !important; } }
</style>`);

/** A report as one page that brings all it needs. It stands under `default-src 'none'`. */
export const careReportPage = (report: CareReport): string => {
  const picture = chartPicture(report);
  return pageOf(storyOfReport(report), picture && html`<div class="timeline">${picture}</div>`);
};

/** The same for a mail, whose readers draw tables and no pictures. */
export const careReportMail = (report: CareReport): string => pageOf(storyOfReport(report), chartCells(report));

const pageOf = (story: ReportStory, chart: Html | undefined): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${story.title}</title>
        ${SHEET}${REPORT_SHEET}
      </head>
      <body class="page" style="margin:0;padding:0;background:#f3f4f6;-webkit-text-size-adjust:100%">
        <div style="display:none;max-height:0;overflow:hidden">${story.summary}</div>
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f4f6">
          <tr>
            <td class="around" align="center" style="padding:20px 10px">${card(story, chart)}</td>
          </tr>
        </table>
      </body>
    </html> `.markup;

function card(story: ReportStory, chart: Html | undefined): Html {
  const style = `max-width:720px;background:#ffffff;border:1px solid ${LINE};border-radius:8px;${FONT}`;
  return html`<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style}">
    ${opening(story)}${story.sections.map((part, index) => partOf(part, index === 0 ? chart : undefined))}${closing(story)}
  </table>`;
}

function opening({ badge, brand, title, time, summary }: ReportStory): Html {
  const band = `background:${COLOURS.watch};border-radius:7px 7px 0 0;padding:10px 28px;color:#ffffff;font-size:13px;font-weight:700;letter-spacing:.06em`;
  return html`<tr>
      <td class="cell" bgcolor="${COLOURS.watch}" style="${band}">${badge.toUpperCase()} &middot; ${brand}</td>
    </tr>
    <tr>
      <td class="cell" style="padding:22px 28px 0">
        <h1 class="ink" style="margin:0;font-size:25px;line-height:1.25;color:${INK};word-break:break-word">${typeset(title)}</h1>
        <p class="quiet" style="margin:6px 0 0;font-size:14px;line-height:1.45;color:${QUIET}">${time}</p>
        <p class="ink" style="margin:12px 0 0;font-size:16px;line-height:1.5;color:${INK}">${typeset(summary)}</p>
      </td>
    </tr>`;
}

const partOf = ({ title, sentences: said = [], figures: told = [], table }: Section, chart: Html | undefined): Html =>
  section(
    title,
    html`${chart && html`<div style="margin:0 0 12px">${chart}</div>`}${sentences(said)}${figures(told)}${table && table.rows.length > 0 ? dataTable(table) : undefined}`,
  ) ?? html``;

/** Figures in columns, each under its head and to the right, as they are compared. */
function dataTable({ head, rows }: Table): Html {
  const align = (column: number): string => (column === 0 ? 'left' : 'right');
  const name = (text: string, column: number): Html =>
    html`<th
      class="quiet"
      scope="col"
      align="${align(column)}"
      style="padding:6px 0 4px ${column === 0 ? 0 : 10}px;font-size:12px;font-weight:400;color:${QUIET}"
    >
      ${text}
    </th>`;
  const cell = (text: string, column: number): Html =>
    html`<td
      class="ink line"
      align="${align(column)}"
      style="padding:5px 0 5px ${column === 0 ? 0 : 10}px;border-top:1px solid ${LINE};font-size:14px;line-height:1.4;color:${INK};word-break:break-word"
    >
      ${typeset(text)}
    </td>`;
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:10px 0 0;border-collapse:collapse">
    <tr>
      ${head.map(name)}
    </tr>
    ${rows.map(
      (row) =>
        html`<tr>
          ${row.map(cell)}
        </tr>`,
    )}
  </table>`;
}

const closing = ({ colophon }: ReportStory): Html =>
  html`<tr>
    <td class="cell" style="padding:24px 28px 22px">
      <p class="quiet line" style="margin:0;padding:14px 0 0;border-top:1px solid ${LINE};font-size:13px;line-height:1.45;color:${QUIET}">
        ${colophon}
      </p>
    </td>
  </tr>`;
