import { COLOURS, FONT, INK, LINE, QUIET } from '../alert/html-style.ts';
import { html, type Html } from '../alert/markup.ts';
import type { Severity } from '../incident.ts';
import { count } from '../wording.ts';
import { lanesOf } from './lanes.ts';
import type { Picture, Step } from './picture.ts';
import type { Report } from './report.ts';

/** Where everything stands, in units of the picture. The room to the right of the plot is for the longest label of a marker. */
const WIDTH = 768;
const LEFT = 44;
const RIGHT = 634;
const LANE = 18;
const PLOT = 190;
const BELOW = 46;
/** So wide is a letter of a label at most, on average. */
const LETTER = 6.7;

/** The same colours where it is dark, light enough to be told from the ground. */
const DARK_COLOURS: Readonly<Record<Severity, string>> = { critical: '#f47067', serious: '#f0883e', watch: '#6ea8fe' };

/** The picture of a report, to stand in a page or alone: it brings its own ground and colours, light and dark. */
export const timelineSvg = (report: Report): string => timeline(report.picture).markup;

/** The same as a part of a page. */
export const timeline = (picture: Picture): Html => {
  const scale = scaleOf(picture);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${WIDTH} ${scale.base + BELOW}"
    width="${WIDTH}"
    height="${scale.base + BELOW}"
    role="img"
    aria-labelledby="tl-title tl-desc"
    style="${FONT}"
  >
    <title id="tl-title">${inXml(picture.title)}</title>
    <desc id="tl-desc">${inXml(picture.description)}</desc>
    <style>
      ${sheet(picture.severity)}
    </style>
    <rect class="tl-ground" width="${WIDTH}" height="${scale.base + BELOW}" />
    ${grid(scale)}${picture.steps.map((step) => bar(step, scale))}${axis(picture, scale)}${markers(picture, scale)}${legend(picture, scale)}
  </svg>`;
};

interface Scale {
  readonly x: (time: number) => number;
  readonly y: (messages: number) => number;
  readonly top: number;
  readonly base: number;
  readonly highest: number;
  readonly lanes: readonly number[];
}

function scaleOf({ from, to, steps, markers: marked }: Picture): Scale {
  const x = (time: number): number => rounded(LEFT + ((Math.min(time, to) - from) / (to - from)) * (RIGHT - LEFT));
  const lanes = lanesOf(marked.map(({ at, label }) => ({ x: x(at), width: label.length * LETTER + 8 })));
  const top = (Math.max(0, ...lanes) + 1) * LANE + 10;
  const highest = roundUp(Math.max(1, ...steps.map(({ messages }) => messages)));
  const base = top + PLOT;
  return { x, y: (messages) => rounded(base - (messages / highest) * PLOT), top, base, highest, lanes };
}

const rounded = (number: number): number => Math.round(number * 10) / 10;

/** What people like on an axis, in powers of ten. */
const ROUND = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10];

/** The next number that people like on an axis. */
function roundUp(number: number): number {
  const size = 10 ** Math.floor(Math.log10(number));
  return ROUND.map((times) => Math.round(times * size * 10) / 10).find((round) => round >= number && Number.isInteger(round)) ?? number;
}

function bar({ at, until, messages, negatives, told }: Step, { x, y, base }: Scale): Html {
  const gap = x(until) - x(at) > 3 ? 1 : 0;
  const width = Math.max(0.5, rounded(x(until) - x(at) - gap));
  const part = (name: string, from: number, to: number): Html | undefined =>
    from === to ? undefined : html`<rect class="${name}" x="${x(at)}" y="${y(to)}" width="${width}" height="${rounded(y(from) - y(to))}" />`;
  return html`<g
    ><title>${inXml(told)}</title>${part('tl-bad', 0, negatives)}${part('tl-other', negatives, messages)}<rect
      class="tl-none"
      x="${x(at)}"
      y="${y(messages)}"
      width="${width}"
      height="${rounded(base - y(messages))}"
  /></g>`;
}

function grid({ y, highest }: Scale): Html {
  const lines = [0, highest / 2, highest].filter(Number.isInteger);
  return html`${lines.map(
    (messages) =>
      html`<line class="tl-line" x1="${LEFT}" x2="${RIGHT}" y1="${y(messages)}" y2="${y(messages)}" />
        <text class="tl-quiet" x="${LEFT - 7}" y="${y(messages) + 4}" text-anchor="end">${count(messages)}</text>`,
  )}`;
}

function axis({ ticks, unit, zone }: Picture, { x, base }: Scale): Html {
  const marks = ticks.map(
    ({ at, label }) =>
      html`<line class="tl-rule" x1="${x(at)}" x2="${x(at)}" y1="${base}" y2="${base + 5}" />
        <text class="tl-quiet" x="${x(at)}" y="${base + 19}" text-anchor="middle">${label}</text>`,
  );
  return html`${marks}
    <text class="tl-quiet" x="${LEFT}" y="${base + 38}">${inXml(`${unit}; the clock is that of ${zone.replaceAll('_', ' ')}`)}</text>`;
}

const markers = ({ markers: marked }: Picture, { x, base, lanes }: Scale): Html =>
  html`${marked.map(({ at, label }, index) => {
    const place = x(at);
    const y = (lanes[index] ?? 0) * LANE + 4;
    return html`<g class="tl-marker"
      ><line class="tl-ruler" x1="${place}" x2="${place}" y1="${y}" y2="${base}" /><text class="tl-ink" x="${place + 5}" y="${y + 11}"
        >${label}</text
      ></g
    >`;
  })}`;

function legend({ steps }: Picture, { top }: Scale): Html | undefined {
  if (steps.length === 0) return undefined;
  const entry = (name: string, label: string, y: number): Html =>
    html`<rect class="${name}" x="${RIGHT + 14}" y="${y}" width="11" height="11" /><text class="tl-ink" x="${RIGHT + 31}" y="${y + 10}"
        >${label}</text
      >`;
  return html`${entry('tl-bad', 'negative', top + 26)}${entry('tl-other', 'all others', top + 46)}`;
}

const sheet = (severity: Severity): string => `
.tl-ground { fill: #ffffff; } .tl-none { fill: none; pointer-events: all; } .tl-other { fill: #b4bdc7; } .tl-bad { fill: ${COLOURS[severity]}; }
.tl-ink { fill: ${INK}; } .tl-quiet { fill: ${QUIET}; } .tl-ink, .tl-quiet { font-size: 12px; }
.tl-line { stroke: ${LINE}; } .tl-rule { stroke: ${QUIET}; } .tl-ruler { stroke: ${INK}; }
@media (prefers-color-scheme: dark) {
  .tl-ground { fill: #161b22; } .tl-other { fill: #57616d; } .tl-bad { fill: ${DARK_COLOURS[severity]}; }
  .tl-ink { fill: #e6edf3; } .tl-quiet { fill: #9da7b3; }
  .tl-line { stroke: #30363d; } .tl-rule { stroke: #9da7b3; } .tl-ruler { stroke: #e6edf3; }
}`;

/** XML knows no such characters, not even as references. */
const inXml = (text: string): string => text.replace(/[\uFFFE\uFFFF]/g, '');
