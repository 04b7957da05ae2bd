import { describe, expect, it } from 'vitest';
import type { Incident } from '../../core/incident.ts';
import { stageOf } from '../../core/incident-stage.ts';
import { anIncident, anIncidentAlert, NOON } from '../contracts/builders.ts';

const told = (...steps: string[]): Partial<Incident> => ({ alerts: steps.map((step) => anIncidentAlert({ step })) });

describe('the stage of an incident', () => {
  it.each<[string, Partial<Incident>]>([
    ['open', told('opened')],
    ['escalated', told('opened', 'escalated-serious', 'reminder-1')],
    ['reopened', told('opened', 'escalated-serious', 'resolved', 'reopened-1')],
    ['escalated', told('opened', 'reopened-1', 'escalated-critical')],
    ['acknowledged', { ...told('opened'), state: 'acknowledged' }],
    ['answered', { ...told('opened'), state: 'acknowledged', answeredAt: NOON }],
    ['open', { ...told('opened'), answeredAt: NOON }],
    ['recovering', { ...told('opened'), state: 'acknowledged', answeredAt: NOON, calmSince: NOON }],
    ['resolved', { ...told('opened'), state: 'resolved', calmSince: NOON }],
  ])('is %s', (stage, over) => {
    expect(stageOf(anIncident({ state: 'open', ...over }))).toBe(stage);
  });
});
