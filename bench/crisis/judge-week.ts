import type { Severity } from '../../core/incident.ts';
import type { Time } from '../../core/time.ts';
import type { Size } from './brands.ts';
import { match, type Match } from './match.ts';
import { alarmsOf, PEERS } from './peers.ts';
import { planWeek } from './plan.ts';
import { alertsOf, incidentsIn } from './product.ts';
import { SCENARIOS } from './scenarios.ts';
import { drawPulses } from './week.ts';

export const OURS = 'Groundswell';

/** How one detector did in one week. */
export interface Verdict extends Match {
  readonly detector: string;
  /** Alerts that said something new. */
  readonly alerts: number;
}

/** What the product raised. */
export interface Raised {
  readonly kind: string;
  readonly openedAt: Time;
  readonly severity: Severity;
  readonly because: readonly string[];
}

/** One brand-week and how every detector did in it: plain data, so that a thread can hand it over. */
export interface Outcome {
  readonly index: number;
  readonly scenario: string;
  readonly size: Size;
  readonly warm: boolean;
  readonly from: Time;
  readonly messages: number;
  readonly raised: readonly Raised[];
  readonly verdicts: readonly Verdict[];
}

/** The place of a scenario's week among those of all scenarios, so that it is the same week whether the others are judged or not. */
export const indexOf = (scenario: string, turn: number): number => turn * SCENARIOS.length + SCENARIOS.findIndex(({ name }) => name === scenario);

/** Plans a week, draws it, and lets every detector hear it. Only the measured week counts. */
export const judgeWeek = (index: number, seed: number): Outcome => {
  const plan = planWeek(SCENARIOS, index, seed);
  const { scenario, brand, warm, crises, heardFrom, from, to } = plan;
  const pulses = drawPulses(plan);
  const incidents = incidentsIn(pulses, heardFrom, to).filter(({ openedAt }) => openedAt > from);
  const opened = incidents.map(({ openedAt }) => openedAt);
  const ours: Verdict = { detector: OURS, alerts: incidents.reduce((sum, incident) => sum + alertsOf(incident), 0), ...match(crises, opened) };
  const theirs = PEERS.map((peer): Verdict => {
    const alarms = alarmsOf(peer, pulses, heardFrom, to).filter((at) => at > from);
    return { detector: peer.name, alerts: alarms.length, ...match(crises, alarms) };
  });
  return {
    index,
    scenario,
    size: brand.size,
    warm,
    from,
    messages: pulses.reduce((sum, { minute, messages }) => sum + (minute >= from ? messages : 0), 0),
    raised: incidents.map(({ kind, openedAt, severity, evidence }) => ({ kind, openedAt, severity, because: evidence.because })),
    verdicts: [ours, ...theirs],
  };
};
