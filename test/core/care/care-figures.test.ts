import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BrandDocument } from '../../../core/brand.ts';
import { addConversation, CareFigures, careFiguresOf, newCareTally } from '../../../core/care/care-figures.ts';
import { MIN_N, rateOf } from '../../../core/care/rate.ts';
import type { Conversation } from '../../../core/conversation.ts';
import { HOUR, MINUTE, type Time } from '../../../core/time.ts';
import { aBrand, aConversation, NOON } from '../../contracts/builders.ts';
import { answered, answeredAfter, moved, waiting } from './a-conversation.ts';

const BRAND = BrandDocument.parse({
  ...aBrand('harbour', 'harbour-coffee'),
  timeZone: 'Europe/Berlin',
  teams: { sales: { answerWithinMinutes: 10, hours: 'mon-fri 09:00-17:00' } },
});
const figures = (conversations: readonly Conversation[], now: Time = NOON): CareFigures => {
  const tally = newCareTally(BRAND);
  for (const conversation of conversations) addConversation(tally, conversation, now);
  return careFiguresOf(tally);
};
const times = <T>(n: number, of: T): T[] => Array.from({ length: n }, () => of);

describe('a rate', () => {
  it.each([
    ['just below what says something', MIN_N - 1, undefined],
    ['at it', MIN_N, 0.2],
    ['above it', MIN_N * 2, 0.1],
  ])('is shown by how many it is of: %s', (_name, n, share) => {
    expect(rateOf(1, n)).toEqual({ n, ...(share === undefined ? {} : { share }) });
  });
});

describe('the clocks of teams against their targets', () => {
  it.each([
    ['just within', 3_600, 1],
    ['a second past', 3_601, 0],
  ])('hold the first response to the target: %s', (_name, seconds, share) => {
    const [care] = figures(times(5, answeredAfter(seconds))).teams;
    expect(care).toMatchObject({
      team: 'care',
      target: { answerWithinMinutes: 60, hours: 'always', timeZone: 'Europe/Berlin' },
      conversations: 5,
      first: { spread: { n: 5, median: seconds }, withinTarget: { n: 5, share } },
      next: { withinTarget: { n: 0 } },
      overdue: 0,
    });
  });

  it('are kept apart by team, each with its own target', () => {
    const { teams } = figures([...times(5, answeredAfter(1_200)), ...times(5, answeredAfter(1_200, { team: 'sales' }))]);
    expect(teams.map(({ team, first }) => [team, first.withinTarget.share])).toEqual([
      ['care', 1],
      ['sales', 0],
    ]);
  });

  it('tell next responses from first ones, and from answers that nobody waited for', () => {
    const answers = [
      answered(),
      answered({ first: false, seconds: 600 }),
      answered({ first: false, seconds: undefined }),
      answered({ first: false, seconds: 800 }),
    ];
    const [care] = figures([answeredAfter(60, { answers })]).teams;
    expect([care?.first.spread?.n, care?.next.spread]).toMatchObject([1, { n: 2, average: 700 }]);
  });

  it('take the first answer for no next one when the brand had written first', () => {
    const answers = [answered({ seconds: undefined }), answered({ first: false, seconds: 60 }), answered({ first: false, seconds: 600 })];
    expect(figures([answeredAfter(60, { answers })]).teams[0]?.next.spread).toMatchObject({ n: 1, average: 600 });
  });

  it('take all answers for next ones when the first is kept no more', () => {
    expect(figures([answeredAfter(60, { answers: [answered({ first: false, seconds: 600 })] })]).teams[0]?.next.spread?.n).toBe(1);
  });

  it('have a spread of how long it takes to resolve', () => {
    const resolved = aConversation({ status: 'resolved', clocks: { resolutionSeconds: 900, overdue: false } });
    expect(figures([resolved, waiting()]).teams[0]?.resolution).toMatchObject({ n: 1, average: 900 });
  });

  it.each([
    ['at the moment that it is due', 60 * MINUTE, 0],
    ['just after', 60 * MINUTE + 1, 1],
  ])('count who is overdue: %s', (_name, after, overdue) => {
    expect(figures([waiting()], NOON + after).teams[0]?.overdue).toBe(overdue);
  });
});

describe('the coverage of public questions', () => {
  const closed = aConversation({ status: 'resolved', clocks: { resolutionSeconds: 60, overdue: false } });

  it.each([
    ['answered within the target', answeredAfter(3_600), 'inTime'],
    ['answered past it', answeredAfter(3_601), 'late'],
    ['not answered yet, and still in time', waiting({ clocks: { dueAt: NOON + HOUR, overdue: false } }), 'waiting'],
    ['not answered, past the target', waiting({ clocks: { dueAt: NOON - 1, overdue: false } }), 'unanswered'],
    ['resolved without an answer', closed, 'unanswered'],
  ] as const)('tells a question that was %s', (_name, conversation, outcome) => {
    expect(figures([conversation]).coverage).toMatchObject({ asked: 1, inTime: 0, late: 0, unanswered: 0, waiting: 0, [outcome]: 1 });
  });

  it.each([
    ['that nobody asked in public', waiting({ asks: false })],
    ['spam', waiting({ intent: 'spam' })],
  ])('passes over %s', (_name, conversation) => {
    expect(figures([conversation]).coverage.asked).toBe(0);
  });

  it('is a share of those that were answered or whose time is up', () => {
    const ghosts = times(2, waiting({ clocks: { dueAt: NOON - 1, overdue: false } }));
    expect(figures([...times(4, answeredAfter(60)), ...times(2, answeredAfter(9_999)), ...ghosts, waiting()]).coverage.answered).toEqual({
      n: 8,
      share: 0.75,
    });
  });

  it('names the one that waits longest past its target, and how far the unanswered reach', () => {
    const ghost = (id: string, minute: number, reach: number): Conversation =>
      waiting({ id, reach, waitsSince: NOON - minute * MINUTE, clocks: { dueAt: NOON - 1, overdue: false } });
    const { coverage } = figures([ghost('b', 90, 500), ghost('a', 90, 20), ghost('c', 70, 1), { ...closed, reach: 4 }, waiting({ reach: 1_000 })]);
    expect(coverage).toMatchObject({ oldest: { id: 'a', at: NOON - 90 * MINUTE }, unansweredReach: 525 });
  });

  it('is split by platform, the busiest first, and by the hour on the clocks of the brand', () => {
    const { coverage } = figures([waiting(), waiting({ platform: 'facebook' }), waiting({ platform: 'facebook', firstMessageAt: NOON + 11 * HOUR })]);
    expect(coverage.platforms.map(({ platform, asked }) => [platform, asked])).toEqual([
      ['facebook', 2],
      ['x', 1],
    ]);
    expect(coverage.hours).toHaveLength(24);
    expect(coverage.hours.flatMap(({ hour, asked }) => (asked === 0 ? [] : [[hour, asked]]))).toEqual([
      [0, 1],
      [13, 2],
    ]);
  });
});

describe('the lift of many conversations', () => {
  it.each([
    ['just below a third', -0.34, 'detractor'],
    ['at a third below the middle', -0.33, 'neutral'],
    ['in the middle', 0, 'neutral'],
    ['at a third above it', 0.33, 'neutral'],
    ['just above a third', 0.34, 'advocate'],
  ] as const)('knows who is what: %s', (_name, mood, stand) => {
    expect(figures([moved(mood, mood)]).lift.moves[stand][stand]).toBe(1);
  });

  it('is a mean, with how many it is of and how many were won', () => {
    const { lift } = figures([moved(-1, 1), moved(-1, 0), moved(0, 0.5), moved(0.5, 1), moved(1, -1)]);
    expect(lift).toEqual({
      lift: { n: 5, mean: 0.4 },
      moves: {
        detractor: { detractor: 0, neutral: 1, advocate: 1 },
        neutral: { detractor: 0, neutral: 0, advocate: 1 },
        advocate: { detractor: 1, neutral: 0, advocate: 1 },
      },
      advocatesWon: 2,
    });
  });

  it('leaves out whose mood nobody could read, and who wrote a single message', () => {
    const once = moved(-1, -1, { mood: { first: -1, last: -1, lift: 0, read: 1 } });
    expect(figures([moved(null, null), moved(-1, -1, { messageCount: 1 }), once]).lift.lift).toEqual({ n: 0 });
  });

  it('has no mean of fewer than says something', () => {
    expect(figures(times(MIN_N - 1, moved(-1, 1))).lift.lift).toEqual({ n: MIN_N - 1 });
  });
});

describe('the figures of agents', () => {
  const elsewhere = (agent: string, over: Partial<Conversation> = {}): Conversation =>
    answeredAfter(60, { answers: [answered({ agent, elsewhere: true })], answeredInChannel: false, ...over });

  it('are of the conversations that each answered in, in the order of the alphabet', () => {
    const both = answeredAfter(60, { answers: [answered(), answered({ agent: 'tom', first: false, seconds: undefined })], reopened: 2 });
    const { agents } = figures([...times(4, moved(-1, 1)), both, elsewhere('tom', { runAround: true })]);
    expect(agents).toEqual([
      {
        agent: 'mia',
        conversations: 5,
        answers: 5,
        first: { n: 5, spread: { n: 5, average: 60, median: 60, p90: 60, quickest: 60, slowest: 60 } },
        next: { n: 0 },
        lift: { n: 4 },
        runAround: { n: 5, share: 0 },
        inChannel: { n: 5, share: 1 },
        reopened: { n: 5, share: 0.2 },
      },
      {
        agent: 'tom',
        conversations: 2,
        answers: 2,
        first: { n: 1 },
        next: { n: 0 },
        lift: { n: 0 },
        runAround: { n: 2 },
        inChannel: { n: 2 },
        reopened: { n: 2 },
      },
    ]);
  });

  it('tell next answers from first ones, and who was won', () => {
    const [first, next] = [answered(), answered({ first: false, seconds: 600 })];
    const won = moved(-1, 1, { answers: [first, next] });
    const [mia] = figures([...times(4, won), moved(1, 1, { answers: [first, next] })]).agents;
    expect(mia).toMatchObject({ first: { spread: { median: 60 } }, next: { n: 5, spread: { median: 600 } }, lift: { n: 5 }, advocatesWon: 4 });
  });

  it('are in the order of the alphabet, however busy somebody is', () => {
    const of = (agent: string): Conversation => answeredAfter(60, { answers: [answered({ agent })] });
    expect(figures([of('tom'), ...times(9, of('tom')), of('ben')]).agents.map(({ agent }) => agent)).toEqual(['ben', 'tom']);
  });

  it('lay a run-around at the door of whoever sent the customer elsewhere', () => {
    const shared = answeredAfter(60, { runAround: true, answers: [answered({ agent: 'tom', elsewhere: true }), answered({ first: false })] });
    const rates = figures(times(5, shared)).agents.map(({ agent, runAround, inChannel }) => [agent, runAround.share, inChannel.share]);
    expect(rates).toEqual([
      ['mia', 0, 1],
      ['tom', 1, 0],
    ]);
  });
});

describe('care figures', () => {
  const mood = fc.option(fc.double({ min: -1, max: 1, noNaN: true }));
  const some = fc.record({
    id: fc.string(),
    platform: fc.constantFrom('x', 'facebook'),
    team: fc.constantFrom('care', 'sales'),
    agents: fc.array(
      fc.record({ agent: fc.constantFrom('mia', 'tom'), seconds: fc.double({ min: 0, max: 1e6, noNaN: true }), elsewhere: fc.boolean() }),
    ),
    mood: fc.tuple(mood, mood),
    minute: fc.integer({ min: 0, max: 3_000 }),
    waits: fc.boolean(),
  });
  const conversations = some.map(({ id, platform, team, agents, mood: [first, last], minute, waits }) => {
    const at = NOON - minute * MINUTE;
    const answers = agents.map((one, i) => answered({ ...one, first: i === 0 }));
    const [responded] = agents;
    const clocks = {
      ...(responded === undefined ? {} : { firstResponseSeconds: responded.seconds }),
      ...(waits ? { dueAt: at + HOUR } : {}),
      overdue: false,
    };
    return moved(first, last, { id, platform, team, answers, clocks, firstMessageAt: at, ...(waits ? { waitsSince: at } : {}) });
  });

  it('are the same in whatever order conversations come', () => {
    const lists = fc
      .array(conversations, { maxLength: 30 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(lists, ([all, shuffled]) => {
        expect(figures(shuffled)).toEqual(figures(all));
      }),
    );
  });

  it('can be shown, also of no conversation at all', () => {
    for (const shown of [figures([]), figures([waiting({ clocks: { dueAt: NOON - 1, overdue: false } }), ...times(6, moved(-1, 1))])]) {
      expect(z.decode(CareFigures, z.encode(CareFigures, shown))).toEqual(shown);
    }
    expect(figures([])).toMatchObject({ conversations: 0, teams: [], agents: [], coverage: { asked: 0, answered: { n: 0 } } });
  });
});
