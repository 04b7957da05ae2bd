import { html, type Html } from '../../core/alert/markup.ts';
import type { Time } from '../../core/time.ts';
import { counted, duration, moment } from '../../core/wording.ts';
import { endOf, episodesOf, type Episode } from './compare.ts';
import { SHEET } from './page-style.ts';
import { pictureOf } from './picture.ts';
import type { BrandOutcomes } from './run-variants.ts';
import { sentencesOf } from './sentences.ts';
import { HEADINGS, isLoud, kindOf, marksOf, rowsOf, utcMinute } from './table.ts';
import type { Variant } from './variants.ts';

/** What the page tells of. */
export interface PageContent {
  readonly file: string;
  readonly messages: number;
  /** The times of the first and the last message. */
  readonly from: Time;
  readonly until: Time;
  /** How far it was judged. */
  readonly to: Time;
  readonly variants: readonly Variant[];
  readonly brands: readonly BrandOutcomes[];
}

/** The comparison as one HTML file that needs no other. It shows no customer's text but the phrases of incidents. */
export const pageOf = (content: PageContent): string => {
  const { file, messages, from, until, to, variants, brands } = content;
  const title = `What ${variants.length === 1 ? 'these settings' : 'each of these settings'} would have raised`;
  const quiet = brands.filter((brand) => !isLoud(brand));
  const shown = quiet.length === brands.length ? brands.slice(0, 1) : brands.filter(isLoud);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${SHEET}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="quiet">${file}: ${counted(messages, 'message')}, ${utcMinute(from)} to ${utcMinute(until)} UTC.</p>
          <ul class="sentences">
            ${sentencesOf(brands, variants, to).map((sentence) => html`<li>${sentence}</li>`)}
          </ul>
          ${legend()} ${shown.map((brand) => section(brand, content))} ${quietBrands(brands.length - shown.length)}
        </main>
      </body>
    </html>`;
  return `${page.markup}\n`;
};

const legend = (): Html =>
  html`<p class="legend">
    <span><i class="key messages"></i>messages</span> <span><i class="key negatives"></i>negative ones</span>
    <span><i class="key watch"></i>watch</span> <span><i class="key serious"></i>serious</span> <span><i class="key critical"></i>critical</span>
  </p>`;

const quietBrands = (number: number): Html | undefined =>
  number === 0 ? undefined : html`<p class="quiet">Nothing is raised at ${counted(number, 'other brand')}, whatever the settings.</p>`;

function section(brand: BrandOutcomes, { from, to }: PageContent): Html {
  const { name, timeZone } = brand.brand;
  const episodes = episodesOf(brand, to);
  return html`<section>
    <h2>${name}</h2>
    <div class="wide">${pictureOf(brand, from, to)}</div>
    <div class="wide">${table(brand, to)}</div>
    ${
      episodes.length === 0
        ? html`<p class="quiet">Nothing is raised.</p>`
        : html`<ol>
            ${episodes.map((episode) => item(episode, timeZone, to))}
          </ol>`
    }
  </section>`;
}

const table = (brand: BrandOutcomes, to: Time): Html =>
  html`<table>
    <thead>
      <tr>
        ${HEADINGS.map((heading) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rowsOf(brand, to).map(row)}
    </tbody>
  </table>`;

const row = ([name = '', ...cells]: readonly string[]): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;

function item({ shown, raised }: Episode, timeZone: string, to: Time): Html {
  const { severity, rules, evidence, openedAt, resolvedAt } = shown;
  const open = duration(endOf(shown, to) - openedAt);
  const phrases = evidence.phrases.length === 0 ? undefined : html`<p>They say: ${evidence.phrases.join(', ')}.</p>`;
  return html`<li>
    <p class="head">
      <b class="tag ${severity}">${severity}</b> ${moment(openedAt, timeZone)}: ${kindOf(shown)} by ${rules.join(' and ')},
      ${resolvedAt === undefined ? `still open after ${open}` : `open for ${open}`}
    </p>
    ${evidence.because.map((reason) => html`<p>${reason}</p>`)} ${phrases}
    <p class="quiet">${marksOf(raised, to).map(({ letters, words }) => html`<span class="mark"><b>${letters}</b> ${words}</span> `)}</p>
  </li>`;
}
