import { actions, bars, figures, phrases, quotes, section, sentences, typeset } from './html-parts.ts';
import { chartTable } from './html-chart.ts';
import { COLOURS, FONT, INK, LINE, LINK, QUIET, SHEET } from './html-style.ts';
import { figuresTitle, reactionsTitle } from './plain.ts';
import type { AlertStory } from './story.ts';
import { html, type Html } from './markup.ts';

/**
 * The story as a mail: tables and inline styles, because mail clients drop most of the rest; no image, font or script from
 * anywhere. `title` is what a browser shows in its tab.
 */
export const alertPage = (story: AlertStory, title: string): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${title}</title>
        ${SHEET}
      </head>
      <body class="page" style="margin:0;padding:0;background:#f3f4f6;-webkit-text-size-adjust:100%">
        <div style="display:none;max-height:0;overflow:hidden">${story.lead}</div>
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f4f6">
          <tr>
            <td class="around" align="center" style="padding:20px 10px">${card([opening(story), links(story), ...body(story), closing(story)])}</td>
          </tr>
        </table>
      </body>
    </html> `.markup;

const card = (rows: readonly Html[]): Html =>
  html`<table
    role="presentation"
    class="card"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="max-width:600px;background:#ffffff;border:1px solid ${LINE};border-radius:8px;${FONT}"
  >
    ${rows}
  </table>`;

function opening(story: AlertStory): Html {
  const colour = COLOURS[story.tone];
  const drawn = bars(story.bars, colour);
  const label = `background:${colour};border-radius:7px 7px 0 0;padding:10px 28px;color:#ffffff;font-size:13px;font-weight:700;letter-spacing:.06em`;
  return html`<tr>
      <td class="cell" bgcolor="${colour}" style="${label}">${story.badge.toUpperCase()} &middot; ${story.brand}</td>
    </tr>
    <tr>
      <td class="cell" style="padding:22px 28px 0">
        <h1 class="ink" style="margin:0;font-size:25px;line-height:1.25;color:${INK};word-break:break-word">${typeset(story.headline)}</h1>
        <p class="ink" style="margin:8px 0 0;font-size:16px;line-height:1.45;color:${INK}">${typeset(story.lead)}</p>
        <p class="quiet" style="margin:6px 0 0;font-size:14px;line-height:1.45;color:${QUIET}">${story.time}</p>
      </td>
    </tr>
    ${
      drawn &&
      html`<tr>
        <td class="cell" style="padding:16px 28px 0">${drawn}</td>
      </tr>`
    }`;
}

function links({ acknowledgeUrl, incidentUrl, tone }: AlertStory): Html {
  const colour = COLOURS[tone];
  const button = 'display:block;padding:15px 20px;color:#ffffff;font-size:18px;font-weight:700;text-decoration:none';
  const acknowledge =
    acknowledgeUrl &&
    html`<tr>
      <td class="cell" style="padding:20px 28px 0">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
          <tr>
            <td align="center" bgcolor="${colour}" style="background:${colour};border-radius:6px">
              <a href="${acknowledgeUrl}" style="${button}">I take this: acknowledge</a>
            </td>
          </tr>
        </table>
      </td>
    </tr>`;
  const incident =
    incidentUrl &&
    html`<tr>
      <td class="cell" align="center" style="padding:12px 28px 0;font-size:15px">
        <a class="link" href="${incidentUrl}" style="color:${LINK}">Open the incident</a>
      </td>
    </tr>`;
  return html`${acknowledge}${incident}`;
}

const body = (story: AlertStory): Html[] =>
  [
    section('What happened', figures(story.history)),
    section(reactionsTitle(story), figures(story.reactions)),
    section('What to do now', actions(story.actions)),
    section('The last two hours', chartTable(story.chart, COLOURS[story.tone])),
    section('Loudest messages', quotes(story.quotes)),
    section('What people say', phrases(story.phrases)),
    section(figuresTitle(story), figures(story.figures)),
    section('Why this alert', sentences(story.because)),
  ].filter((part) => part !== undefined);

const closing = ({ brand }: AlertStory): Html =>
  html`<tr>
    <td class="cell" style="padding:24px 28px 22px">
      <p class="quiet line" style="margin:0;padding:14px 0 0;border-top:1px solid ${LINE};font-size:13px;line-height:1.45;color:${QUIET}">
        Groundswell for ${brand}. You get this because your address is among the alert settings of this brand.
      </p>
    </td>
  </tr>`;
