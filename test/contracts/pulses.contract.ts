import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../core/distinct.ts';
import type { PulseEntry } from '../../core/pulse.ts';
import { LABELS } from '../../core/sentiment.ts';
import { MINUTE } from '../../core/time.ts';
import type { Pulses } from '../../lambdas/ports.ts';
import { anEntry, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const ALWAYS = { from: 0, to: NOON + 1_000 * MINUTE };

const author = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((hash) => hash.toString(16).padStart(16, '0'));
const entryArbitrary: fc.Arbitrary<PulseEntry> = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }).map((id) => `x:${id}`),
    second: fc.integer({ min: 0, max: 179 }),
    counts: fc.constantFrom('message', 'message', 'message', 'answer', 'statement', 'nothing'),
    public: fc.boolean(),
    label: fc.option(fc.constantFrom(...LABELS), { nil: undefined }),
    author,
    reach: fc.nat(1_000),
    interactions: fc.nat(50),
    language: fc.constantFrom('en', 'de', 'pt', 'unknown'),
    platform: fc.constantFrom('x', 'facebook'),
  })
  .map(({ second, label, ...entry }) => anEntryWithout({ ...entry, sentAt: NOON + second * 1_000 }, label));

const anEntryWithout = (over: Partial<PulseEntry>, label: PulseEntry['label']): PulseEntry => {
  const { label: _label, ...entry } = anEntry(over);
  return label === undefined ? entry : { ...entry, label };
};

/** What every implementation of the port Pulses promises. `runs` is how many random cases each property is tried on. */
export const describePulses = (name: string, open: Open<Pulses>, runs = 60) =>
  describe(`pulses: ${name}`, () => {
    const pulses = openedForEach(open);
    let brands = 0;
    const freshBrand = (): string => `brand-${(brands += 1)}`;
    const all = (brand: string) => pulses().range(brand, ALWAYS.from, ALWAYS.to);
    const recorded = async (...batches: (readonly PulseEntry[])[]): Promise<string> => {
      const brand = freshBrand();
      for (const batch of batches) await pulses().record(brand, batch);
      return JSON.stringify(await all(brand));
    };

    describe('recording', () => {
      it('counts an entry into its minute', async () => {
        await pulses().record('harbour', [
          anEntry(),
          anEntry({ id: 'x:2', author: '00000000000000bb', label: 'POSITIVE', language: 'de', reach: 5 }),
        ]);
        const [pulse, ...others] = await all('harbour');
        expect(others).toEqual([]);
        expect(pulse).toMatchObject({ minute: NOON, messages: 2, read: 2, negatives: 1, reach: 15, languages: { de: 1, en: 1 }, answers: 0 });
        expect(pulse?.loudest).toEqual([{ id: 'x:1', sentAt: NOON, reach: 10, interactions: 1 }]);
      });

      it('changes nothing when the same entry comes again, in the same call or later', async () => {
        expect(await recorded([anEntry(), anEntry()], [anEntry()])).toBe(await recorded([anEntry()]));
      });

      it.each([
        ['its reach grew', anEntry({ reach: 500 })],
        ['its reach shrank', anEntry({ reach: 1 })],
        ['its label changed', anEntry({ label: 'POSITIVE' })],
        ['it moved to another minute', anEntry({ sentAt: NOON - 3 * MINUTE })],
        ['it became an answer', anEntry({ counts: 'answer' })],
        ['it counts no longer', anEntry({ counts: 'nothing' })],
      ])('replaces an entry when %s', async (_name, changed) => {
        const neighbour = anEntry({ id: 'x:2', author: '00000000000000bb' });
        expect(await recorded([anEntry(), neighbour], [changed])).toBe(await recorded([changed, neighbour]));
        expect(await recorded([anEntry(), neighbour, changed])).toBe(await recorded([changed, neighbour]));
      });

      it('forgets a minute in which nothing counts any more', async () => {
        expect(await recorded([anEntry()], [anEntry({ counts: 'nothing' })])).toBe('[]');
      });

      it('keeps brands apart', async () => {
        await pulses().record('harbour', [anEntry()]);
        await pulses().record('meadow', [anEntry({ label: 'POSITIVE' })]);
        expect(await all('harbour')).toMatchObject([{ messages: 1, negatives: 1 }]);
        expect(await all('meadow')).toMatchObject([{ messages: 1, negatives: 0 }]);
        expect(await pulses().loudest('meadow', { ...ALWAYS, reach: 0, interactions: 0 })).toEqual([]);
      });

      it('estimates many authors, in whatever portions they come', async () => {
        const crowd = Array.from({ length: 500 }, (_, index) =>
          anEntry({ id: `x:${index}`, author: createHash('sha256').update(`author ${index}`).digest('hex').slice(0, 16) }),
        );
        const whole = await recorded(crowd);
        expect(await recorded(crowd.slice(0, 70), crowd.slice(60), crowd.toReversed().slice(0, 9))).toBe(whole);
        await pulses().record('harbour', crowd);
        const [pulse] = await all('harbour');
        expect(pulse?.messages).toBe(500);
        const authors = pulse === undefined ? 0 : size(pulse.authors);
        expect(authors).toBeGreaterThan(450);
        expect(authors).toBeLessThan(550);
      });
    });

    describe('in any order', () => {
      const distinct = fc.uniqueArray(entryArbitrary, { selector: ({ id }) => id, maxLength: 25 });
      const shuffledWithDuplicates = distinct.chain((entries) =>
        fc.record({
          entries: fc.constant(entries),
          again: fc.shuffledSubarray(entries),
          shuffled: fc.shuffledSubarray(entries, { minLength: entries.length }),
          cut: fc.nat(entries.length),
        }),
      );

      it('counts the same entries to the same pulses, byte for byte, however often they come', async () => {
        await fc.assert(
          fc.asyncProperty(shuffledWithDuplicates, async ({ entries, again, shuffled, cut }) => {
            expect(await recorded(shuffled.slice(0, cut), [...again, ...shuffled.slice(cut)], again)).toBe(await recorded(entries));
          }),
          { numRuns: runs },
        );
      });

      it('ends as if only the last version of each entry had ever come', async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(fc.array(entryArbitrary, { maxLength: 8 }), { maxLength: 6 }), async (batches) => {
            const last = new Map(batches.flat().map((entry) => [entry.id, entry]));
            expect(await recorded(...batches)).toBe(await recorded([...last.values()]));
          }),
          { numRuns: runs },
        );
      });
    });

    describe('ranges', () => {
      it('hold the non-empty minutes from the first, without the last, in time order', async () => {
        const minutes = [3, 1, 0, 2];
        await pulses().record(
          'harbour',
          minutes.map((minute) => anEntry({ id: `x:${minute}`, sentAt: NOON + minute * MINUTE })),
        );
        const found = await pulses().range('harbour', NOON + MINUTE, NOON + 3 * MINUTE);
        expect(found.map(({ minute }) => (minute - NOON) / MINUTE)).toEqual([1, 2]);
      });

      it.each([
        ['before all', NOON - 1, NOON],
        ['at one', NOON, NOON],
        ['between two', NOON + 1, NOON + 9 * MINUTE],
        ['after all', NOON + 9 * MINUTE + 1, undefined],
      ])('know the first non-empty minute from a time %s', async (_name, from, first) => {
        await pulses().record('harbour', [anEntry(), anEntry({ id: 'x:2', sentAt: NOON + 9 * MINUTE })]);
        expect(await pulses().firstMinute('harbour', from)).toBe(first);
        expect(await pulses().firstMinute('meadow', from)).toBeUndefined();
      });
    });

    describe('the loudest', () => {
      const loudest = async (reach: number, interactions: number, from = 0): Promise<string[]> =>
        (await pulses().loudest('harbour', { from, to: ALWAYS.to, reach, interactions })).map(({ id }) => id);

      it.each([
        ['reach just below', { reach: 99, interactions: 9 }, []],
        ['reach at the limit', { reach: 100, interactions: 0 }, ['x:1']],
        ['interactions at the limit', { reach: 0, interactions: 10 }, ['x:1']],
        ['a positive one', { reach: 100, label: 'POSITIVE' }, []],
        ['a private one', { reach: 100, public: false }, []],
        ['one that does not count', { reach: 100, counts: 'nothing' }, []],
      ] as const)('know %s', async (_name, over, found) => {
        await pulses().record('harbour', [anEntry(over)]);
        expect(await loudest(100, 10)).toEqual(found);
      });

      it('come by reach, then interactions, then id, at most twenty', async () => {
        const entries = Array.from({ length: 30 }, (_, index) =>
          anEntry({ id: `x:${index + 10}`, reach: 1_000 + (index % 3), interactions: index % 2 }),
        );
        await pulses().record('harbour', entries);
        const wanted = entries.toSorted((a, b) => b.reach - a.reach || b.interactions - a.interactions || (a.id < b.id ? -1 : 1));
        expect(await loudest(1_000, 1_000)).toEqual(wanted.slice(0, 20).map(({ id }) => id));
      });

      it('are asked for by when they were sent, the end excluded', async () => {
        await pulses().record('harbour', [anEntry(), anEntry({ id: 'x:2', sentAt: ALWAYS.to }), anEntry({ id: 'x:3', sentAt: NOON - 1 })]);
        expect(await loudest(0, 0, NOON)).toEqual(['x:1']);
      });
    });
  });
