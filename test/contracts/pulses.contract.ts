import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../core/distinct.ts';
import { LOUD_AT_ONCE, type Pulse, type PulseEntry } from '../../core/pulse.ts';
import { DAY, MINUTE } from '../../core/time.ts';
import type { Moment, Pulses, Versioned } from '../../lambdas/ports.ts';
import { anEntry, NOON } from './builders.ts';
import { histories, inAnyOrder, newestOf } from './entry-histories.ts';
import { openedForEach, type Open } from './opened.ts';

const ALWAYS = { from: 0, to: NOON + 1_000 * MINUTE };

/** An entry of the message x:1 unless given, in that version. */
const version = (version: number, over: Partial<PulseEntry> = {}): Versioned<PulseEntry> => ({ value: anEntry(over), version });
const once = (over: Partial<PulseEntry> = {}): Versioned<PulseEntry> => version(1, over);

const AUTHORS = { exact: ['00000000000000bb', '00000000000000cc'] };

/** All that a store tells of a brand. */
interface Told {
  readonly pulses: readonly Pulse[];
  readonly loudest: readonly string[];
  readonly timeline: readonly Moment[];
}

/** What every implementation of the port Pulses promises. `runs` is how many random cases each property is tried on. */
export const describePulses = (name: string, open: Open<Pulses>, runs = 60) =>
  describe(`pulses: ${name}`, () => {
    const pulses = openedForEach(open);
    let brands = 0;
    const freshBrand = (): string => `brand-${(brands += 1)}`;
    const all = (brand: string) => pulses().range(brand, ALWAYS.from, ALWAYS.to);
    const loudest = async (brand: string, query: Partial<typeof ALWAYS> = {}): Promise<string[]> =>
      (await pulses().loudest(brand, { ...ALWAYS, ...query })).map(({ id }) => id);
    const timeline = async (brand: string, limit = 200): Promise<Moment[]> => {
      const found: Moment[] = [];
      for (let after: Moment | undefined; ; after = found.at(-1)) {
        const page = await pulses().timeline(brand, after, limit);
        if (page.length === 0) return found;
        found.push(...page);
      }
    };
    /** What is told of a fresh brand after those calls. */
    const recorded = async (...calls: (readonly Versioned<PulseEntry>[])[]): Promise<Told> => {
      const brand = freshBrand();
      for (const call of calls) await pulses().record(brand, call);
      return { pulses: await all(brand), loudest: await loudest(brand), timeline: await timeline(brand) };
    };

    describe('reassigning', () => {
      it('puts another author under messages in all their versions, and changes no count', async () => {
        const brand = freshBrand();
        const other = once({ id: 'x:2', author: '00000000000000bb' });
        await pulses().record(brand, [once(), other]);
        await pulses().record(brand, [version(2, { reach: 90 })]);
        const [before] = await all(brand);
        const moved = { id: 'x:1', minutes: [anEntry().minute], author: '00000000000000cc' };
        for (let again = 0; again < 2; again += 1) await pulses().reassign(brand, [moved]);
        const [after] = await all(brand);
        expect(after).toEqual({ ...before, authors: AUTHORS, negativeAuthors: AUTHORS });
      });

      it('of messages that are not there does nothing', async () => {
        await pulses().reassign(freshBrand(), [{ id: 'x:9', minutes: [NOON], author: '00000000000000cc' }]);
        expect(await all(`brand-${brands}`)).toEqual([]);
      });
    });

    describe('recording', () => {
      it('counts an entry into its minute', async () => {
        await pulses().record('harbour', [once(), once({ id: 'x:2', author: '00000000000000bb', label: 'POSITIVE', language: 'de', reach: 5 })]);
        const [pulse, ...others] = await all('harbour');
        expect(others).toEqual([]);
        expect(pulse).toMatchObject({ minute: NOON, messages: 2, read: 2, negatives: 1, reach: 15, languages: { de: 1, en: 1 }, answers: 0 });
        expect(pulse?.loudest).toEqual([{ id: 'x:1', sentAt: NOON, reach: 10, interactions: 1 }]);
      });

      it('counts what wants an answer apart from what is negative', async () => {
        const { pulses } = await recorded([once(), once({ id: 'x:2', label: 'NEUTRAL', asks: true }), once({ id: 'x:3', label: 'POSITIVE' })]);
        expect(pulses).toMatchObject([{ messages: 3, negatives: 1, asks: 2 }]);
      });

      it('takes nothing for nothing', async () => {
        expect(await recorded([])).toEqual({ pulses: [], loudest: [], timeline: [] });
      });

      it('changes nothing when the same entry comes again, in the same call or later', async () => {
        expect(await recorded([once(), once()], [once()])).toEqual(await recorded([once()]));
      });

      it.each<[string, Partial<PulseEntry>]>([
        ['its reach grew', { reach: 500 }],
        ['its reach shrank', { reach: 1 }],
        ['its label changed', { label: 'POSITIVE' }],
        ['it asks nothing any more', { asks: false }],
        ['it moved to an earlier minute', { sentAt: NOON - 3 * MINUTE, left: [NOON] }],
        ['it moved within its minute', { sentAt: NOON + 1 }],
        ['it became an answer', { counts: 'answer' }],
        ['it counts no longer', { counts: 'nothing' }],
        ['it became loud', { reach: 200_000, loud: true }],
      ])('replaces an entry by its newer version when %s, whichever comes first', async (_name, over) => {
        const [neighbour, changed] = [once({ id: 'x:2', author: '00000000000000bb' }), version(2, over)];
        const wanted = await recorded([changed, neighbour]);
        expect(await recorded([once(), neighbour], [changed])).toEqual(wanted);
        expect(await recorded([once(), neighbour, changed])).toEqual(wanted);
        expect(await recorded([changed, once(), neighbour])).toEqual(wanted);
        expect(await recorded([changed], [neighbour, once()])).toEqual(wanted);
      });

      it('leaves every minute that an entry stood in before, when it moves more than once', async () => {
        const first = once({ sentAt: NOON + 9 * MINUTE });
        const second = version(2, { sentAt: NOON + 5 * MINUTE, left: [NOON + 9 * MINUTE] });
        const third = version(4, { sentAt: NOON, left: [NOON + 5 * MINUTE, NOON + 9 * MINUTE] });
        const wanted = await recorded([third]);
        expect(wanted.pulses).toMatchObject([{ minute: NOON, messages: 1 }]);
        expect(await recorded([first], [second], [third])).toEqual(wanted);
        expect(await recorded([first], [third], [second])).toEqual(wanted);
        expect(await recorded([third, second], [first])).toEqual(wanted);
      });

      it('forgets a minute in which nothing counts any more', async () => {
        expect((await recorded([once()], [version(2, { counts: 'nothing' })])).pulses).toEqual([]);
      });

      it('keeps brands apart', async () => {
        await pulses().record('harbour', [once({ loud: true })]);
        await pulses().record('meadow', [once({ label: 'POSITIVE' })]);
        expect(await all('harbour')).toMatchObject([{ messages: 1, negatives: 1 }]);
        expect(await all('meadow')).toMatchObject([{ messages: 1, negatives: 0 }]);
        expect(await loudest('meadow')).toEqual([]);
        expect(await timeline('elsewhere')).toEqual([]);
      });

      it('estimates many authors, in whatever portions they come', async () => {
        const crowd = Array.from({ length: 500 }, (_, index) =>
          once({ id: `x:${index}`, author: createHash('sha256').update(`author ${index}`).digest('hex').slice(0, 16) }),
        );
        const whole = await recorded(crowd);
        expect(await recorded(crowd.slice(0, 70), crowd.slice(60), crowd.toReversed().slice(0, 9))).toEqual(whole);
        const [pulse] = whole.pulses;
        expect(pulse?.messages).toBe(500);
        const authors = pulse === undefined ? 0 : size(pulse.authors);
        expect(authors).toBeGreaterThan(450);
        expect(authors).toBeLessThan(550);
      });
    });

    it('tell the same of the same versions, in whatever order, calls and repetitions they come: of each entry the highest counts', async () => {
      await fc.assert(
        fc.asyncProperty(histories.chain(inAnyOrder), async ({ versions, calls }) => {
          expect(await recorded(...calls)).toEqual(await recorded(newestOf(versions)));
        }),
        { numRuns: runs },
      );
    });

    describe('ranges', () => {
      it('hold the non-empty minutes from the first, without the last, in time order', async () => {
        const minutes = [3, 1, 0, 2];
        await pulses().record(
          'harbour',
          minutes.map((minute) => once({ id: `x:${minute}`, sentAt: NOON + minute * MINUTE })),
        );
        const found = await pulses().range('harbour', NOON + MINUTE, NOON + 3 * MINUTE);
        expect(found.map(({ minute }) => (minute - NOON) / MINUTE)).toEqual([1, 2]);
        expect(await pulses().range('harbour', NOON + MINUTE, NOON + MINUTE)).toEqual([]);
      });

      it.each([
        ['before all', NOON - 1, NOON],
        ['at one', NOON, NOON],
        ['between two', NOON + 1, NOON + 9 * MINUTE],
        ['at one where nothing counts', NOON + 5 * MINUTE, NOON + 9 * MINUTE],
        ['after all', NOON + 9 * MINUTE + 1, undefined],
      ])('know the first non-empty minute from a time %s', async (_name, from, first) => {
        await pulses().record('harbour', [
          once(),
          once({ id: 'x:2', sentAt: NOON + 9 * MINUTE }),
          once({ id: 'x:3', sentAt: NOON + 5 * MINUTE, counts: 'nothing' }),
        ]);
        expect(await pulses().firstMinute('harbour', from)).toBe(first);
        expect(await pulses().firstMinute('meadow', from)).toBeUndefined();
      });

      it('do not begin with a minute that its only entry has left', async () => {
        await pulses().record('harbour', [once(), once({ id: 'x:2', sentAt: NOON + MINUTE }), once({ id: 'x:3', sentAt: NOON + 2 * MINUTE })]);
        await pulses().record('harbour', [version(2, { id: 'x:2', sentAt: NOON, left: [NOON + MINUTE] })]);
        expect(await pulses().firstMinute('harbour', NOON + 1)).toBe(NOON + 2 * MINUTE);
      });
    });

    describe('the loudest', () => {
      const loud = (over: Partial<PulseEntry> = {}): Partial<PulseEntry> => ({ reach: 200_000, loud: true, ...over });

      it('are those that were flagged, whatever their figures', async () => {
        await pulses().record('harbour', [once({ loud: true }), once({ id: 'x:2', reach: 900_000, interactions: 9_000 })]);
        expect(await pulses().loudest('harbour', ALWAYS)).toEqual([{ id: 'x:1', sentAt: NOON, reach: 10, interactions: 1 }]);
      });

      it.each<[string, Partial<PulseEntry>, number | undefined]>([
        ['once more, when it got louder', loud({ reach: 300_000, interactions: 7 }), NOON],
        ['where it stands now', loud({ sentAt: NOON - 3 * MINUTE, left: [NOON] }), NOON - 3 * MINUTE],
        ['where it stands now, within its minute', loud({ sentAt: NOON + 5_000 }), NOON + 5_000],
        ['no longer, when it is not loud', { label: 'POSITIVE', reach: 200_000 }, undefined],
        ['no longer, when it is quiet elsewhere', { sentAt: NOON - 3 * MINUTE, left: [NOON] }, undefined],
        ['no longer, when it was deleted', { counts: 'nothing' }, undefined],
      ])('tell of a newer version %s, whichever comes first', async (_name, over, sentAt) => {
        const [older, newer] = [version(1, loud()), version(2, over)];
        const { reach, interactions } = newer.value;
        const wanted = sentAt === undefined ? [] : [{ id: 'x:1', sentAt, reach, interactions }];
        for (const order of [[[older], [newer]], [[newer], [older]], [[older, newer]], [[newer, older]]]) {
          const brand = freshBrand();
          for (const call of order) await pulses().record(brand, call);
          expect(await pulses().loudest(brand, ALWAYS)).toEqual(wanted);
        }
      });

      it('take in one that becomes loud', async () => {
        expect((await recorded([once()], [version(2, loud())])).loudest).toEqual(['x:1']);
        expect((await recorded([version(2, loud())], [once()])).loudest).toEqual(['x:1']);
      });

      it(`come by reach, then interactions, then id, at most ${LOUD_AT_ONCE}`, async () => {
        const entries = Array.from({ length: 30 }, (_, index) =>
          anEntry(loud({ id: `x:${index + 10}`, reach: 200_000 + (index % 3), interactions: index % 2 })),
        );
        await pulses().record(
          'harbour',
          entries.map((value) => ({ value, version: 1 })),
        );
        const wanted = entries.toSorted((a, b) => b.reach - a.reach || b.interactions - a.interactions || (a.id < b.id ? -1 : 1));
        expect(await loudest('harbour')).toEqual(wanted.slice(0, LOUD_AT_ONCE).map(({ id }) => id));
      });

      it('are asked for by when they were sent, the end excluded', async () => {
        const sent = [NOON - 1, NOON, NOON + MINUTE - 1, NOON + MINUTE];
        await pulses().record(
          'harbour',
          sent.map((sentAt, index) => once(loud({ id: `x:${index}`, sentAt }))),
        );
        expect(await loudest('harbour', { from: NOON, to: NOON + MINUTE })).toEqual(['x:1', 'x:2']);
      });
    });

    describe('the timeline', () => {
      const seconds = [3, 61, 3, 0, 3_600, 61, 59, 60, 3];

      it.each([1, 2, 3, 9, 200])('names every entry once, in order of time and id, %i a page', async (limit) => {
        const entries = seconds.map((second, index) => anEntry({ id: `x:${index}`, sentAt: NOON + second * 1_000 }));
        const [some, others] = [entries.filter((_, index) => index % 2 === 0), entries.filter((_, index) => index % 2 === 1)];
        for (const call of [some, others]) {
          await pulses().record(
            'harbour',
            call.map((value) => ({ value, version: 1 })),
          );
        }
        await pulses().record('meadow', [once({ id: 'x:foreign' })]);
        const wanted = entries.map(({ id, sentAt }) => ({ id, sentAt })).toSorted((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));
        expect(await timeline('harbour', limit)).toEqual(wanted);
      });

      it('also names what counts as nothing, and crosses days of silence', async () => {
        await pulses().record('harbour', [
          once({ id: 'x:3', sentAt: NOON + 9 * DAY }),
          once({ counts: 'nothing' }),
          once({ id: 'x:2', counts: 'answer' }),
        ]);
        expect((await timeline('harbour', 1)).map(({ id }) => id)).toEqual(['x:1', 'x:2', 'x:3']);
      });

      it('begins at a time, its first moment included', async () => {
        await pulses().record('harbour', [once({ id: 'x:0', sentAt: NOON - 1 }), once({ id: 'x:1' }), once({ id: 'x:2', sentAt: NOON + 1 })]);
        expect((await pulses().timeline('harbour', { sentAt: NOON, id: '' }, 9)).map(({ id }) => id)).toEqual(['x:1', 'x:2']);
      });

      it('names an entry where its newest version stands, and nowhere else', async () => {
        const [first, second] = [once({ sentAt: NOON + 9 * MINUTE }), version(2, { sentAt: NOON + 30_000, left: [NOON + 9 * MINUTE] })];
        const wanted = [{ id: 'x:1', sentAt: NOON + 30_000 }];
        expect((await recorded([first], [second])).timeline).toEqual(wanted);
        expect((await recorded([second], [first])).timeline).toEqual(wanted);
        expect((await recorded([first, second], [version(3, { sentAt: NOON, left: [NOON + 9 * MINUTE] })])).timeline).toEqual([
          { id: 'x:1', sentAt: NOON },
        ]);
      });
    });
  });
