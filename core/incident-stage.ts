import type { Incident } from './incident.ts';

/** How far an incident has come, finer than its state. */
export const STAGES = ['open', 'escalated', 'reopened', 'acknowledged', 'answered', 'recovering', 'resolved'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The stage of an incident: the latest thing that matters to whoever looks at it. Calm outweighs an answer in public, that outweighs an
 * acknowledgement, and while nobody has it, it says whether it grew or came back.
 */
export const stageOf = ({ state, calmSince, answeredAt, alerts }: Incident): Stage => {
  if (state === 'resolved') return 'resolved';
  if (calmSince !== undefined) return 'recovering';
  if (answeredAt !== undefined && state === 'acknowledged') return 'answered';
  if (state === 'acknowledged') return 'acknowledged';
  const told = alerts.findLast(({ step }) => step.startsWith('reopened') || step.startsWith('escalated'))?.step ?? 'open';
  return told.startsWith('reopened') ? 'reopened' : told.startsWith('escalated') ? 'escalated' : 'open';
};
