import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../core/report/report.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { aLoudMessage, anIncident, aStep, OPENED, someEvidence } from '../alert/an-alert.ts';
import { aPulse } from '../a-pulse.ts';
import { after, resolved, someFacts } from './some-facts.ts';

const valueOf = (rows: readonly { label: string; value: string }[], label: string) => rows.find((row) => row.label === label)?.value;

describe('the report of an incident that is over', () => {
  const report = reportOf(someFacts());

  it('says in one paragraph what happened, how long, how bad, and how people reacted', () => {
    expect(report.title).toBe('68 % of what people said about Nordwind was negative');
    expect(report.summary).toBe(
      'In the 60 minutes until 14:05 CET (13:05 UTC), 287 people wrote 412 messages about Nordwind, and 68 % of those that could be read were negative; ' +
        '12 % is usual. The incident was opened on Tue 10 Mar 2026, 14:05 CET (13:05 UTC), was critical at its worst, and was over after 1 h 21 min. ' +
        'It was acknowledged after 8 min by Jo; Nordwind answered in public after 25 min.',
    );
  });

  it('runs the response clock from the opening', () => {
    expect(report.response).toEqual([
      { label: 'Opened', value: 'Tue 10 Mar 2026, 14:05 CET (13:05 UTC)' },
      { label: 'First alert sent', value: 'within a minute, at 14:05 CET (13:05 UTC)' },
      { label: 'Acknowledged', value: 'after 8 min, at 14:13 CET (13:13 UTC), by Jo' },
      { label: 'Answered in public', value: 'after 25 min, at 14:30 CET (13:30 UTC)' },
      { label: 'Recovered', value: 'after 1 h 21 min, at 15:26 CET (14:26 UTC)' },
      { label: 'Resolved', value: 'after 1 h 36 min, at 15:41 CET (14:41 UTC)' },
    ]);
  });

  it('tells everything that happened in time order', () => {
    expect(report.events.map(({ when, what }) => `${when.slice(0, 5)} ${what}`)).toEqual([
      '13:56 The mood turned',
      '14:05 Opened',
      '14:05 First alert sent',
      '14:13 Acknowledged by Jo',
      '14:17 Became critical (alert not sent)',
      '14:30 Nordwind answered in public',
      '14:35 Reminder 1 (alert not sent)',
      '15:26 The mood was calm again',
      '15:41 Resolved: the mood had stayed calm',
    ]);
  });

  it('counts the whole of it, and names its peak', () => {
    expect(valueOf(report.figures, 'While it lasted')).toMatch(/^519 messages, 406 negative, from \d+ people, of whom \d+ unhappy$/);
    expect(valueOf(report.figures, 'Peak')).toBe('10 of 12 messages negative in the 2 minutes from 14:05 CET (13:05 UTC)');
    expect(valueOf(report.figures, 'Negative')).toBe('273 of 402 = 68 % (95 % sure: 63 to 72 %)');
    expect(valueOf(report.figures, 'Usual')).toBe('12 % negative');
  });

  it('says what the figures say, and nothing else', () => {
    expect(report.verdict).toBe('It was real.');
    expect(report.lessons).toEqual([
      'It took about 9 min from when the mood turned until the first alert was sent.',
      'The mood recovered 56 min after the first public answer.',
    ]);
  });

  it('writes its dates when it went on past midnight', () => {
    const { events, response } = reportOf(someFacts({ incident: resolved({ recoveredAt: after(11 * 60), resolvedAt: after(12 * 60) }) }));
    expect(valueOf(response, 'Resolved')).toBe('after 12 h, at Wed 11 Mar 2026, 02:05 CET (01:05 UTC)');
    expect(events[1]?.when).toBe('Tue 10 Mar 2026, 14:05 CET (13:05 UTC)');
  });

  it('says that nothing is known of the mood when it was closed by hand', () => {
    const { recoveredAt: _recovered, ...closed } = resolved();
    const report = reportOf(someFacts({ incident: closed }));
    expect(valueOf(report.response, 'Recovered')).toBe('never');
    expect(report.events.at(-1)?.what).toBe('Closed; nothing says that the mood had recovered');
    expect(report.lessons).toContain('It was closed before the mood was seen to recover: look at what people said afterwards.');
  });

  it('calls a false alarm one', () => {
    const report = reportOf(someFacts({ incident: resolved({ verdict: 'false-alarm' }) }));
    expect(report.summary).toMatch(/It was a false alarm\.$/);
    expect(report.verdict).toBe('It was a false alarm.');
  });
});

describe('the report of an incident that is running', () => {
  const running = anIncident({ alerts: [{ ...aStep('opened'), deliveredAt: OPENED + MINUTE }, aStep('reminder-1', 15), aStep('reminder-2', 30)] });
  const report = reportOf(someFacts({ incident: running, now: after(40) }));

  it('says what has not happened yet', () => {
    expect(report.badge).toBe('critical, open');
    expect(report.summary).toContain(
      'has been going on for 40 min, and is critical. Nobody has acknowledged it yet; Nordwind has not answered in public yet.',
    );
    expect(report.response.slice(2).map(({ value }) => value)).toEqual(['not yet', 'not yet', 'not yet', 'not yet']);
    expect(report.verdict).toBe('None yet: it is not over.');
  });

  it('says which alerts are still on their way', () => expect(report.events.at(-1)?.what).toBe('Reminder 2 (alert not sent yet)'));

  it('says who waits for what', () => {
    expect(report.lessons.slice(1)).toEqual([
      'Nobody has acknowledged it for 40 min, in spite of 2 reminders.',
      'The public has heard nothing from Nordwind for 40 min.',
    ]);
  });

  it('blames nobody in its first minutes', () => {
    const early = reportOf(someFacts({ incident: anIncident({ alerts: [{ ...aStep('opened'), deliveredAt: OPENED + 1 }] }), now: after(0) }, []));
    expect(early.lessons).toEqual(['Nothing in these figures stands out.']);
  });

  it('reads only so much of one that nobody closes, and says so', () => {
    const late = someFacts({ incident: running, now: OPENED + 100 * DAY });
    expect(late.span.to).toBe(OPENED + 14 * DAY);
    expect(valueOf(reportOf(late).figures, 'First 14 d')).toContain('messages');
    expect(reportOf(late).picture.description).toContain('It goes on for longer than the 14 d shown.');
  });
});

describe('what a report says of the alerts', () => {
  const textOf = (alerts: Parameters<typeof resolved>[0]) => {
    const report = reportOf(someFacts({ incident: resolved(alerts) }));
    return valueOf(report.response, 'First alert sent');
  };

  it.each([
    ['that none was sent', [aStep('opened')], 'never'],
    ['when the earliest was sent', [{ ...aStep('opened'), deliveredAt: after(3) }], 'after 3 min, at 14:08 CET (13:08 UTC)'],
    ['nothing of a replay’s clock', [{ ...aStep('opened'), deliveredAt: OPENED + 90 * DAY }], 'later, in a replay, so that its time tells nothing'],
    [
      'nothing of a replay of what is to come',
      [{ ...aStep('opened'), deliveredAt: OPENED - DAY }],
      'later, in a replay, so that its time tells nothing',
    ],
  ])('is %s', (_name, alerts, text) => expect(textOf({ alerts })).toBe(text));

  it('is that nobody was reached, where nobody was', () => {
    const report = reportOf(someFacts({ incident: resolved({ alerts: [aStep('opened')] }) }));
    expect(report.lessons).toContain('No alert has reached anybody: look at the places that the brand’s alerts go to.');
  });
});

describe('what there is to look at afterwards', () => {
  const lessonsOf = (changes: Parameters<typeof resolved>[0]) => reportOf(someFacts({ incident: resolved(changes) })).lessons.join(' ');

  it.each([
    ['acknowledged just in time', { acknowledgedAt: after(15) }, 'acknowledged it for', false],
    ['acknowledged late', { acknowledgedAt: after(16) }, 'Nobody acknowledged it for 16 min.', true],
    ['answered just in time', { answeredAt: after(30) }, 'calls for', false],
    ['answered late', { answeredAt: after(31) }, 'after 31 min; a critical incident calls for one within 30 min.', true],
    ['answered when it was over', { answeredAt: after(90) }, 'The mood had recovered before the first public answer.', true],
    ['a fifth unread', { evidence: someEvidence({ messages: 100, unread: 20 }) }, 'could not be read', false],
    ['more than a fifth unread', { evidence: someEvidence({ messages: 100, unread: 21 }) }, '21 of 100 messages (21 %) could not be read', true],
  ])('%s', (_name, changes, words, told) => expect(lessonsOf(changes).includes(words)).toBe(told));

  it('is that the public heard nothing', () => {
    const { answeredAt: _answered, verdict: _verdict, ...silent } = resolved();
    const { lessons } = reportOf(someFacts({ incident: silent }));
    expect(lessons).toContain('The public heard nothing from Nordwind.');
    expect(lessons).toContain('Say whether it was real or a false alarm: the rules are measured by that.');
  });
});

describe('the report of a message that spread', () => {
  const evidence = someEvidence({ messages: 12, unread: 0, negatives: 3, driving: ['x:1'] });
  const viral = resolved({ kind: 'viral', viral: ['x:1'], evidence });
  const report = reportOf(someFacts({ incident: viral }));

  it('says how far it went and when it began', () => {
    expect(report.title).toBe('One negative message about Nordwind was spreading');
    expect(report.summary).toMatch(/^One message can have reached 120 thousand people\. /);
    expect(report.events[0]).toEqual({ when: '13:45 CET (12:45 UTC)', what: 'The message was sent' });
    expect(report.lessons[0]).toBe('It took 20 min from when the message was sent until the first alert was sent.');
  });

  it('does not say when it began once the message is gone', () => {
    expect(reportOf(someFacts({ incident: viral, driving: [] })).events[0]?.what).toBe('Opened');
  });
});

describe('the messages that a report quotes', () => {
  it('say who wrote them when, and where to open them', () => {
    expect(reportOf(someFacts()).quotes).toEqual([
      {
        by: '@lena_b on X, Tue 10 Mar 2026, 13:45 CET (12:45 UTC), reach 120 thousand, 1,125 reactions',
        text: 'Third time this week that @nordwind is down in all of Altona. No hotline, no word. I run a shop here!',
        url: 'https://x.example/lena_b/status/1',
      },
    ]);
  });

  it('are said to be deleted, without their text, author or link', () => {
    const { quotes } = reportOf(someFacts({ driving: [aLoudMessage({ deleted: true })] }));
    expect(quotes).toEqual([{ by: 'X, Tue 10 Mar 2026, 13:45 CET (12:45 UTC)', text: '(deleted by its author)' }]);
  });

  it('are ten at most, and those that are gone are counted', () => {
    const ids = Array.from({ length: 14 }, (_, index) => `x:${index}`);
    const incident = resolved({ evidence: someEvidence({ driving: ids }) });
    const driving = ids.map((id) => aLoudMessage({ id }));
    expect(reportOf(someFacts({ incident, driving })).quotes).toHaveLength(10);
    expect(reportOf(someFacts({ incident, driving: driving.slice(0, 7) })).quotesNote).toBe('3 more messages are not kept any more.');
    expect(reportOf(someFacts({ incident, driving: driving.slice(0, 9) })).quotesNote).toBe('One more message is not kept any more.');
  });
});

describe('why a report says an incident was raised', () => {
  it('is what the rules said, and how precise they have been', () => {
    const precision = [
      { rule: 'threshold', real: 8, falseAlarms: 1 },
      { rule: 'surge', real: 0, falseAlarms: 0 },
    ];
    const { reasons } = reportOf(someFacts({ incident: resolved({ evidence: someEvidence({ precision }) }) }));
    expect(reasons.slice(1)).toEqual([
      'The rule “threshold” so far: 8 real incidents, 1 false alarm.',
      'The rule “surge” so far: nobody has judged it yet.',
    ]);
  });
});

describe('when the mood turned', () => {
  const turned = (minutes: ReturnType<typeof aPulse>[]) => reportOf(someFacts({}, minutes)).events[0];

  it.each([
    ['is not told of one that has no minutes', []],
    ['is not told when the last minutes were not bad', [aPulse(after(-1), { positive: 9 })]],
    ['is not told when it was bad for as long as we look', Array.from({ length: 361 }, (_, index) => aPulse(after(-index), { negative: 3 }))],
  ])('%s', (_name, minutes) => expect(turned(minutes)?.what).toBe('Opened'));

  it('is after the last gap', () => {
    const minutes = [aPulse(after(-40), { negative: 3 }), aPulse(after(-8), { negative: 3 }), aPulse(after(-2), { negative: 3 })];
    expect(turned(minutes)).toEqual({ when: '13:57 CET (12:57 UTC)', what: 'The mood turned' });
  });

  it('looks back no further than six hours', () => expect(someFacts().before.every(({ minute }) => minute > OPENED - 6 * HOUR)).toBe(true));
});
