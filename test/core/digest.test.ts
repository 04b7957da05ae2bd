import { describe, expect, it } from 'vitest';
import { newBaseline } from '../../core/baseline.ts';
import { BrandDocument } from '../../core/brand.ts';
import { digestDay, digestOf, type DigestScene } from '../../core/digest.ts';
import { letterOfNotice } from '../../core/notice/letter.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { aPulse } from './a-pulse.ts';
import { anIncident } from './alert/an-alert.ts';

const at = (iso: string): Time => Date.parse(iso);
const aBrand = (alerts: object = {}) =>
  BrandDocument.parse({ brand: 'nordwind', name: 'Nordwind', timeZone: 'Europe/Berlin', accounts: [{ platform: 'x', account: 'a' }], alerts });
const day = { from: at('2026-03-09T08:00:00+01:00'), to: at('2026-03-10T08:00:00+01:00') };

describe('the day of a digest', () => {
  it.each([
    ['a millisecond before its time', '2026-03-10T07:59:59.999+01:00', undefined],
    ['at its time', '2026-03-10T08:00:00+01:00', day],
    ['six hours later', '2026-03-10T14:00:00+01:00', day],
    ['when it is no news any more', '2026-03-10T14:00:00.001+01:00', undefined],
  ])('%s', (_name, now, expected) => expect(digestDay(aBrand(), at(now))).toEqual(expected));

  it('has an hour less or more when clocks are changed', () => {
    const hours = (iso: string): number => {
      const { from, to } = digestDay(aBrand(), at(iso)) ?? { from: 0, to: 0 };
      return (to - from) / HOUR;
    };
    expect([hours('2026-03-29T08:00:00+02:00'), hours('2026-10-25T08:00:00+01:00')]).toEqual([23, 25]);
  });

  it('never comes where none is wanted', () => expect(digestDay(aBrand({ digestAt: 'never' }), day.to)).toBeUndefined());
});

describe('a digest', () => {
  const scene = (changes: Partial<DigestScene> = {}): DigestScene => ({
    brand: aBrand(),
    day,
    pulses: [aPulse(day.from, { negative: 3, positive: 5 }), aPulse(day.from + HOUR, { negative: 1, positive: 7, unread: 2 })],
    baseline: { ...newBaseline(day.from), read: 360, negatives: 32 },
    incidents: [],
    ...changes,
  });
  const factsOf = (changes: Partial<DigestScene> = {}) =>
    Object.fromEntries(digestOf(scene(changes))?.facts.map(({ label, value }) => [label, value]) ?? []);

  it('tells how many wrote, how they sounded and what would be usual', () => {
    const digest = digestOf(scene());
    expect(digest).toMatchObject({ id: 'digest-nordwind-2026-03-10', kind: 'digest', at: day.to, since: day.from, actions: [] });
    expect(digest?.headline).toBe('18 messages about Nordwind in a day, 25 % negative');
    expect(factsOf()).toMatchObject({ Messages: '18, of which 16 could be read', Negative: '4 of 16 = 25 %', Usual: '10 % negative' });
  });

  it('names the incidents of the day with their states and links, and what to do with those that are open', () => {
    const open = anIncident({ openedAt: day.to - HOUR, severity: 'serious' });
    const resolved = anIncident({ state: 'resolved', openedAt: day.from - DAY, resolvedAt: day.from + MINUTE });
    const older = anIncident({ state: 'resolved', openedAt: day.from - DAY, resolvedAt: day.from - MINUTE });
    const incidents = [{ incident: open, url: 'https://alerts.example/incidents/1' }, { incident: resolved }, { incident: older }];
    expect(factsOf({ incidents })).toMatchObject({
      'Tue 10 Mar 2026, 07:00 CET': 'serious crisis, open: https://alerts.example/incidents/1',
      'Sun 8 Mar 2026, 08:00 CET': 'critical crisis, resolved',
    });
    expect(digestOf(scene({ incidents }))?.actions).toEqual(['1 incident is still open: close what is over, and say whether it was real.']);
  });

  describe('for employees', () => {
    const advised = {
      handle: '@ada',
      message: 'x:9',
      guideline: 'Kind words',
      level: 'advice',
      terms: ['stupid'],
      advice: 'Put it right.',
      escalate: false,
    } as const;

    it('names the guideline and what to do', () =>
      expect(factsOf({ guidance: [advised] })).toMatchObject({ 'For employees: @ada': 'Kind words (advice), x:9. Put it right.' }));

    it('comes even when nobody else wrote', () =>
      expect(digestOf(scene({ pulses: [], guidance: [advised] }))?.facts.at(-1)?.label).toContain('@ada'));
  });

  it('is none when nobody wrote', () => expect(digestOf(scene({ pulses: [] }))).toBeUndefined());

  it('says so while nothing is usual yet', () => expect(factsOf({ baseline: newBaseline(0) })).toMatchObject({ Usual: 'not learned yet' }));

  it('reads as a mail', () => {
    const digest = digestOf(scene());
    expect(digest && letterOfNotice(digest).subject).toBe('DIGEST: 18 messages about Nordwind in a day, 25 % negative');
  });
});
