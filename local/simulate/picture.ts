import { html, type Html } from '../../core/alert/markup.ts';
import type { Incident, Severity } from '../../core/incident.ts';
import { pulsePoints, type PulsePoint } from '../../core/pulse-points.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { clock, count, counted, date, duration } from '../../core/wording.ts';
import { endOf } from './compare.ts';
import type { BrandOutcomes, Outcome } from './run-variants.ts';
import { kindOf, nameOf, utcMinute } from './table.ts';

/** Steps of time that people think in. */
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat(
    [1, 2, 3, 6, 12].map((hours) => hours * HOUR),
    [1, 2, 7, 14, 28, 91, 365].map((days) => days * DAY),
  );
const BARS_AT_MOST = 180;
const TICKS_AT_MOST = 8;

/** Everything in units of the picture, which grows and shrinks with the page. */
const WIDTH = 1_000;
const GUTTER = 210;
const BARS_TOP = 18;
const BARS_HEIGHT = 130;
const LANES_TOP = BARS_TOP + BARS_HEIGHT + 30;
const LANE = 26;
const NAME_LENGTH = 32;
/** How much of its lane an incident fills: severity shows without colours as well. */
const FILLS: Readonly<Record<Severity, number>> = { watch: 0.4, serious: 0.6, critical: 0.85 };
/** Narrower than this nobody would see it. */
const NARROWEST = 3;

/** A brand's history as SVG: its messages over time, and below them a lane for each variant with its incidents. */
export const pictureOf = ({ brand, pulses, outcomes }: BrandOutcomes, from: Time, to: Time): Html => {
  const step = stepFor(to - from, BARS_AT_MOST);
  const start = Math.floor(from / step) * step;
  const end = Math.max(start + step, Math.ceil(to / step) * step);
  const x = (time: Time): number => tenth(GUTTER + ((WIDTH - GUTTER) * (time - start)) / (end - start));
  const height = LANES_TOP + outcomes.length * LANE + 6;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Messages about ${brand.name} over time, and when incidents were open">
    ${bars(pulsePoints(pulses, step, to), step, x)} ${axis(start, to, brand.timeZone, x, height)}
    ${outcomes.map((outcome, index) => lane(outcome, LANES_TOP + index * LANE, to, x))}
  </svg>`;
};

type Place = (time: Time) => number;

/** The shortest step of which so many fill a span. */
const stepFor = (span: number, most: number): number => STEPS.find((step) => span / step <= most) ?? Math.ceil(span / most / DAY) * DAY;

function bars(points: readonly PulsePoint[], step: number, x: Place): Html {
  const most = Math.max(1, ...points.map(({ messages }) => messages));
  const bottom = BARS_TOP + BARS_HEIGHT;
  const bar = (kind: string, at: Time, number: number): Html | undefined => {
    const tall = tenth((BARS_HEIGHT * number) / most);
    const wide = Math.max(1, tenth((x(at + step) - x(at)) * 0.86));
    return number === 0 ? undefined : html`<rect class="${kind}" x="${x(at)}" y="${tenth(bottom - tall)}" width="${wide}" height="${tall}" />`;
  };
  return html`<text x="${GUTTER - 10}" y="${BARS_TOP + 4}" text-anchor="end">${count(most)}</text>
    <text class="name" x="0" y="${BARS_TOP + BARS_HEIGHT / 2}">messages</text>
    <text x="0" y="${BARS_TOP + BARS_HEIGHT / 2 + 16}">in ${duration(step)} each</text>
    <line class="grid" x1="${GUTTER}" x2="${WIDTH}" y1="${BARS_TOP}" y2="${BARS_TOP}" stroke-dasharray="2 4" />
    ${points.map(
      ({ at, messages, negatives }) =>
        html`<g
          ><title>${utcMinute(at)} UTC: ${counted(messages, 'message')}, ${count(negatives)} negative</title
          >${bar('messages', at, messages)}${bar('negatives', at, negatives)}</g
        >`,
    )}
    <line class="grid" x1="${GUTTER}" x2="${WIDTH}" y1="${bottom}" y2="${bottom}" />`;
}

function axis(start: Time, to: Time, timeZone: string, x: Place, height: number): Html {
  const step = stepFor(to - start, TICKS_AT_MOST);
  const first = Math.ceil(start / step) * step;
  const ticks = Array.from({ length: Math.floor((to - first) / step) + 1 }, (_nothing, index) => first + index * step);
  // A word that begins too far right would be cut off.
  const shown = ticks.filter((time) => x(time) < WIDTH - 30);
  const word = (time: Time): string => (step < DAY ? clock(time, timeZone).slice(0, 5) : date(time, timeZone).slice(0, -5));
  return html`<text x="0" y="${BARS_TOP + BARS_HEIGHT + 18}">${timeZone}</text> ${shown.map(
      (time) =>
        html`<line class="grid" x1="${x(time)}" x2="${x(time)}" y1="${BARS_TOP + BARS_HEIGHT}" y2="${height}" />
          <text x="${x(time) + 4}" y="${BARS_TOP + BARS_HEIGHT + 18}">${word(time)}</text>`,
    )}`;
}

function lane({ variant, incidents }: Outcome, top: number, to: Time, x: Place): Html {
  const name = nameOf(variant);
  const short = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
  return html`<g>
    <title>${name}</title>
    <text class="name" x="0" y="${top + LANE / 2 + 4}">${short}</text>
    <rect class="lane" x="${GUTTER}" y="${top + 3}" width="${WIDTH - GUTTER}" height="${LANE - 6}" />
    ${incidents.map((incident) => span(incident, top, to, x))}
  </g>`;
}

function span(incident: Incident, top: number, to: Time, x: Place): Html {
  const { severity, openedAt } = incident;
  const end = endOf(incident, to);
  const tall = tenth(LANE * FILLS[severity]);
  const left = Math.min(x(openedAt), WIDTH - NARROWEST);
  return html`<rect
    class="${severity}"
    x="${left}"
    y="${tenth(top + (LANE - tall) / 2)}"
    width="${Math.max(NARROWEST, tenth(x(end) - left))}"
    height="${tall}"
    rx="2"
  >
    <title>${severity} ${kindOf(incident)}, ${utcMinute(openedAt)} to ${utcMinute(end)} UTC (${duration(end - openedAt)})</title>
  </rect>`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
