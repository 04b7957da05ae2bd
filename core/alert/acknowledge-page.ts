import { situation } from './headline.ts';
import { COLOURS, FONT, INK, LINE, QUIET, SHEET, type Tone } from './html-style.ts';
import type { Alert } from '../alert.ts';
import { oneLine } from './foreign-text.ts';
import { html, type Html } from './markup.ts';
import type { Incident } from '../incident.ts';
import { moment } from '../wording.ts';

/** What the pages behind a link to acknowledge tell: the incident, and whose it is. */
export interface Acknowledgeable {
  readonly incident: Incident;
  readonly brand: Alert['brand'];
}

/** What a GET shows: what would be acknowledged, and one button that posts to the page's own address. Changes nothing. */
export const questionPage = (about: Acknowledgeable): string => {
  const { incident } = about;
  if (incident.state === 'resolved') return page(about, 'This incident is over', facts(about));
  if (incident.state === 'acknowledged') return page(about, 'Somebody has it already', facts(about));
  const colour = COLOURS[incident.severity];
  const button = `display:block;width:100%;box-sizing:border-box;margin:24px 0 0;padding:16px;border:0;border-radius:6px;background:${colour};color:#ffffff;font:inherit;font-size:18px;font-weight:700;cursor:pointer;-webkit-appearance:none`;
  const form = html`<form method="post"><button type="submit" style="${button}">I take this: acknowledge</button></form>
    <p class="quiet" style="margin:12px 0 0;font-size:14px;line-height:1.45;color:${QUIET}">
      Everybody else sees that somebody has it, and reminders come less often.
    </p>`;
  return page(about, situation({ ...about, kind: incident.kind }), html`${facts(about)}${form}`);
};

/** What a POST answers: who has it and since when. The same however often it is posted. */
export const acknowledgedPage = (about: Acknowledgeable): string => {
  const over = about.incident.state === 'resolved';
  const next = over ? 'Nothing has to be done any more.' : 'Thank you. Now say in public what is known, and when there will be more.';
  return page(about, over ? 'This incident is over' : 'Acknowledged', html`${paragraph(next)}${facts(about)}`, 'resolved');
};

/** A refusal as a small page. `detail` is ours to show: never the message of an unexpected error. */
export const refusalPage = (title: string, detail: string): string =>
  frame(title, 'watch', 'Groundswell', html`${heading(title)}${paragraph(detail)}`);

function page({ incident, brand }: Acknowledgeable, title: string, content: Html, tone: Tone = incident.severity): string {
  const name = oneLine(brand.name);
  const shown = incident.state === 'resolved' ? 'resolved' : tone;
  return frame(title, shown, `${incident.severity.toUpperCase()} · ${name}`, html`${heading(title)}${content}`);
}

function facts({ incident, brand }: Acknowledgeable): Html {
  const at = (time: number): string => moment(time, brand.timeZone);
  const by = incident.acknowledgedBy === undefined ? '' : ` by ${oneLine(incident.acknowledgedBy)}`;
  const lines = [
    ...(incident.state === 'open' ? [] : [`${situation({ brand, incident, kind: incident.kind })}.`]),
    `Since ${at(incident.openedAt)}`,
    ...(incident.acknowledgedAt === undefined ? [] : [`Acknowledged ${at(incident.acknowledgedAt)}${by}`]),
    ...(incident.resolvedAt === undefined ? [] : [`Over ${at(incident.resolvedAt)}`]),
  ];
  return html`${lines.map(paragraph)}`;
}

const heading = (text: string): Html =>
  html`<h1 class="ink" style="margin:0;font-size:25px;line-height:1.25;color:${INK};overflow-wrap:anywhere">${text}</h1>`;

const paragraph = (text: string): Html =>
  html`<p class="ink" style="margin:10px 0 0;font-size:16px;line-height:1.45;color:${INK};overflow-wrap:anywhere">${text}</p>`;

/** No script, no image, no address but its own: it stands under `default-src 'none'`. */
const frame = (title: string, tone: Tone, label: string, content: Html): string => {
  const band = `margin:0;padding:10px 24px;border-radius:7px 7px 0 0;background:${COLOURS[tone]};color:#ffffff;font-size:13px;font-weight:700;letter-spacing:.06em`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${SHEET}
      </head>
      <body class="page" style="margin:0;padding:16px;background:#f3f4f6;${FONT}">
        <main class="card" style="max-width:520px;margin:0 auto;background:#ffffff;border:1px solid ${LINE};border-radius:8px">
          <p style="${band}">${label}</p>
          <div style="padding:22px 24px 26px">${content}</div>
        </main>
      </body>
    </html> `.markup;
};
