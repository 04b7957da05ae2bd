import { barTable } from '../alert/html-chart.ts';
import { COLOURS } from '../alert/html-style.ts';
import type { Html } from '../alert/markup.ts';
import { ticksOf, dayAndMonth, type Tick } from '../report/ticks.ts';
import { timeline } from '../report/timeline-svg.ts';
import { clock, count, counted, date } from '../wording.ts';
import type { CareReport } from './report.ts';

type Steps = Pick<CareReport, 'kind' | 'timeZone' | 'from' | 'to' | 'steps' | 'incidents' | 'volume'>;

const UNITS = { day: 'Messages an hour', week: 'Messages a day' } as const;

/** The messages of each step as a picture for a page, with the moments at which incidents opened. Undefined when nobody wrote. */
export const chartPicture = (report: Steps): Html | undefined => {
  const { kind, timeZone, from, to, steps, incidents, volume } = report;
  if (volume.messages === 0) return undefined;
  return timeline({
    severity: 'critical',
    title: UNITS[kind],
    description: `${counted(volume.messages, 'message')}, ${count(volume.negatives)} of them negative.`,
    from,
    to,
    unit: UNITS[kind],
    zone: timeZone,
    steps: steps.map((step) => ({
      at: step.from,
      until: step.to,
      messages: step.messages,
      negatives: step.negatives,
      told: `${nameOf(step.from, report)}: ${counted(step.messages, 'message')}, ${count(step.negatives)} negative`,
    })),
    markers: incidents.filter(({ openedAt }) => openedAt >= from).map(({ openedAt, severity }) => ({ at: openedAt, label: `Incident, ${severity}` })),
    ticks: ticks(report),
  });
};

/** The same for a mail. */
export const chartCells = (report: Steps): Html | undefined => {
  const { kind, steps } = report;
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const peak = Math.max(0, ...steps.map(({ messages }) => messages));
  return barTable(
    { bars: steps, from: nameOf(first.from, report), to: nameOf(last.from, report), caption: `${UNITS[kind]}, ${count(peak)} at most.` },
    COLOURS.critical,
  );
};

const nameOf = (at: number, { kind, timeZone }: Steps): string => (kind === 'day' ? clock(at, timeZone).slice(0, 5) : date(at, timeZone));

/** Of a day its round hours, of a week the middles of its days. */
const ticks = ({ kind, timeZone, from, to, steps }: Steps): readonly Tick[] =>
  kind === 'day'
    ? ticksOf({ from, to }, timeZone)
    : steps.map((step) => ({ at: (step.from + step.to) / 2, label: `${date(step.from, timeZone).slice(0, 3)} ${dayAndMonth(step.from, timeZone)}` }));
