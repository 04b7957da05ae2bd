import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn } from '../../core/baseline.ts';
import type { BrandDocument, CrisisSettings } from '../../core/brand.ts';
import { acknowledge, resolveByHand } from '../../core/incident-life.ts';
import type { Incident } from '../../core/incident.ts';
import { GRACE } from '../../core/look.ts';
import type { LoudMessage, Pulse } from '../../core/pulse.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { advance, neededFrom, newWatch, nextLookAt, type Scene, type Watch } from '../../core/watch.ts';
import { aBrand, NOON } from '../contracts/builders.ts';
import { aBrandWith, aLoudMessage, aPulse, type Minute } from './a-pulse.ts';

/** What a brand hears: minutes after noon, and the loud messages among them. */
interface Heard {
  readonly pulses: readonly Pulse[];
  readonly loud?: readonly LoudMessage[];
}

interface Judged {
  readonly watch: Watch;
  readonly incident: Incident | undefined;
  /** Every state that an incident came to, oldest first. */
  readonly moves: readonly Incident[];
}

const heard = (minutes: readonly (readonly [number, Minute])[], loud: readonly LoudMessage[] = []): Heard => ({
  pulses: minutes.map(([minute, what]) => aPulse(NOON + minute * MINUTE, what)),
  loud,
});
/** The same in every minute of a stretch. */
const during = (from: number, to: number, what: Minute): [number, Minute][] => Array.from({ length: to - from }, (_, index) => [from + index, what]);

/**
 * Judges up to each end in turn, seeing no more than what was heard by then; moves are judged on from, as the shell does it.
 * `forgets` says at which moves the watch was not saved: a crash between two writes.
 */
const judge = (
  brand: BrandDocument,
  { pulses, loud = [] }: Heard,
  ends: readonly Time[],
  forgets: (move: number) => boolean = () => false,
): Judged => {
  let watch = newWatch('harbour', 'replay', NOON);
  let incident: Incident | undefined;
  const moves: Incident[] = [];
  for (const end of ends) {
    while (watch.assessedTo < end) {
      const from = neededFrom(watch, brand, incident);
      const known = pulses.filter(({ minute }) => minute >= from && minute < end);
      const after = advance({ brand, watch, incident, pulses: known, loud: loud.filter(({ sentAt }) => sentAt < end) }, end);
      const moved = after.incident === incident ? [] : [after.incident].filter((one) => one !== undefined);
      moves.push(...moved);
      if (moved.length === 0 || !forgets(moves.length)) watch = after.watch;
      incident = after.incident;
    }
  }
  return { watch, incident, moves };
};
/** A scene as it is later, when everything was heard before. */
const judgedOn = (scene: Scene, to: Time): Scene => (scene.watch.assessedTo >= to ? scene : judgedOn({ ...scene, ...advance(scene, to) }, to));
/** The same, with every move on the way. */
const judgedFrom = (scene: Scene, to: Time, moves: readonly Incident[] = []): Judged => {
  if (scene.watch.assessedTo >= to) return { watch: scene.watch, incident: scene.incident, moves };
  const after = advance(scene, to);
  const moved = after.incident === undefined || after.incident === scene.incident ? [] : [after.incident];
  return judgedFrom({ ...scene, ...after }, to, [...moves, ...moved]);
};
const until = (minute: number): Time[] => [NOON + minute * MINUTE];
const judged = (hears: Heard, minute: number, crisis: Partial<CrisisSettings> = {}): Judged => judge(aBrandWith(crisis), hears, until(minute));
const stepsOf = (incident: Incident | undefined): string[] => incident?.alerts.map(({ step }) => step) ?? [];
const minuteOf = (time: Time | undefined): number | undefined => (time === undefined ? undefined : (time - NOON) / MINUTE);
const incidentsOf = ({ moves }: Judged): string[] => [...new Set(moves.map(({ id }) => id))];

const CALM_MORNING = during(0, 120, { positive: 2 });
const STORM = during(120, 150, { negative: 10, positive: 1 });

describe('a crisis', () => {
  it('opens once, at the end of the minute that makes it one', () => {
    const story = judged(heard([...CALM_MORNING, ...STORM]), 150);
    expect(incidentsOf(story)).toHaveLength(1);
    expect(story.moves[0]).toMatchObject({ kind: 'crisis', state: 'open', severity: 'watch', rules: ['surge'] });
    expect(minuteOf(story.incident?.openedAt)).toBe(122);
    expect(story.incident?.evidence.baselineShare).toBeLessThan(0.2);
  });

  it('is told, reminded of, answered, recovered from and over: one story, one alert a step', () => {
    const calmAgain = during(180, 260, { positive: 5 });
    const story = judged(heard([...CALM_MORNING, ...STORM, [165, { negative: 1, statementAt: NOON + 165 * MINUTE }], ...calmAgain]), 400);
    expect(incidentsOf(story)).toHaveLength(1);
    expect(stepsOf(story.incident)).toEqual(['opened', 'escalated-serious', 'escalated-critical', 'reminder-1', 'reminder-2', 'resolved']);
    expect(story.incident?.alerts.map(({ at }) => minuteOf(at))).toEqual([122, 123, 131, 146, 161, 199]);
    expect(minuteOf(story.incident?.answeredAt)).toBe(165);
    expect(minuteOf(story.incident?.recoveredAt)).toBe(184);
  });

  it('is not over because people fall silent', () => {
    const story = judged(heard([...CALM_MORNING, ...STORM]), 150 + 3 * 24 * 60);
    expect(story.incident?.state).toBe('open');
    expect(story.incident).not.toHaveProperty('calmSince');
  });

  it('grows more severe as more people join', () => {
    const story = judged(heard([...CALM_MORNING, ...during(120, 160, { negative: 3 })]), 160, { minAuthors: 30 });
    expect(story.moves[0]?.severity).toBe('watch');
    expect(stepsOf(story.incident)).toEqual(['opened', 'escalated-serious']);
  });

  it('is not opened by fifty posts of one author, nor by a loud joke', () => {
    const angry = judged(heard([...CALM_MORNING, [120, { negative: 50, by: 'ada' }]]), 240);
    const joke = judged(heard([...CALM_MORNING, ...during(120, 150, { negative: 2, positive: 18 })]), 240);
    expect([angry.incident, joke.incident]).toEqual([undefined, undefined]);
  });

  it('does not open again in its own cool-down, but with a higher severity', () => {
    const brand = aBrandWith();
    const { incident, watch } = judge(brand, heard([...CALM_MORNING, ...STORM]), until(140));
    const closed = incident && resolveByHand({ ...incident, severity: 'serious' }, NOON + 140 * MINUTE, 'false-alarm');
    const on = (severity: 'serious' | 'critical') =>
      advance({ brand, watch, incident: closed && { ...closed, severity }, ...heard([...CALM_MORNING, ...STORM]), loud: [] }, NOON + 150 * MINUTE)
        .incident;
    expect(on('critical')?.id).toBe(incident?.id);
    expect(on('serious')).toMatchObject({ state: 'open', severity: 'critical', openedAt: NOON + 141 * MINUTE });
  });

  it.each([
    ['one statement of its own', { statementAt: NOON + 140 * MINUTE + 20_000 }, 140 + 1 / 3],
    ['as many answers as a statement weighs', { answers: 5 }, 141],
    ['fewer', { answers: 4 }, undefined],
  ])('counts as answered by %s', (_name, what, minute) => {
    const story = judged(heard([...CALM_MORNING, ...during(120, 140, { negative: 10 }), [140, { negative: 1, ...what }]]), 145);
    expect(minuteOf(story.incident?.answeredAt)).toEqual(minute);
  });

  it('is not answered by what the brand said before', () => {
    const story = judged(
      heard([...CALM_MORNING, [120, { negative: 5, statementAt: NOON + 120 * MINUTE, answers: 9 }], ...during(121, 150, { negative: 10 })]),
      150,
    );
    expect(story.incident).toBeDefined();
    expect(story.incident).not.toHaveProperty('answeredAt');
  });

  it('is answered by a statement in the very minute in which a live look opened it', () => {
    const opened = NOON + 20_000;
    const brand = aBrandWith();
    const pulses = [aPulse(NOON, { negative: 30 })];
    const first = advance({ brand, watch: newWatch('harbour', 'live', NOON), pulses, loud: [] }, opened);
    expect(first.incident).toMatchObject({ openedAt: opened, severity: 'serious' });
    const answered = [aPulse(NOON, { negative: 30, statementAt: NOON + 50_000 })];
    expect(advance({ brand, ...first, pulses: answered, loud: [] }, NOON + MINUTE).incident?.answeredAt).toBe(NOON + 50_000);
  });
});

describe('a loud message', () => {
  const loud = (id: string, minute: number, reach = 100_000): LoudMessage => aLoudMessage({ id, sentAt: NOON + minute * MINUTE, reach });

  it('opens an incident of its own at the end of its minute', () => {
    const story = judged(heard([[10, { negative: 1 }]], [loud('x:1', 10)]), 20);
    expect(story.incident).toMatchObject({ kind: 'viral', viral: ['x:1'], openedAt: NOON + 11 * MINUTE });
    expect(story.watch.viral).toEqual(['x:1']);
  });

  it('joins an open crisis', () => {
    const story = judged(heard([...CALM_MORNING, ...STORM], [loud('x:1', 140)]), 150);
    expect(incidentsOf(story)).toHaveLength(1);
    expect(story.incident).toMatchObject({ kind: 'crisis', rules: ['surge', 'threshold', 'viral'], viral: ['x:1'] });
  });

  it('is raised once, even when its incident was closed at once', () => {
    const hears = heard([[10, { negative: 1 }]], [loud('x:1', 10)]);
    const brand = aBrandWith();
    const { incident, watch } = judge(brand, hears, until(11));
    const closed = incident && resolveByHand(incident, NOON + 11 * MINUTE, 'real');
    const later = advance({ brand, watch, incident: closed, pulses: hears.pulses, loud: hears.loud ?? [] }, NOON + DAY);
    expect(later.incident).toBe(closed);
  });

  it('does not make a later crisis more severe than it is', () => {
    const brand = aBrandWith();
    const late = during(100, 104, { negative: 6 });
    const hears = heard([[10, { negative: 1 }], ...late], [loud('x:1', 10, 5_000_000)]);
    const { incident, watch } = judge(brand, { ...hears, pulses: hears.pulses.slice(0, 1) }, until(11));
    expect(incident?.severity).toBe('critical');
    const closed = incident && resolveByHand({ ...incident, severity: 'watch' }, NOON + 11 * MINUTE, 'real');
    const later = judgedOn({ brand, watch, incident: closed, pulses: hears.pulses, loud: hears.loud ?? [] }, NOON + 130 * MINUTE);
    expect(later.incident).toMatchObject({ kind: 'crisis', severity: 'watch', rules: ['surge', 'threshold'], viral: [] });
  });

  it('is called recovered six hours later although nothing was heard since', () => {
    const story = judged(heard([[10, { negative: 1 }], ...during(11, 40, { positive: 5 })], [loud('x:1', 10 - 23 * 60)]), 24 * 60);
    expect(story.incident).toMatchObject({ kind: 'viral', state: 'resolved' });
    expect(minuteOf(story.incident?.resolvedAt)).toBe(11 + 6 * 60 - 10);
  });
});

describe('an incident that ended in silence', () => {
  const days = (count: number): number => count * 24 * 60;
  const again = (day: number): [number, Minute][] => during(days(day) + 120, days(day) + 160, { negative: 4 });
  /** Somebody took it on and the brand answered: no reminder would tell of what comes later. */
  const settledAt = (minute: number, hears: Heard): Judged => {
    const early = judged({ ...hears, pulses: hears.pulses.filter((pulse) => pulse.minute < NOON + minute * MINUTE) }, minute);
    const incident = early.incident && { ...acknowledge(early.incident, NOON + minute * MINUTE, 'Robin'), answeredAt: NOON + minute * MINUTE };
    return { ...early, incident };
  };

  const end = NOON + (days(9) + 170) * MINUTE;
  const late = (day: number): Judged => {
    const hears = heard([...CALM_MORNING, ...STORM, ...again(day)]);
    const { watch, incident } = settledAt(160, hears);
    expect(incident).toMatchObject({ state: 'acknowledged' });
    return judgedFrom({ brand: aBrandWith(), watch, incident, pulses: hears.pulses, loud: [] }, end);
  };

  it('does not swallow the next crisis: it is closed as of the silence, untold, and the new one opens', () => {
    const [old, next, ...more] = Map.groupBy(late(9).moves, ({ id }) => id).values();
    expect(old?.at(-1)).toMatchObject({ state: 'resolved', answeredAt: NOON + 160 * MINUTE });
    expect(old?.at(-1)?.resolvedAt).toBeLessThan(NOON + days(9) * MINUTE);
    expect(old?.at(-1)).not.toHaveProperty('recoveredAt');
    expect(stepsOf(old?.at(-1))).not.toContain('resolved');
    expect(next?.at(-1)).toMatchObject({ state: 'open' });
    expect(stepsOf(next?.[0])).toEqual(['opened']);
    expect(more).toEqual([]);
  });

  it('goes on when the next wave comes within the week', () => {
    expect(late(6).incident).toMatchObject({ state: 'acknowledged' });
  });
});

describe('judging on', () => {
  const minute = fc.record({
    gap: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) },
      { weight: 2, arbitrary: fc.integer({ min: 5, max: 90 }) },
      { weight: 1, arbitrary: fc.integer({ min: 91, max: 2_000 }) },
    ),
    negative: fc.constantFrom(0, 0, 1, 4, 9),
    positive: fc.constantFrom(0, 0, 1, 4, 9),
    answers: fc.constantFrom(0, 0, 0, 2),
    states: fc.constantFrom(false, false, false, true),
    reach: fc.constantFrom(0, 0, 0, 0, 150_000, 2_000_000),
  });
  const day = fc.array(minute, { minLength: 1, maxLength: 14 }).map((minutes) => {
    let at = NOON;
    const told = minutes.map(({ gap, ...what }) => ({ ...what, at: (at += gap * MINUTE) }));
    return {
      end: at + 10 * HOUR,
      pulses: told.map(({ at, negative, positive, answers, states }) =>
        aPulse(at, { negative, positive, answers, ...(states ? { statementAt: at + 1 } : {}) }),
      ),
      loud: told.flatMap(({ at, reach }) => (reach > 0 ? [aLoudMessage({ id: `x:${at}`, sentAt: at, reach })] : [])),
    };
  });
  const rules = fc.record({ windowMinutes: fc.constantFrom(5, 15, 60), minMessages: fc.constantFrom(4, 20), minAuthors: fc.constantFrom(2, 5) });
  const minutesOf = (cuts: readonly number[], end: Time): Time[] => [
    ...cuts.map((cut) => NOON + Math.floor((cut * (end - NOON)) / MINUTE / 1_000) * MINUTE).toSorted((a, b) => a - b),
    end,
  ];
  const cuts = fc.array(fc.nat(999), { maxLength: 30 });

  it('in many pieces ends as in one go, though each sees no further than its end', () => {
    fc.assert(
      fc.property(day, rules, cuts, (hears, crisis, cut) => {
        const whole = judge(aBrandWith(crisis), hears, [hears.end]);
        expect(judge(aBrandWith(crisis), hears, minutesOf(cut, hears.end))).toEqual(whole);
      }),
      { numRuns: 80 },
    );
  });

  it('minute by minute ends as in one go', () => {
    fc.assert(
      fc.property(
        day.filter(({ end }) => end < NOON + DAY),
        rules,
        (hears, crisis) => {
          const ends = Array.from({ length: (hears.end - NOON) / MINUTE }, (_, index) => NOON + (index + 1) * MINUTE);
          expect(judge(aBrandWith(crisis), hears, ends)).toEqual(judge(aBrandWith(crisis), hears, [hears.end]));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('after a crash between the incident and the watch ends the same', () => {
    fc.assert(
      fc.property(day, rules, cuts, fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), (hears, crisis, cut, crashes) => {
        const ends = minutesOf(cut, hears.end);
        const healed = judge(aBrandWith(crisis), hears, ends, (move) => move % 2 === 0 && crashes[move % crashes.length] === true);
        expect(healed).toEqual(judge(aBrandWith(crisis), hears, ends));
      }),
      { numRuns: 60 },
    );
  });

  it('learns every minute that has left the window, and no other', () => {
    const { watch } = judged(heard([...CALM_MORNING]), 150);
    const { pulses } = heard([...CALM_MORNING]);
    expect(watch.baseline).toEqual(learn(newWatch('harbour', 'replay', NOON).baseline, pulses.slice(0, 90), NOON + 90 * MINUTE, aBrandWith().crisis));
  });

  it('passes over two silent years in a few steps', () => {
    let looks = 0;
    const counting = (pulse: Pulse): Pulse => ({
      ...pulse,
      get messages() {
        looks += 1;
        return pulse.messages;
      },
    });
    const end = NOON + 730 * DAY;
    const pulses = [counting(aPulse(NOON, { negative: 30 })), counting(aPulse(end - HOUR, { negative: 30 }))];
    const story = judge(aBrandWith(), { pulses }, [end]);
    expect(incidentsOf(story)).toHaveLength(2);
    expect(story.watch).toMatchObject({ assessedTo: end, sealedTo: end });
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThan(200);
  });

  it('steps over minutes in which too little is heard to matter', () => {
    const lonely = Array.from({ length: 50 }, (_, index): [number, Minute] => [index * 90, { negative: 1 }]);
    expect(judged(heard(lonely), 50 * 90).incident).toBeUndefined();
  });
});

describe('a watch that an older program has stored', () => {
  /** Neither surges nor a habit, and no word of when its baseline began. */
  const old = (watch: Watch): Watch => {
    const { surges: _surges, habit: _habit, baseline, ...rest } = watch;
    const { from: _from, unsettled: _unsettled, ...sums } = baseline;
    return { ...rest, baseline: sums };
  };
  const brand = aBrandWith();
  const days = 4;
  const ordinary = Array.from({ length: days * 24 * 12 }, (_, index): [number, Minute] => [
    index * 5,
    index % 10 === 0 ? { negative: 1 } : { positive: 1 },
  ]);
  const outbreak = (from: number): [number, Minute][] => Array.from({ length: 30 }, (_, index) => [from + index * 2, { negative: 1 }]);

  it('judges on like one of today, and keeps what it lacked', () => {
    const end = days * 24 * 60;
    const before = judge(brand, heard(ordinary), until(end)).watch;
    const opening = (watch: Watch): number | undefined => {
      const { incident, watch: after } = judgedFrom(
        { brand, watch, pulses: heard([...ordinary, ...outbreak(end)]).pulses, loud: [] },
        NOON + (end + 90) * MINUTE,
      );
      expect(after).toMatchObject({ surges: expect.any(Object), habit: expect.any(Object), baseline: { from: expect.any(Number) } });
      return minuteOf(incident?.openedAt);
    };
    const today = opening(before);
    expect(today).toBeLessThan(end + 60);
    expect(opening(old(before))).toBeLessThanOrEqual((today ?? 0) + 10);
  });
});

describe('a brand that is hardly spoken about', () => {
  /** One unhappy person each quarter of an hour, each heard so many minutes after writing. */
  const judgedLate = (delay: number): number | undefined => {
    const brand = aBrandWith();
    const days = Array.from({ length: 20 }, (_, index): [number, Minute] => [(index - 20) * 360, { positive: 1 }]);
    const crowd = Array.from({ length: 36 }, (_, index): [number, Minute] => [index * 15, { negative: 1 }]);
    const { pulses } = heard([...days, ...crowd]);
    let { watch } = judgedFrom({ brand, watch: newWatch('harbour', 'live', NOON - 5 * DAY), pulses: pulses.slice(0, days.length), loud: [] }, NOON);
    let incident: Incident | undefined;
    for (let minute = 1; minute <= 36 * 15 + 10; minute += 1) {
      const known = pulses.filter((pulse) => pulse.minute + delay * MINUTE < NOON + minute * MINUTE);
      while (watch.assessedTo < NOON + minute * MINUTE)
        ({ watch, incident } = advance({ brand, watch, incident, pulses: known, loud: [] }, NOON + minute * MINUTE));
    }
    return minuteOf(incident?.openedAt);
  };

  it.each([0, 1, 4])('is heard over hours, also when each message comes %i minutes late', (delay) => {
    expect(judgedLate(delay)).toBeGreaterThan(130);
    expect(judgedLate(delay)).toBeLessThan(190);
  });
});

describe('a crisis that comes back', () => {
  it.each([60, 360])('within hours is the same one, by what was said since, with a window of %i minutes', (windowMinutes) => {
    const again = during(330, 395, { negative: 10, positive: 1 });
    const story = judged(heard([...CALM_MORNING, ...STORM, ...during(150, 330, { positive: 12 }), ...again]), 395, { windowMinutes });
    expect(incidentsOf(story)).toHaveLength(1);
    expect(stepsOf(story.incident)).toContain('reopened-1');
  });
});

describe('what a look needs', () => {
  const brand = aBrandWith();
  const watch = { ...newWatch('harbour', 'live', NOON), assessedTo: NOON + 5 * HOUR };

  it('goes back to what is not learned yet, to the window, and to the opening of a running incident', () => {
    const learned = judged(heard(during(0, 6_000, { positive: 1 })), 6_000).watch;
    const running = judged(heard([[0, { negative: 30 }]]), 1).incident;
    expect(neededFrom(watch, brand, undefined)).toBe(NOON - 7 * HOUR);
    expect(neededFrom(learned, brand, undefined)).toBe(NOON + 5_940 * MINUTE);
    expect(neededFrom(learned, brand, running)).toBe(NOON + MINUTE);
    expect(neededFrom(learned, brand, running && resolveByHand(running, NOON + HOUR, 'real'))).toBe(NOON + 5_940 * MINUTE);
  });

  it.each([
    ['a live brand is looked at again the next minute while its window holds anything', 'live', 0, 1],
    ['up to the grace after it', 'live', 65, 66],
    ['and not at all in silence', 'live', 66, undefined],
    ['a replay brings its own looks', 'replay', 0, undefined],
  ] as const)('%s', (_name, clock, minute, next) => {
    const at = { ...newWatch('harbour', clock, NOON), assessedTo: NOON + minute * MINUTE };
    expect(minuteOf(nextLookAt(at, brand, [], NOON))).toBe(next);
  });

  it('comes when a reminder is due, or when a calm incident will be over', () => {
    const incident = judged(heard([[0, { negative: 30 }]]), 1).incident;
    const silent = { ...watch, assessedTo: NOON + 3 * HOUR };
    const lastReminder = incident && {
      ...incident,
      severity: 'watch' as const,
      alerts: incident.alerts.map((alert) => ({ ...alert, at: NOON + 150 * MINUTE })),
    };
    const calm = lastReminder && { ...acknowledge(lastReminder, NOON, 'robin'), calmSince: NOON + 170 * MINUTE };
    expect(minuteOf(nextLookAt(silent, brand, [lastReminder], NOON))).toBe(210);
    expect(minuteOf(nextLookAt(silent, brand, [calm], NOON))).toBe(185);
    expect(nextLookAt(silent, brand, [incident], NOON)).toBeUndefined();
  });

  it('seals a live minute when it and its grace have passed, and a replayed one at the watermark', () => {
    const to = NOON + HOUR;
    const sealed = (clock: Watch['clock']) =>
      advance({ brand: aBrand('harbour', 'a'), watch: newWatch('harbour', clock, NOON), pulses: [], loud: [] }, to).watch.sealedTo;
    expect(sealed('live')).toBe(to - GRACE);
    expect(sealed('replay')).toBe(to);
  });
});
