import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPulse, LOUDEST, merge, negativeShare, withEntry, withGrowth, type PulseEntry } from '../../core/pulse.ts';
import { LABELS } from '../../core/sentiment.ts';
import { MINUTE } from '../../core/time.ts';
import { anEntry, NOON } from '../contracts/builders.ts';
import { aPulse, authorHash } from './a-pulse.ts';

const label = fc.option(fc.constantFrom(...LABELS), { nil: undefined });
const entry: fc.Arbitrary<PulseEntry> = fc
  .record({
    counts: fc.constantFrom('message', 'message', 'message', 'answer', 'statement', 'nothing'),
    public: fc.boolean(),
    author: fc.nat(120).map(authorHash),
    second: fc.nat(59),
    reach: fc.nat(5),
    interactions: fc.nat(5),
    language: fc.constantFrom('en', 'de', 'constructor', '__proto__', '1'),
    platform: fc.constantFrom('x', 'facebook'),
    asks: fc.boolean(),
    label,
  })
  .map(({ second, label, ...fields }) => {
    const { label: _label, ...rest } = anEntry({ ...fields, sentAt: NOON + second * 1_000 });
    return label === undefined ? rest : { ...rest, label };
  });
/** The entries of one minute, each with an id of its own. */
const entries = fc.array(entry, { maxLength: 90 }).map((all) => all.map((one, index) => ({ ...one, id: `x:${index}` })));
const counted = (all: readonly PulseEntry[]) => all.reduce(withEntry, emptyPulse(NOON));

describe('the pulse of a minute', () => {
  it('counts what customers say, and by whom', () => {
    const pulse = counted([
      anEntry({ id: 'x:1', reach: 100 }),
      anEntry({ id: 'x:2', reach: 20, label: 'POSITIVE', author: authorHash('bo'), language: 'de' }),
      anEntry({ id: 'x:3', reach: 3, author: authorHash('bo'), platform: 'facebook' }),
    ]);
    expect(pulse).toMatchObject({ messages: 3, read: 3, negatives: 2, reach: 123, languages: { en: 2, de: 1 }, platforms: { x: 2, facebook: 1 } });
    expect(pulse.authors).toEqual({ exact: ['00000000000000aa', authorHash('bo')].toSorted() });
    expect(pulse.negativeAuthors).toEqual(pulse.authors);
  });

  it('takes its share of the messages that were read', () => {
    const pulse = aPulse(NOON, { negative: 1, positive: 3, unread: 16 });
    expect(pulse).toMatchObject({ messages: 20, read: 4, negatives: 1 });
    expect(negativeShare(pulse)).toBe(0.25);
    expect(negativeShare(emptyPulse(NOON))).toBe(0);
  });

  it('counts what wants an answer, whatever its mood', () => {
    expect(aPulse(NOON, { negative: 2, positive: 3, unread: 1, asking: 1 })).toMatchObject({ messages: 6, negatives: 2, asks: 3 });
  });

  it('counts answers and remembers the first statement, without taking either for a message', () => {
    const late = anEntry({ counts: 'statement', sentAt: NOON + 40_000 });
    const early = anEntry({ counts: 'statement', sentAt: NOON + 20_000 });
    const pulse = counted([late, anEntry({ counts: 'answer' }), early, anEntry({ counts: 'answer' })]);
    expect(pulse).toEqual({ ...emptyPulse(NOON), answers: 2, statementAt: NOON + 20_000 });
  });

  it('does not count what counts as nothing', () => {
    expect(counted([anEntry({ counts: 'nothing' })])).toEqual(emptyPulse(NOON));
  });

  it('takes the name of any language for a name, even one that objects have a property of', () => {
    const names = ['constructor', 'toString', '__proto__'];
    const pulse = counted([...names, ...names].map((language) => anEntry({ language })));
    expect(Object.entries(pulse.languages)).toEqual([
      ['__proto__', 2],
      ['constructor', 2],
      ['toString', 2],
    ]);
  });

  it('names the loudest negative public messages: by reach, then by interactions, then by id', () => {
    const loud = [
      anEntry({ id: 'x:6', reach: 1 }),
      anEntry({ id: 'x:5', reach: 5 }),
      anEntry({ id: 'x:4', reach: 5 }),
      anEntry({ id: 'x:3', reach: 5, interactions: 9 }),
      anEntry({ id: 'x:2', reach: 7 }),
      anEntry({ id: 'x:1', reach: 9 }),
    ];
    const quiet = [anEntry({ id: 'x:7', reach: 99, public: false }), anEntry({ id: 'x:8', reach: 99, label: 'MIXED' })];
    const { loudest } = counted([...loud, ...quiet]);
    expect(loudest).toHaveLength(LOUDEST);
    expect(loudest.map(({ id }) => id)).toEqual(['x:1', 'x:2', 'x:3', 'x:4', 'x:5']);
  });

  it('ends the same in any order and in any pieces', () => {
    const shuffled = entries.chain((all) =>
      fc.record({ all: fc.constant(all), mixed: fc.shuffledSubarray(all, { minLength: all.length }), cut: fc.nat(all.length) }),
    );
    fc.assert(
      fc.property(shuffled, ({ all, mixed, cut }) => {
        const whole = counted(all);
        expect(counted(mixed)).toEqual(whole);
        const [left, right] = [counted(mixed.slice(0, cut)), counted(mixed.slice(cut))];
        expect(merge(left, right)).toEqual(whole);
        expect(JSON.stringify(merge(right, left).languages)).toBe(JSON.stringify(whole.languages));
      }),
      { numRuns: 60 },
    );
  });

  it('is the earlier minute of two that become one', () => {
    expect(merge(emptyPulse(NOON + MINUTE), emptyPulse(NOON)).minute).toBe(NOON);
  });
});

describe('growth of one entry', () => {
  it('ends where counting anew ends, wherever it is possible', () => {
    const growth = { reach: fc.nat(9), interactions: fc.nat(9), loud: fc.boolean() };
    const grown = fc.record({ all: entries.filter((all) => all.length > 0), which: fc.nat(), ...growth });
    fc.assert(
      fc.property(grown, ({ all, which, reach, interactions, loud }) => {
        const before = all[which % all.length] ?? anEntry();
        const after = { ...before, reach: before.reach + reach, interactions: before.interactions + interactions, loud };
        const anew = counted(all.map((one) => (one === before ? after : one)));
        expect(withGrowth(counted(all), before, after)).toEqual(anew);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['its reach shrank', { reach: 9 }],
    ['its interactions shrank', { interactions: 0 }],
    ['it is read otherwise now', { label: 'POSITIVE' }],
    ['it asks nothing any more', { asks: false }],
    ['it counts no longer', { counts: 'nothing' }],
    ['it moved to another minute', { minute: NOON - MINUTE }],
    ['somebody else wrote it', { author: authorHash('bo') }],
  ] satisfies [string, Partial<PulseEntry>][])('cannot be told when %s: the minute is to be counted anew', (_name, change) => {
    expect(withGrowth(counted([anEntry()]), anEntry(), anEntry(change))).toBeUndefined();
  });
});
