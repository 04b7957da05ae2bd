import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { careReportMail, careReportPage } from '../../../core/care-report/html.ts';
import { letterOfReport } from '../../../core/care-report/letter.ts';
import { reportPeriod, type ReportKind } from '../../../core/care-report/period.ts';
import { CareReport, careReportOf, type CareReportFacts } from '../../../core/care-report/report.ts';
import { careReportText } from '../../../core/care-report/text.ts';
import { emptyPulse } from '../../../core/pulse.ts';
import { HOUR } from '../../../core/time.ts';
import { anIncident } from '../../contracts/builders.ts';
import { careOf, NETTLECUP, ofAgent, someFacts } from './some-facts.ts';

const report = (kind: ReportKind, changes: Partial<CareReportFacts> = {}): CareReport => careReportOf(someFacts(kind, changes));
const text = (kind: ReportKind, changes: Partial<CareReportFacts> = {}): string => careReportText(report(kind, changes));
const nothing = (kind: ReportKind): Partial<CareReportFacts> => ({
  pulses: [],
  before: emptyPulse(0),
  care: careOf([], 0),
  sales: { opportunities: 0, open: 0, won: 0, lost: 0, overdue: 0 },
  incidents: [],
  talk: { messages: 0, phrases: [] },
  period: reportPeriod(kind, '2026-03-11', NETTLECUP.timeZone),
});

describe('the figures of a report', () => {
  it('are those of its hours or days together, and of the period before', () => {
    const { volume, before, steps } = report('day');
    expect(volume).toEqual({ messages: 192, read: 192, negatives: 72, negativeShare: 0.375, authors: expect.any(Number), reach: 1_920 });
    expect(before).toMatchObject({ messages: 96, negatives: 1 });
    expect(steps).toHaveLength(24);
    expect(steps[3]).toMatchObject({ messages: 8, negatives: 3 });
  });

  it('have agents in a weekly report only, by the alphabet, and none of whom too little is known', () => {
    expect(report('day').care.agents).toEqual([]);
    expect(report('week').care.agents.map(({ agent }) => agent)).toEqual(['ada', 'tom']);
    expect(report('week').agentsLeftOut).toBe(1);
  });

  it.each([
    ['was over just before it', -2 * HOUR, -1, 0],
    ['was over at its first moment', -2 * HOUR, 0, 1],
    ['is not over', -100 * HOUR, undefined, 1],
    ['opened in its last moment', 24 * HOUR - 1, undefined, 1],
    ['opened at its end', 24 * HOUR, undefined, 0],
  ])('have the incidents of its time: one that %s', (_name, opened, resolved, expected) => {
    const { from } = someFacts('day').period;
    const incident = anIncident({ openedAt: from + opened, ...(resolved === undefined ? {} : { resolvedAt: from + resolved, state: 'resolved' }) });
    expect(report('day', { incidents: [incident] }).incidents).toHaveLength(expected);
  });

  it('can be shown, also of a day on which nothing was', () => {
    for (const shown of [report('day'), report('week'), report('day', nothing('day')), report('week', nothing('week'))])
      expect(z.decode(CareReport, z.encode(CareReport, shown))).toEqual(shown);
  });
});

describe('a report in words', () => {
  it('says first how much, in what mood, and whether it was answered', () => {
    expect(text('day').split('\n')[3]).toBe(
      '192 messages, 38 % of them negative. Of 17 public questions and complaints, 14 were answered. 1 incident.',
    );
  });

  it.each([
    ['Messages: 192, 100 % more than the day before'],
    ['The day before: 1 of 96 = 1 %'],
    ['Answered: 14 of 17 = 82 %'],
    ['Unanswered: 3, seen by up to 1,200'],
    ['Oldest of these: since Wed 11 Mar 2026, 01:00 WET (01:00 UTC)'],
    ['Overdue now: Care 3'],
    ['first answer, care      14   1 min    1 min       1 h             100 %'],
    ['Lift: +1.40 on average, over 14 conversations'],
    ['Wed 11 Mar 2026, 09:00 WET: serious crisis, resolved after 2 h 5 min, it was real'],
    ['Open: 2, of which 1 should have been answered by now'],
    ['kettle lid      12'],
  ])('tells: %s', (line) => expect(text('day').split('\n')).toContain(line));

  it('compares no agents: it says what the table is not for, and how many are left out', () => {
    expect(text('week')).toContain('not for comparing people');
    expect(text('week')).toContain('1 agent is left out, with fewer than 5 conversations each.');
    expect(text('week')).not.toContain('zoe');
    expect(text('day')).not.toContain('AGENTS');
  });

  it('says nothing of what there was not', () => {
    expect(text('day', nothing('day')).match(/^[A-Z ]{6,}$/gm)).toEqual(['MESSAGES AND MOOD']);
  });

  it('says as of when it is, while its period goes on, and where there was too much for it', () => {
    const { from, to } = someFacts('day').period;
    expect(text('day', { at: from + 9 * HOUR })).toContain('so far, as of Wed 11 Mar 2026, 09:00 WET');
    expect(text('day', { at: to })).not.toContain('so far');
    expect(text('day', { countedTo: from + HOUR })).toContain('those up to Wed 11 Mar 2026, 01:00 WET (01:00 UTC) were counted');
  });
});

describe('a report as HTML', () => {
  it('brings its picture along in a page, and cells of a table in a mail', () => {
    expect(careReportPage(report('week'))).toContain('<svg');
    expect(careReportMail(report('week'))).not.toContain('<svg');
    expect(careReportMail(report('week'))).toContain('Messages a day, 8 at most.');
  });

  it('fetches nothing and runs nothing', () => {
    for (const page of [careReportPage(report('week')), careReportMail(report('week'))])
      expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|<img|<link|https?:|url\(|@import/);
  });

  it('takes nobody’s name for markup', () => {
    const care = careOf(ofAgent('<b>ada</b>'), 0);
    const page = careReportPage(report('week', { care, talk: { messages: 9, phrases: [{ phrase: '<i>lid</i>', people: 5 }] } }));
    expect(page).not.toMatch(/<b>ada|<i>lid/);
    expect(page).toContain('&lt;b&gt;ada&lt;/b&gt;');
  });
});

describe('the letter of a report', () => {
  it('is the same for the same period, so that sent twice it reads once', () => {
    const [early, late] = [letterOfReport(report('week')), letterOfReport(report('week', { at: 0 }))];
    expect(early).toMatchObject({ what: 'report', id: 'report-week-nettlecup-2026-03-09', thread: 'report-week-nettlecup', urgent: false });
    expect(late.id).toBe(early.id);
  });

  it('says in its subject, in fewer than 100 ASCII characters, how the period went', () => {
    expect(letterOfReport(report('day')).subject).toBe('REPORT: Nettlecup, Wed 11 Mar 2026: 192 messages, 38 % negative');
    const brand = { ...NETTLECUP, name: 'Ünverwechselbar '.repeat(12) };
    expect(letterOfReport(report('week', { brand })).subject).toMatch(/^[ -~]{1,99}$/);
  });

  it('has a form for a topic and for a webhook as every letter has', () => {
    const letter = letterOfReport(report('day'));
    expect(JSON.parse(letter.webhook())).toMatchObject({ type: 'report.day', data: { date: '2026-03-11' } });
    expect(letter.topic().attributes).toMatchObject({ brand: 'nettlecup', kind: 'report' });
  });
});
