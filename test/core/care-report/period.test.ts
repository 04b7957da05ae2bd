import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import { dueReports, lastWhole, periodBefore, reportPeriod, stepsOf } from '../../../core/care-report/period.ts';
import { HOUR, type Time } from '../../../core/time.ts';

const ZONE = 'Europe/Berlin';
const at = (iso: string): Time => Date.parse(iso);

describe('the period of a report', () => {
  it('is a day of the brand’s calendar', () => {
    const period = { kind: 'day', date: '2026-03-10', from: at('2026-03-10T00:00:00+01:00'), to: at('2026-03-11T00:00:00+01:00') };
    expect(reportPeriod('day', '2026-03-10', ZONE)).toEqual(period);
  });

  it('is the week from Monday on that a date lies in', () => {
    const week = { kind: 'week', date: '2026-03-09', from: at('2026-03-09T00:00:00+01:00'), to: at('2026-03-16T00:00:00+01:00') };
    for (const date of ['2026-03-09', '2026-03-12', '2026-03-15']) expect(reportPeriod('week', date, ZONE)).toEqual(week);
    expect(periodBefore(reportPeriod('week', '2026-03-18', ZONE), ZONE)).toEqual(week);
  });

  it.each([
    ['a day on which clocks go forward', 'day', '2026-03-29', 23, 23],
    ['a day on which they go back', 'day', '2026-10-25', 25, 25],
    ['any other day', 'day', '2026-03-10', 24, 24],
    ['a week in which they go forward', 'week', '2026-03-29', 7 * 24 - 1, 7],
    ['a week in which they go back', 'week', '2026-10-25', 7 * 24 + 1, 7],
  ] as const)('has steps that follow each other: %s', (_name, kind, date, hours, steps) => {
    const period = reportPeriod(kind, date, ZONE);
    const found = stepsOf(period, ZONE);
    expect((period.to - period.from) / HOUR).toBe(hours);
    expect(found).toHaveLength(steps);
    expect([found[0]?.from, found.at(-1)?.to]).toEqual([period.from, period.to]);
    expect(found.slice(1).map(({ from }) => from)).toEqual(found.slice(0, -1).map(({ to }) => to));
  });

  it.each([
    ['just before midnight', '2026-03-10T23:59:59.999+01:00', '2026-03-09', '2026-03-02'],
    ['at midnight', '2026-03-11T00:00:00+01:00', '2026-03-10', '2026-03-02'],
    ['on the first moment of a Monday', '2026-03-16T00:00:00+01:00', '2026-03-15', '2026-03-09'],
  ])('that is over last is known by the brand’s own clock: %s', (_name, now, day, week) => {
    expect([lastWhole('day', ZONE, at(now)).date, lastWhole('week', ZONE, at(now)).date]).toEqual([day, week]);
  });
});

describe('the reports that are due', () => {
  const aBrand = (reports: object = {}) =>
    BrandDocument.parse({
      brand: 'nettlecup',
      name: 'Nettlecup',
      timeZone: ZONE,
      accounts: [{ platform: 'x', account: 'a' }],
      reports: { emails: ['ada@nettlecup.example'], ...reports },
    });
  const due = (now: string, reports: object = {}): string[] => dueReports(aBrand(reports), at(now)).map(({ kind, date }) => `${kind} ${date}`);

  it.each([
    ['a millisecond before its time', '2026-03-10T07:59:59.999+01:00', []],
    ['at its time', '2026-03-10T08:00:00+01:00', ['day 2026-03-09']],
    ['twelve hours later', '2026-03-10T20:00:00+01:00', ['day 2026-03-09']],
    ['when the next one is nearer', '2026-03-10T20:00:00.001+01:00', []],
    ['on a Monday', '2026-03-16T08:00:00+01:00', ['day 2026-03-15', 'week 2026-03-09']],
    ['on a morning after clocks were changed', '2026-03-29T08:00:00+02:00', ['day 2026-03-28']],
  ])('%s', (_name, now, expected) => expect(due(now)).toEqual(expected));

  it('are found after midnight too, where they are wanted late in the evening', () => {
    expect(due('2026-03-11T00:10:00+01:00', { at: '23:30' })).toEqual(['day 2026-03-09']);
  });

  it('are those that the brand wants', () => {
    const monday = '2026-03-16T08:00:00+01:00';
    expect(due(monday, { daily: false })).toEqual(['week 2026-03-09']);
    expect(due(monday, { weekly: false })).toEqual(['day 2026-03-15']);
    expect(due(monday, { emails: [] })).toEqual([]);
  });
});
