import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfQuiet, inQuietHours } from '../../core/quiet-hours.ts';
import type { Incident } from '../../core/incident.ts';
import { DAY, HOUR, MINUTE, minuteOf, type Time } from '../../core/time.ts';
import { anIncident, aStep, OPENED } from './alert/an-alert.ts';

const BERLIN = 'Europe/Berlin';
const at = (iso: string): Time => Date.parse(iso);
const night = { hours: '22:00-07:00', timeZone: BERLIN };

/** What the clocks of a zone show, by another way than the product's. */
const shown = (time: Time, timeZone: string): string => new Date(time).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
const isQuiet = (time: Time, hours: string, timeZone: string): boolean => {
  const [from = '', to = ''] = hours.split('-');
  const clock = shown(time, timeZone);
  return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
};

describe('quiet hours', () => {
  it.each([
    ['a minute before they begin', '2026-01-15T21:59:59+01:00', undefined],
    ['when they begin', '2026-01-15T22:00:00+01:00', '2026-01-16T07:00:00+01:00'],
    ['after midnight', '2026-01-16T00:30:00+01:00', '2026-01-16T07:00:00+01:00'],
    ['a second before they end', '2026-01-16T06:59:59+01:00', '2026-01-16T07:00:00+01:00'],
    ['when they end', '2026-01-16T07:00:00+01:00', undefined],
    ['in the night that is an hour shorter', '2026-03-29T01:59:00+01:00', '2026-03-29T07:00:00+02:00'],
    ['in the night that is an hour longer', '2026-10-25T02:30:00+02:00', '2026-10-25T07:00:00+01:00'],
  ])('%s end as the clocks of the brand show it', (_name, time, end) => {
    expect(endOfQuiet(at(time), night)).toBe(end === undefined ? undefined : at(end));
  });

  it.each([
    ['within a day', '12:00-13:30', '2026-01-15T12:15:00+01:00', '2026-01-15T13:30:00+01:00'],
    ['at a time that is left out this night', '22:00-02:30', '2026-03-29T01:00:00+01:00', '2026-03-29T03:00:00+02:00'],
    ['at midnight', '20:00-00:00', '2026-01-15T23:00:00+01:00', '2026-01-16T00:00:00+01:00'],
  ])('may end %s', (_name, hours, time, end) => {
    expect(endOfQuiet(at(time), { hours, timeZone: BERLIN })).toBe(at(end));
  });

  it('are none when they end where they begin', () => {
    expect(endOfQuiet(at('2026-01-15T22:00:00Z'), { hours: '22:00-22:00', timeZone: 'UTC' })).toBeUndefined();
  });

  it('end at the first minute that is quiet no more, in every zone and over every change of clocks', () => {
    const changes = ['2026-03-08T07:00Z', '2026-03-29T01:00Z', '2026-04-04T15:30Z', '2026-10-25T01:00Z', '2026-11-01T06:00Z'].map(at);
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Antarctica/Troll', 'UTC');
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    const times = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -DAY, max: DAY })).map(([change, away]) => change + away);
    fc.assert(
      fc.property(times, zones, clock, clock, (time, timeZone, from, to) => {
        const hours = `${from}-${to}`;
        const end = endOfQuiet(time, { hours, timeZone });
        expect(isQuiet(time, hours, timeZone)).toBe(end !== undefined);
        if (end === undefined) return;
        expect([isQuiet(end, hours, timeZone), isQuiet(end - MINUTE, hours, timeZone)]).toEqual([false, true]);
        for (let between = minuteOf(time) + MINUTE; between < end; between += 17 * MINUTE) expect(isQuiet(between, hours, timeZone)).toBe(true);
        expect(end - time).toBeLessThan(DAY + 3 * HOUR);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is decided in quiet hours', () => {
  const ten = at('2026-03-10T22:30:00+01:00');
  const seven = at('2026-03-11T07:00:00+01:00');
  const stepAt = (step: string, time: Time, dueAt = time) => ({ ...aStep(step), at: time, dueAt });
  const opened = (severity: Incident['severity']) => anIncident({ severity, openedAt: ten, alerts: [stepAt('opened', ten)] });
  const duesOf = (incident: Incident) => Object.fromEntries(incident.alerts.map(({ step, dueAt }) => [step, dueAt]));
  const next = (before: Incident, step: string, time: Time, changes: Partial<Incident> = {}, dueAt = time) =>
    inQuietHours(before, { ...before, alerts: [...before.alerts, stepAt(step, time, dueAt)], ...changes }, time, night);

  it.each(['watch', 'serious'] as const)('waits for their end when it is %s', (severity) => {
    expect(duesOf(inQuietHours(undefined, opened(severity), ten, night))).toEqual({ opened: seven });
  });

  it('leaves at once when it is critical', () => {
    expect(duesOf(inQuietHours(undefined, opened('critical'), ten, night))).toEqual({ opened: ten });
  });

  it('is told in one alert when it opened and ended within the night', () => {
    const waiting = inQuietHours(undefined, opened('serious'), ten, night);
    expect(duesOf(next(waiting, 'resolved', ten + HOUR, { state: 'resolved' }, seven + 5 * MINUTE))).toEqual({ opened: seven, resolved: seven });
  });

  it('leaves at once when it becomes critical, and takes along what waits', () => {
    const waiting = inQuietHours(undefined, opened('watch'), ten, night);
    const alerts = [...waiting.alerts, stepAt('escalated-critical', ten + HOUR)];
    const critical = inQuietHours(waiting, { ...waiting, alerts, severity: 'critical' }, ten + HOUR, night);
    expect(duesOf(critical)).toEqual({ opened: ten + HOUR, 'escalated-critical': ten + HOUR });
  });

  it('waits when it is the end of what was critical', () => {
    expect(duesOf(next(opened('critical'), 'resolved', ten + HOUR, { state: 'resolved' }))).toEqual({ opened: ten, resolved: seven });
  });

  it('waits when it was decided before them and is gathered into them', () => {
    const before = at('2026-03-10T21:58:00+01:00');
    const day = anIncident({ severity: 'serious', openedAt: OPENED });
    expect(duesOf(next(day, 'reminder-1', before, {}, before + 5 * MINUTE))).toMatchObject({ 'reminder-1': seven });
  });

  it('is what it was when nothing is told, and without quiet hours', () => {
    const incident = opened('watch');
    expect(inQuietHours(incident, incident, ten, night)).toBe(incident);
    expect(inQuietHours(undefined, incident, ten, undefined)).toBe(incident);
  });
});
