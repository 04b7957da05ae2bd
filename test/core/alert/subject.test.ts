import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertSubject } from '../../../core/alert/subject.ts';
import { SEVERITIES } from '../../../core/incident.ts';
import { MINUTE } from '../../../core/time.ts';
import { aLoudMessage, anAlert, anIncident, aStep, OPENED, someEvidence } from './an-alert.ts';

const named = (name: string) => anAlert({ brand: { brand: 'nordwind', name, timeZone: 'UTC' } });

describe('the subject of an alert', () => {
  it('says severity, share, brand, volume and window of a crisis', () => {
    expect(alertSubject(anAlert())).toBe('CRITICAL: 68 % negative at Nordwind, 412 messages in 60 min');
  });

  it('speaks of one message when the incident is viral', () => {
    const incident = anIncident({ kind: 'viral', severity: 'serious' });
    expect(alertSubject(anAlert({ incident }))).toBe('SERIOUS: one message about Nordwind reaches 120 thousand people');
  });

  it('counts the views where they are more than the followers', () => {
    const driving = [aLoudMessage({ engagement: { likes: 0, shares: 0, replies: 0, views: 2_500_000 } })];
    expect(alertSubject(anAlert({ incident: anIncident({ kind: 'viral' }), driving }))).toContain('2.5 million people');
  });

  it.each([
    ['an escalation', 'escalated-critical', {}, 'CRITICAL (escalated): 68 % negative'],
    ['a reminder that nobody took', 'reminder-3', {}, 'CRITICAL (reminder 3, not acknowledged): 68 % negative'],
    ['a reminder of what somebody has', 'reminder-3', { state: 'acknowledged' }, 'CRITICAL (reminder 3, acknowledged): 68 % negative'],
    [
      'a recovery',
      'resolved',
      { state: 'resolved', recoveredAt: OPENED + 130 * MINUTE },
      'CRITICAL RESOLVED: Nordwind is calm again after 2 h 10 min',
    ],
    ['a closing by hand', 'resolved', { state: 'resolved', resolvedAt: OPENED + 5 * MINUTE }, 'CRITICAL RESOLVED: closed at Nordwind after 5 min'],
  ] as const)('tells %s apart', (_name, step, changes, start) => {
    const incident = anIncident({ ...changes, alerts: [aStep('opened'), aStep(step, 30)] });
    expect(alertSubject(anAlert({ steps: [step], incident }))).toContain(start);
  });

  it.each([
    ['letters with marks', 'Müller & Søn Ünïted', 'at Muller & Son United,'],
    ['letters that do not come apart', 'Straße Łódź', 'at Strasse Lodz,'],
    ['no letter that ASCII has', '北風', 'at nordwind,'],
    ['a line break', 'Nord\r\nBcc: x@y.example', 'at Nord Bcc: x@y.example,'],
    ['a very long name', 'N'.repeat(200), `at ${'N'.repeat(31)}...,`],
  ])('writes a name with %s in ASCII', (_name, name, part) => {
    expect(alertSubject(named(name))).toContain(part);
  });

  it('is under 100 printable ASCII characters and starts with the severity, whatever the name and the figures', () => {
    const alerts = fc.record({
      name: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), fc.string({ minLength: 1, maxLength: 200 })),
      step: fc.constantFrom('opened', 'escalated-critical', 'reminder-12', 'resolved', 'something new'),
      kind: fc.constantFrom('crisis' as const, 'viral' as const, 'ghost' as const),
      severity: fc.constantFrom(...SEVERITIES),
      messages: fc.nat(),
      negativeShare: fc.double({ min: 0, max: 1, noNaN: true }),
      window: fc.integer({ min: 5, max: 1_440 }),
    });
    fc.assert(
      fc.property(alerts, ({ name, step, kind, severity, messages, negativeShare, window }) => {
        const evidence = someEvidence({ messages, negativeShare, from: OPENED - window * MINUTE });
        const incident = anIncident({ kind, severity, evidence });
        const subject = alertSubject({ ...named(name), kind, incident, steps: [step] });
        expect(subject).toMatch(/^[ -~]{1,99}$/);
        expect(subject.startsWith(severity.toUpperCase())).toBe(true);
      }),
    );
  });
});
