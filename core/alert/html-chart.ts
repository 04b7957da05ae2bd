import { CHART_SPAN, peakOf } from './chart.ts';
import { INK, QUIET } from './html-style.ts';
import { html, type Html } from './markup.ts';
import type { Chart } from './story.ts';
import { clock, count } from '../wording.ts';

const HEIGHT = 64;
const GREY = '#8c959f';

/** Bars of messages, and what stands below them. */
export interface BarChart {
  readonly bars: readonly { readonly messages: number; readonly negatives: number }[];
  /** What stands under the first and under the last bar. */
  readonly from: string;
  readonly to: string;
  readonly caption: string;
}

/** The last two hours of an incident. Undefined when nobody wrote. */
export const chartTable = ({ bars, timeZone }: Chart, colour: string): Html | undefined => {
  const [first] = bars;
  if (first === undefined) return undefined;
  const ends = { from: clock(first.at, timeZone), to: clock(first.at + CHART_SPAN, timeZone) };
  return barTable({ bars, ...ends, caption: `Messages in 5 minutes each, ${count(peakOf(bars))} at most.` }, colour);
};

/** A chart as cells of a table, which every mail client draws: negative messages in the given colour, the others in grey above them. */
export const barTable = ({ bars, from, to, caption }: BarChart, colour: string): Html | undefined => {
  const peak = Math.max(0, ...bars.map(({ messages }) => messages));
  if (peak === 0) return undefined;
  const height = (messages: number): number => (messages === 0 ? 0 : Math.max(2, Math.round((messages / peak) * HEIGHT)));
  const columns = bars.map(({ messages, negatives }) => {
    const bad = height(negatives);
    return column([block(Math.max(0, height(messages) - bad), GREY), block(bad, colour)]);
  });
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed">
      <tr>
        ${columns}
      </tr>
    </table>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      <tr>
        <td class="quiet" style="padding:4px 0 0;font-size:12px;color:${QUIET}">${from}</td>
        <td class="quiet" align="right" style="padding:4px 0 0;font-size:12px;color:${QUIET}">${to}</td>
      </tr>
    </table>
    <p class="ink" style="margin:4px 0 0;font-size:13px;line-height:1.4;color:${INK}">
      ${caption} <span style="color:${colour}">&#9632;</span> negative <span style="color:${GREY}">&#9632;</span> other
    </p>`;
};

const column = (blocks: readonly (Html | undefined)[]): Html =>
  html`<td valign="bottom" height="${HEIGHT}" style="height:${HEIGHT}px;padding:0 1px;vertical-align:bottom">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      ${blocks.filter((each) => each !== undefined)}
    </table>
  </td>`;

const block = (height: number, colour: string): Html | undefined =>
  height === 0
    ? undefined
    : html`<tr>
        <td height="${height}" bgcolor="${colour}" style="height:${height}px;background:${colour};font-size:0;line-height:0">&nbsp;</td>
      </tr>`;
