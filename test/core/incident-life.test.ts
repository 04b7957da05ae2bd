import { describe, expect, it } from 'vitest';
import type { Assessment, Finding } from '../../core/crisis.ts';
import { nextReminderAt, type LifeSettings } from '../../core/incident-alerts.ts';
import { acknowledge, decide, dueTimesOf, goOn, recoveryDueAt, resolveByHand, type Recovery } from '../../core/incident-life.ts';
import { incidentId } from '../../core/incident-opening.ts';
import type { Incident, Severity } from '../../core/incident.ts';
import { isForSecondContact, SECOND_CONTACT } from '../../core/second-contact.ts';
import { HOUR, MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aLoudMessage, aPulse } from './a-pulse.ts';

const SETTINGS: LifeSettings = { brand: 'harbour', windowMinutes: 60, minAuthors: 10, groupMinutes: 5, repeatMinutes: 240 };
const BAD = aPulse(NOON, { negative: 30, positive: 10 });
const STIRRED: Recovery = { calm: false };
const CALM: Recovery = { calm: true };

const finding = (severity: Severity, rule: Finding['rule'] = 'threshold'): Finding => ({ rule, severity, because: `It is ${severity}.` });
/** What the rules say so many minutes after noon. The window holds thirty negative messages unless given. */
const saying = (minutes: number, findings: readonly Finding[] = [], over: Partial<Assessment> = {}): Assessment => ({
  at: NOON + minutes * MINUTE,
  from: NOON + (minutes - 60) * MINUTE,
  window: BAD,
  findings,
  viral: [],
  ...over,
});
const loud = (minutes: number, severity: Severity, ...ids: string[]): Assessment =>
  saying(minutes, [finding(severity, 'viral')], { viral: ids.map((id) => aLoudMessage({ id })) });

const judge = (incident: Incident | undefined, assessment: Assessment, recovery = STIRRED, known: readonly string[] = []) =>
  decide(incident, assessment, recovery, known, SETTINGS);
const must = (incident: Incident | undefined): Incident => {
  if (incident === undefined) throw new Error('no incident was opened');
  return incident;
};
const opened = (severity: Severity = 'watch'): Incident => must(judge(undefined, saying(0, [finding(severity)])));
const stepsOf = ({ alerts }: Incident): string[] => alerts.map(({ step }) => step);
/** What becomes of an incident in minutes that all go the same way: each one up to and including the last. */
const through = (incident: Incident, from: number, to: number, recovery: Recovery, window = BAD): Incident => {
  let current = incident;
  for (let minute = from; minute <= to; minute += 1) current = must(judge(current, saying(minute, [], { window }), recovery));
  return current;
};

describe('opening', () => {
  it('happens once, with its evidence and an alert that leaves at once', () => {
    const incident = opened('serious');
    expect(incident).toMatchObject({
      brand: 'harbour',
      kind: 'crisis',
      state: 'open',
      severity: 'serious',
      rules: ['threshold'],
      openedAt: NOON,
      steppedTo: NOON,
    });
    expect(incident.evidence).toMatchObject({
      from: NOON - HOUR,
      to: NOON,
      messages: 40,
      negatives: 30,
      negativeShare: 0.75,
      negativeAuthors: 30,
      because: ['It is serious.'],
    });
    expect(incident.alerts).toEqual([{ id: `${incident.id}-opened`, step: 'opened', at: NOON, dueAt: NOON }]);
    expect(judge(incident, saying(1, [finding('serious')]))).toBe(incident);
  });

  it('does not happen while no rule holds', () => {
    expect(judge(undefined, saying(0))).toBeUndefined();
  });

  it('gives the same incident the same id wherever it is decided, and no other incident', () => {
    expect(opened().id).toBe(incidentId('harbour', 'crisis', NOON));
    const others = [incidentId('meadow', 'crisis', NOON), incidentId('harbour', 'viral', NOON), incidentId('harbour', 'crisis', NOON + 1)];
    expect(new Set([opened().id, ...others]).size).toBe(4);
  });

  it('is as severe as the worst rule that holds', () => {
    const both = saying(0, [finding('watch'), finding('critical', 'viral')], { viral: [aLoudMessage()] });
    expect(judge(undefined, both)).toMatchObject({ kind: 'crisis', severity: 'critical', rules: ['threshold', 'viral'], viral: ['x:loud'] });
  });

  it('raises a loud message once', () => {
    expect(judge(undefined, loud(0, 'watch', 'x:1'))).toMatchObject({ kind: 'viral', viral: ['x:1'] });
    expect(judge(undefined, loud(0, 'critical', 'x:1'), STIRRED, ['x:1'])).toBeUndefined();
    expect(judge(undefined, loud(0, 'watch', 'x:1', 'x:2'), STIRRED, ['x:1'])).toMatchObject({ kind: 'viral' });
  });

  it('says when many messages could not be read', () => {
    const note = (unread: number) =>
      judge(undefined, saying(0, [finding('watch')], { window: aPulse(NOON, { negative: 80, unread }) }))?.evidence.because;
    expect(note(20)).toEqual(['It is watch.']);
    expect(note(21)).toEqual(['It is watch.', '21 of 101 messages (21 %) could not be read.']);
  });
});

describe('the second contact', () => {
  const withContact: LifeSettings = { ...SETTINGS, secondContactMinutes: 15 };
  const decideAt = (incident: Incident | undefined, minute: number, over: Partial<Assessment> = {}, settings = withContact) =>
    must(decide(incident, saying(minute, [], { window: aPulse(NOON), ...over }), STIRRED, [], settings));
  const calls = (incident: Incident): number => stepsOf(incident).filter((step) => step === SECOND_CONTACT).length;

  it.each([
    ['watch', 14, 0],
    ['watch', 15, 1],
    ['serious', 14, 0],
    ['serious', 15, 1],
    ['critical', 7, 0],
    ['critical', 8, 1],
  ] as const)('is called about what is %s and nobody acknowledged after %d minutes: %d', (severity, minute, called) => {
    expect(calls(decideAt(opened(severity), minute))).toBe(called);
  });

  it('is called at once and once, though nobody writes any more', () => {
    const incident = decideAt(opened('serious'), 15);
    expect(incident.alerts.at(-1)).toEqual({
      id: `${incident.id}-second-contact`,
      step: SECOND_CONTACT,
      at: NOON + 15 * MINUTE,
      dueAt: NOON + 15 * MINUTE,
    });
    expect(calls([16, 40, 300].reduce<Incident>((current, minute) => decideAt(current, minute), incident))).toBe(1);
  });

  it('is the next moment to look at a brand, until they were called', () => {
    const incident = opened('serious');
    expect(dueTimesOf(incident, withContact)).toEqual([NOON + 30 * MINUTE, NOON + 15 * MINUTE]);
    expect(dueTimesOf(incident, SETTINGS)).toEqual([NOON + 30 * MINUTE]);
    expect(dueTimesOf(decideAt(incident, 15), withContact)).toEqual([NOON + 30 * MINUTE]);
  });

  it('puts off no reminder', () => {
    const incident = decideAt(opened('critical'), 8);
    expect(nextReminderAt(incident, SETTINGS.repeatMinutes)).toBe(NOON + 15 * MINUTE);
  });

  it('is called when an incident that is half as old becomes critical', () => {
    const incident = decideAt(opened('watch'), 10, { findings: [finding('critical')] });
    expect(stepsOf(incident)).toEqual(['opened', 'escalated-critical', SECOND_CONTACT]);
  });

  it.each([
    ['somebody has acknowledged', (incident: Incident) => acknowledge(incident, NOON + MINUTE, 'ana'), withContact],
    ['there is none', (incident: Incident) => incident, SETTINGS],
  ] as const)('is not called when %s', (_name, then, settings) => {
    expect(calls(decideAt(then(opened('critical')), 60, {}, settings))).toBe(0);
  });

  it('is not called any more once it was closed by hand', () => {
    const closed = resolveByHand(decideAt(opened('serious'), 15), NOON + 16 * MINUTE, 'real');
    expect(calls(closed)).toBe(0);
  });

  it('hears of the end of what they were called for, and of nothing else', () => {
    const [called, other] = [decideAt(opened('serious'), 15), opened('serious')];
    expect(isForSecondContact(['reminder-1', SECOND_CONTACT], called)).toBe(true);
    expect(isForSecondContact(['resolved'], called)).toBe(true);
    expect(isForSecondContact(['resolved'], other)).toBe(false);
    expect(isForSecondContact(['reminder-1'], called)).toBe(false);
  });
});

describe('quiet hours', () => {
  // Noon is the beginning of the night here.
  const quiet: LifeSettings = { ...SETTINGS, secondContactMinutes: 15, quiet: { hours: '12:00-21:00', timeZone: 'UTC' } };
  const morning = NOON + 9 * HOUR;
  const at = (incident: Incident | undefined, minute: number, findings: readonly Finding[] = [finding('serious')], recovery = STIRRED) =>
    must(decide(incident, saying(minute, findings), recovery, [], quiet));

  it('put an incident off to their end, and its reminders and the second contact by as much', () => {
    const incident = [1, 60, 300, 539].reduce((current, minute) => at(current, minute), at(undefined, 0));
    expect(incident.alerts.map(({ step, dueAt }) => [step, dueAt])).toEqual([['opened', morning]]);
    expect(dueTimesOf(incident, quiet)).toEqual([morning + 30 * MINUTE, morning + 15 * MINUTE]);
  });

  it('let what becomes critical leave at once', () => {
    const incident = at(at(undefined, 0), 30, [finding('critical')]);
    expect(incident.alerts.map(({ step, dueAt }) => [step, dueAt])).toEqual([
      ['opened', NOON + 30 * MINUTE],
      ['escalated-critical', NOON + 30 * MINUTE],
    ]);
  });

  it('have what opened and recovered in them told at once at their end', () => {
    const calm = [40, 60].reduce((current, minute) => at(current, minute, [], CALM), at(undefined, 0));
    expect(calm.state).toBe('resolved');
    expect(calm.alerts.map(({ step, dueAt }) => [step, dueAt])).toEqual([
      ['opened', morning],
      ['resolved', morning],
    ]);
  });

  it('have what was closed by hand in them told as over', () => {
    const closed = resolveByHand(at(undefined, 0), NOON + HOUR, 'false-alarm');
    expect(closed.alerts.map(({ step, dueAt }) => [step, dueAt])).toEqual([
      ['opened', morning],
      ['resolved', morning],
    ]);
    expect(stepsOf(resolveByHand(opened(), NOON + HOUR, 'real'))).toEqual(['opened']);
  });
});

describe('deciding again', () => {
  it.each([
    ['at the moment it was decided', 0],
    ['at an earlier one', -5],
  ])('%s changes nothing, so that a crash heals', (_name, minute) => {
    const incident = opened();
    expect(judge(incident, saying(minute, [finding('critical')]), CALM)).toBe(incident);
  });
});

describe('escalation', () => {
  it.each([
    ['higher', 'critical', 'critical', ['opened', 'escalated-critical']],
    ['the same', 'serious', 'serious', ['opened']],
    ['lower', 'watch', 'serious', ['opened']],
  ] as const)('a severity that is %s', (_name, now, expected, steps) => {
    const incident = must(judge(opened('serious'), saying(3, [finding(now)])));
    expect(incident.severity).toBe(expected);
    expect(stepsOf(incident)).toEqual(steps);
  });

  it('leaves at once', () => {
    expect(judge(opened(), saying(1, [finding('critical')]))?.alerts.at(-1)).toMatchObject({ at: NOON + MINUTE, dueAt: NOON + MINUTE });
  });

  it.each([
    ['not yet half as many again', 44, 30],
    ['half as many again', 45, 45],
  ])('takes the evidence anew without an alert when the negative messages are %s', (_name, negative, said) => {
    const incident = must(judge(opened(), saying(1, [finding('watch')], { window: aPulse(NOON, { negative }) })));
    expect(incident.evidence.negatives).toBe(said);
    expect(stepsOf(incident)).toEqual(['opened']);
  });

  it('does not take the evidence of an empty window anew every minute', () => {
    const empty = { window: aPulse(NOON), viral: [aLoudMessage()] };
    const incident = must(judge(undefined, saying(0, [finding('watch', 'viral')], empty)));
    expect(judge(incident, saying(1, [finding('watch', 'viral')], empty))).toBe(incident);
  });

  it('lets a loud message join an open crisis', () => {
    const incident = must(judge(opened(), loud(5, 'watch', 'x:1')));
    expect(incident).toMatchObject({ kind: 'crisis', rules: ['threshold', 'viral'], viral: ['x:1'], severity: 'watch' });
    expect(stepsOf(incident)).toEqual(['opened']);
  });

  it('makes a crisis of a loud message that a crowd joins', () => {
    const viral = must(judge(undefined, loud(0, 'watch', 'x:1')));
    const incident = must(judge(viral, saying(5, [finding('serious')])));
    expect(incident).toMatchObject({ id: viral.id, kind: 'crisis', severity: 'serious', rules: ['viral', 'threshold'] });
  });
});

describe('reaction', () => {
  it('remembers who acknowledged it first', () => {
    const incident = acknowledge(opened(), NOON + MINUTE, 'robin');
    expect(incident).toMatchObject({ state: 'acknowledged', acknowledgedAt: NOON + MINUTE, acknowledgedBy: 'robin' });
    expect(acknowledge(incident, NOON + 2 * MINUTE, 'sam')).toBe(incident);
    expect(acknowledge(opened(), NOON - HOUR, 'robin').acknowledgedAt).toBe(NOON);
  });

  it('remembers the first public statement', () => {
    const incident = must(judge(opened(), saying(5), { calm: false, answeredAt: NOON + 4 * MINUTE }));
    expect(incident.answeredAt).toBe(NOON + 4 * MINUTE);
    expect(judge(incident, saying(6), { calm: false, answeredAt: NOON + MINUTE })).toBe(incident);
  });
});

describe('reminders', () => {
  const remindersOf = (incident: Incident): number[] =>
    incident.alerts.filter(({ step }) => step.startsWith('reminder')).map(({ at }) => (at - incident.openedAt) / MINUTE);

  it.each([
    ['critical', [15, 30, 45, 75, 135, 255, 495, 735]],
    ['serious', [30, 60, 90, 150, 270, 510, 750, 990]],
    ['watch', [60, 120, 180, 300, 540, 780, 1_020, 1_260]],
  ] as const)('of a %s incident come at its pace, then ever slower, eight at most', (severity, minutes) => {
    expect(remindersOf(through(opened(severity), 1, 1_500, STIRRED))).toEqual(minutes);
  });

  it('come half as often once somebody acknowledged', () => {
    const incident = acknowledge(opened('critical'), NOON, 'robin');
    expect(remindersOf(through(incident, 1, 100, STIRRED))).toEqual([30, 60, 90]);
  });

  it('come at the longest interval once the brand has answered in public', () => {
    expect(remindersOf(through({ ...opened('critical'), answeredAt: NOON }, 1, 500, STIRRED))).toEqual([240, 480]);
  });

  it('stop once somebody acknowledged and the brand has answered', () => {
    const incident = { ...acknowledge(opened('critical'), NOON, 'robin'), answeredAt: NOON };
    expect(nextReminderAt(incident, 240)).toBeUndefined();
    expect(remindersOf(through(incident, 1, 500, STIRRED))).toEqual([]);
  });

  it.each([
    ['nobody complains', 0, []],
    ['just too few people complain', 4, []],
    ['half the people complain whom a crisis takes', 5, [41]],
  ])('come, or stay away until it is spoken of again, when %s', (_name, negative, minutes) => {
    const quiet = through(opened('critical'), 1, 40, STIRRED, aPulse(NOON, { positive: 3 }));
    expect(remindersOf(quiet)).toEqual([]);
    expect(remindersOf(through(quiet, 41, 41, STIRRED, aPulse(NOON, { negative })))).toEqual(minutes);
  });

  it('are gathered after the alert before them', () => {
    const escalatedLate = must(judge(opened('watch'), saying(58, [finding('serious')])));
    const settings = { ...SETTINGS, groupMinutes: 45 };
    const reminded = must(decide(escalatedLate, saying(88), STIRRED, [], settings));
    expect(reminded.alerts.at(-1)).toMatchObject({ step: 'reminder-1', at: NOON + 88 * MINUTE, dueAt: NOON + 103 * MINUTE });
  });
});

describe('recovery', () => {
  const VIRAL = must(judge(undefined, loud(0, 'watch', 'x:1')));

  it.each([
    ['a crisis that is calm at once lives for half an hour', opened(), 1, 29, 'open'],
    ['and is over then', opened(), 1, 30, 'resolved'],
    ['a mood that has been calm for less than a quarter of an hour is no recovery', opened(), 30, 44, 'open'],
    ['one that has been calm for so long is', opened(), 30, 45, 'resolved'],
    ['a loud message lives for six hours', VIRAL, 1, 359, 'open'],
    ['and is over then, if calm', VIRAL, 1, 360, 'resolved'],
  ])('%s', (_name, incident, calmFrom, to, state) => {
    const after = through(through(incident, 1, calmFrom - 1, STIRRED), calmFrom, to, CALM, aPulse(NOON, { positive: 30 }));
    expect(after.state).toBe(state);
    if (state === 'resolved') expect(after).toMatchObject({ recoveredAt: NOON + calmFrom * MINUTE, resolvedAt: NOON + to * MINUTE });
  });

  it('is told, gathered after the alert before it', () => {
    const after = through(opened(), 1, 30, CALM, aPulse(NOON));
    expect(after.alerts.at(-1)).toEqual({ id: `${after.id}-resolved`, step: 'resolved', at: NOON + 30 * MINUTE, dueAt: NOON + 30 * MINUTE });
  });

  it('begins anew when the mood turns once more', () => {
    const wavering = through(through(opened(), 1, 30, STIRRED), 31, 44, CALM);
    expect(recoveryDueAt(wavering)).toBe(NOON + 46 * MINUTE);
    const stirred = must(judge(wavering, saying(45), STIRRED));
    expect(stirred).not.toHaveProperty('calmSince');
    expect(recoveryDueAt(stirred)).toBeUndefined();
    expect(through(stirred, 46, 60, CALM).state).toBe('open');
    expect(through(stirred, 46, 61, CALM).state).toBe('resolved');
  });

  it('does not come from silence', () => {
    expect(through(opened(), 1, 2_000, STIRRED, aPulse(NOON)).state).toBe('open');
  });

  it('leaves an incident that somebody has closed as it is', () => {
    const closed = resolveByHand(opened(), NOON + MINUTE, 'real');
    expect(judge(closed, saying(60), CALM)).toBe(closed);
  });
});

describe('closing by hand', () => {
  it('keeps the verdict, which may be changed, and the time of the first closing', () => {
    const closed = resolveByHand(opened(), NOON + MINUTE, 'real');
    expect(closed).toMatchObject({ state: 'resolved', verdict: 'real', resolvedAt: NOON + MINUTE, steppedTo: NOON + MINUTE });
    expect(resolveByHand(closed, NOON + HOUR, 'false-alarm')).toEqual({ ...closed, verdict: 'false-alarm' });
  });

  it('takes back a reminder that nobody has been sent yet, since there is nothing left to be reminded of', () => {
    const settings = { ...SETTINGS, groupMinutes: 60 };
    const reminded = must(decide(opened('critical'), saying(15), STIRRED, [], settings));
    expect(stepsOf(reminded)).toEqual(['opened', 'reminder-1']);
    expect(stepsOf(resolveByHand(reminded, NOON + 20 * MINUTE, 'real'))).toEqual(['opened']);
    const claimed = { ...reminded, alerts: reminded.alerts.map((alert) => ({ ...alert, claimedAt: NOON + 16 * MINUTE })) };
    expect(stepsOf(resolveByHand(claimed, NOON + 20 * MINUTE, 'real'))).toEqual(['opened', 'reminder-1']);
  });

  it('is never earlier than the opening', () => {
    expect(resolveByHand(opened(), NOON - HOUR, 'real').resolvedAt).toBe(NOON);
  });
});

describe('the cool-down', () => {
  const closed = resolveByHand(opened('serious'), NOON, 'real');

  it.each([
    ['a lower severity does not break it', 59, 'watch', 60, false],
    ['the same severity does not break it', 59, 'serious', 60, false],
    ['a higher one does', 1, 'critical', 60, true],
    ['it ends after an hour', 60, 'watch', 60, true],
    ['it ends with a longer window', 89, 'serious', 90, false],
    ['and not before', 90, 'serious', 90, true],
  ] as const)('%s', (_name, minute, severity, windowMinutes, opens) => {
    const after = decide(closed, saying(minute, [finding(severity)]), STIRRED, [], { ...SETTINGS, windowMinutes });
    if (opens) expect(after).toMatchObject({ state: 'open', severity, openedAt: NOON + minute * MINUTE });
    else expect(after).toBe(closed);
  });
});

describe('coming back', () => {
  const OVER = must(through(opened('serious'), 1, 45, CALM, aPulse(NOON, { positive: 30 })));
  const end = 30;
  /** The crowd is back so many minutes after noon, by a span that begins so many minutes before. */
  const back = (incident: Incident, minute: number, span: number, rule: Finding['rule'] = 'threshold', severity: Severity = 'watch') =>
    must(judge(incident, saying(minute, [finding(severity, rule)], { from: NOON + (minute - span) * MINUTE })));

  it('opens the same incident again, unacknowledged, with an alert that leaves at once', () => {
    expect(OVER.resolvedAt).toBe(NOON + end * MINUTE);
    const again = back({ ...OVER, acknowledgedAt: NOON, acknowledgedBy: 'robin' }, 50, 10);
    expect(again).toMatchObject({ id: OVER.id, state: 'open', severity: 'serious', reopened: 1, openedAt: NOON });
    for (const gone of ['resolvedAt', 'recoveredAt', 'calmSince', 'acknowledgedAt', 'acknowledgedBy']) expect(again).not.toHaveProperty(gone);
    expect(again.alerts.at(-1)).toMatchObject({ step: 'reopened-1', dueAt: NOON + 50 * MINUTE });
  });

  it.each([
    ['by what was said before the end', OVER, 50, 21, 'threshold'],
    ['by one loud message', OVER, 50, 10, 'viral'],
    ['more than six hours later', OVER, end + 360, 10, 'threshold'],
    ['when a person has closed it', resolveByHand(OVER, NOON + HOUR, 'real'), 50, 10, 'threshold'],
    ['for the fourth time', { ...OVER, reopened: 3 }, 50, 10, 'threshold'],
  ] as const)('does not happen %s', (_name, incident, minute, span, rule) => {
    expect(back(incident, minute, span, rule).alerts.map(({ step }) => step)).not.toContain(`reopened-${(incident.reopened ?? 0) + 1}`);
  });

  it('ends under another name each time, so that the end is read each time', () => {
    const again = through(back(OVER, 50, 10), 51, 110, CALM, aPulse(NOON, { positive: 30 }));
    expect(again).toMatchObject({ state: 'resolved' });
    expect(stepsOf(again)).toEqual(['opened', 'resolved', 'reopened-1', 'resolved-2']);
  });

  it('begins the reminders anew', () => {
    const tired = through(opened('critical'), 1, 100, STIRRED);
    const again = back({ ...must(through(tired, 101, 120, CALM, aPulse(NOON))), severity: 'critical' }, 140, 10);
    expect(nextReminderAt(again, 240)).toBe(NOON + 155 * MINUTE);
  });
});

describe('an incident beside which another has opened', () => {
  it('is reminded of and ends, but takes in no rule that holds now', () => {
    const first = opened('watch');
    const severe = saying(1, [finding('critical')]);
    expect(goOn(first, severe, STIRRED, SETTINGS)).toBe(first);
    expect(stepsOf(goOn(first, saying(60, [finding('critical')]), STIRRED, SETTINGS))).toEqual(['opened', 'reminder-1']);
    const calm = goOn(first, saying(31), CALM, SETTINGS);
    expect(goOn(calm, saying(46), CALM, SETTINGS)).toMatchObject({ state: 'resolved' });
  });

  it('is closed as of a week of silence', () => {
    expect(goOn(opened(), saying(60), { calm: false, silentSince: NOON + MINUTE }, SETTINGS)).toMatchObject({
      state: 'resolved',
      resolvedAt: NOON + MINUTE,
    });
  });
});
