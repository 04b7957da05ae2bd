import * as z from 'zod';
import type { BrandDocument } from '../brand.ts';
import { CareFigures } from '../care/care-figures.ts';
import { MIN_N } from '../care/rate.ts';
import { Incident } from '../incident.ts';
import { emptyPulse, merge, negativeShare, peopleOf, type Pulse } from '../pulse.ts';
import { isoTime, type Time } from '../time.ts';
import { REPORT_KINDS, stepsOf, type ReportPeriod } from './period.ts';
import { SalesFigures } from './sales.ts';
import { Talk } from './talk.ts';

const count = z.number().int();

const Volume = z.object({ messages: count, read: count, negatives: count, negativeShare: z.number(), authors: count, reach: z.number() });

/** A day or a week of a brand in figures. */
export const CareReport = z.object({
  brand: z.string(),
  name: z.string(),
  timeZone: z.string(),
  kind: z.enum(REPORT_KINDS),
  /** Its first day. */
  date: z.string(),
  from: isoTime,
  to: isoTime,
  /** As of when: what came later is not in it. */
  at: isoTime,
  volume: Volume,
  /** The day, or the week, before. */
  before: Volume,
  /** The hours of the day, the days of the week. */
  steps: z.array(z.object({ from: isoTime, to: isoTime, messages: count, read: count, negatives: count })),
  /** Agents in the weekly report only, by the alphabet, and none of whom too little is known. */
  care: CareFigures,
  /** How many agents were left out of it. */
  agentsLeftOut: count,
  /** Everything before this was counted, where there was too much for one report. */
  countedTo: isoTime.optional(),
  sales: SalesFigures,
  incidents: z.array(Incident.pick({ id: true, kind: true, severity: true, state: true, openedAt: true, resolvedAt: true, verdict: true })),
  talk: Talk,
});
export type CareReport = z.output<typeof CareReport>;

/** What a report is made of. */
export interface CareReportFacts {
  readonly brand: BrandDocument;
  readonly period: ReportPeriod;
  /** As of when. */
  readonly at: Time;
  /** One a step of the period, in their order. */
  readonly pulses: readonly Pulse[];
  /** All of the period before. */
  readonly before: Pulse;
  readonly care: CareFigures;
  readonly countedTo?: number | undefined;
  readonly sales: SalesFigures;
  /** The newest of the brand. */
  readonly incidents: readonly Incident[];
  readonly talk: Talk;
}

export const careReportOf = ({ brand, period, at, pulses, before, care, countedTo, sales, incidents, talk }: CareReportFacts): CareReport => {
  const agents = period.kind === 'week' ? care.agents.filter(({ conversations }) => conversations >= MIN_N) : [];
  return {
    brand: brand.brand,
    name: brand.name,
    timeZone: brand.timeZone,
    ...period,
    at,
    volume: volumeOf(pulses.reduce(merge, emptyPulse(period.from))),
    before: volumeOf(before),
    steps: stepsOf(period, brand.timeZone).map((step, index) => {
      const { messages = 0, read = 0, negatives = 0 } = pulses[index] ?? {};
      return { ...step, messages, read, negatives };
    }),
    care: { ...care, agents },
    agentsLeftOut: period.kind === 'week' ? care.agents.length - agents.length : 0,
    ...(countedTo === undefined ? {} : { countedTo }),
    sales,
    incidents: incidentsIn(incidents, period),
    talk,
  };
};

const volumeOf = (pulse: Pulse): z.output<typeof Volume> => {
  const { messages, read, negatives, reach } = pulse;
  return { messages, read, negatives, negativeShare: negativeShare(pulse), authors: peopleOf(pulse).authors, reach };
};

/** Those that were not over before the period began, in the order of their opening. */
const incidentsIn = (incidents: readonly Incident[], { from, to }: ReportPeriod): CareReport['incidents'] =>
  incidents
    .filter(({ openedAt, resolvedAt = to }) => openedAt < to && resolvedAt >= from)
    .toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
    .map(({ id, kind, severity, state, openedAt, resolvedAt, verdict }) => ({
      id,
      kind,
      severity,
      state,
      openedAt,
      ...(resolvedAt === undefined ? {} : { resolvedAt }),
      ...(verdict === undefined ? {} : { verdict }),
    }));
