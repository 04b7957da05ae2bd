import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { PulseEntry } from '../../../../core/pulse.ts';
import { MINUTE } from '../../../../core/time.ts';
import { chunksOf, minuteOfChunk, standingsIn, type Chunk } from '../../../../lambdas/adapters/dynamo/pulse-chunks.ts';
import { packed, unpacked } from '../../../../lambdas/adapters/dynamo/packed.ts';
import { anEntry, NOON } from '../../../contracts/builders.ts';
import { histories } from '../../../contracts/entry-histories.ts';
import { realisticEntries } from './realistic-entries.ts';

const asItem = ({ key, doc }: Chunk) => ({ ...key, doc });

describe('chunks of pulse entries', () => {
  it('give back each entry in its minute, and its name and version in each minute that it has left', () => {
    fc.assert(
      fc.property(histories, (versions) => {
        const entries = [...new Map(versions.map((entry) => [entry.value.id, entry])).values()];
        const told = chunksOf('harbour', entries, 4).flatMap((chunk) =>
          standingsIn(asItem(chunk)).map((standing) => ({ minute: chunk.minute, ...standing })),
        );
        const wanted = entries.flatMap(({ value: { left = [], ...entry }, version }) => [
          { minute: entry.minute, id: entry.id, version, entry },
          ...left.map((minute) => ({ minute, id: entry.id, version })),
        ]);
        const sorted = (standings: readonly object[]) => standings.map((standing) => JSON.stringify(standing, fieldsInOrder)).toSorted();
        expect(sorted(told)).toEqual(sorted(wanted));
      }),
    );
  });

  it('know their minute by their key', () => {
    const chunks = chunksOf('harbour', [...realisticEntries(2), ...realisticEntries(2, NOON + MINUTE)], 4);
    expect(chunks.map(asItem).map(minuteOfChunk)).toEqual([NOON, NOON + MINUTE]);
  });

  it('are the same items when the same entries come again, in another order and twice', () => {
    const entries = [...realisticEntries(20), ...realisticEntries(20, NOON + MINUTE)];
    const byKey = (chunks: readonly Chunk[]) => chunks.toSorted((a, b) => (a.key.sk < b.key.sk ? -1 : 1));
    const again = [...entries.toReversed(), ...entries.slice(0, 3)];
    expect(byKey(chunksOf('harbour', again, 4))).toEqual(byKey(chunksOf('harbour', entries, 4)));
  });

  it.each<[string, Partial<PulseEntry>, number]>([
    ['a figure', { reach: 11 }, 1],
    ['the version', {}, 2],
    ['the time', { sentAt: NOON + 1 }, 1],
  ])('have other names when %s is another', (_name, over, version) => {
    const nameOf = (entry: PulseEntry, of: number) => chunksOf('harbour', [{ value: entry, version: of }], 1)[0]?.key.sk;
    expect(nameOf(anEntry(over), version)).not.toBe(nameOf(anEntry(), 1));
  });

  it.each<[string, Partial<PulseEntry>, boolean]>([
    ['a negative one', {}, true],
    ['a question, of which it tells no more', { label: 'NEUTRAL', asks: true }, false],
    ['a private one', { public: false }, false],
    ['an answer', { counts: 'answer' }, false],
  ])('of an older program, which did not say what asks, ask where they are negative: %s', (_name, over, asks) => {
    const [chunk] = chunksOf('harbour', [{ value: anEntry(over), version: 1 }], 1);
    const rows = z.array(z.array(z.unknown())).parse(chunk && unpacked(chunk.doc));
    const older = rows.map((row) => row.slice(0, 12));
    expect(chunk && standingsIn({ ...chunk.key, doc: packed(older) })).toMatchObject([{ entry: { ...anEntry(over), asks } }]);
  });

  it('say whether one of their messages is loud', () => {
    const entries = [anEntry({ loud: true, left: [NOON - MINUTE] }), anEntry({ id: 'x:2', sentAt: NOON + MINUTE })];
    const chunks = chunksOf(
      'harbour',
      entries.map((value) => ({ value, version: 1 })),
      4,
    );
    expect(chunks.filter(({ isLoud }) => isLoud).map(({ minute }) => minute)).toEqual([NOON]);
  });

  it('have so few bytes that each is an item, however many entries come and however badly they pack', () => {
    const ids = Array.from({ length: 400 }, (_, index) =>
      realisticEntries(60, NOON + index * MINUTE)
        .map(({ value }) => value.author)
        .join(''),
    );
    const chunks = chunksOf(
      'harbour',
      ids.map((id) => ({ value: anEntry({ id }), version: 1 })),
      4,
    );
    expect(chunks.length).toBeGreaterThan(1);
    expect(Math.max(...chunks.map(({ doc }) => doc.byteLength))).toBeLessThanOrEqual(300_000);
    expect(new Set(chunks.flatMap((chunk) => standingsIn(asItem(chunk))).map(({ id }) => id))).toEqual(new Set(ids));
  });
});

/** Fields in alphabetical order, so that equal objects are equal texts. */
function fieldsInOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
