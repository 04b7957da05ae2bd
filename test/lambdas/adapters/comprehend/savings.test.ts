import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startComprehend, type ComprehendStandIn } from '../../../stand-ins/comprehend.ts';
import { aReader, aStore } from './a-reader.ts';

const DISTINCT = 700;
const REPEATS = 300;
const A_BATCH = 50;

/** 700 texts, and 300 that repeat one of them, in an order that is always the same; every tenth is short. */
const stream = (): { text: string; language: string }[] => {
  const texts = Array.from({ length: DISTINCT }, (_, index) =>
    index % 10 === 0 ? `down again ${index}` : `The update number ${index} made it worse and nobody has answered me since`,
  );
  const repeats = Array.from({ length: REPEATS }, (_, index) => texts[(index * 37) % DISTINCT] ?? '');
  return [...texts, ...repeats]
    .map((text, index) => ({ text, language: 'en', place: (index * 617) % (DISTINCT + REPEATS) }))
    .toSorted((a, b) => a.place - b.place);
};

const batches = () => Array.from({ length: (DISTINCT + REPEATS) / A_BATCH }, (_, batch) => stream().slice(batch * A_BATCH, (batch + 1) * A_BATCH));

describe('of 1,000 texts of which 30 % are repeats', () => {
  let comprehend: ComprehendStandIn;
  beforeEach(async () => {
    comprehend = await startComprehend();
  });
  afterEach(() => comprehend.close());

  it('one instance pays for no repeat', async () => {
    const { reader, log } = aReader(comprehend.url);
    for (const batch of batches()) await reader.read(batch);
    const sum = (name: string) => log.lines.reduce((total, { facts }) => total + Number(facts[name] ?? 0), 0);
    expect(new Set(stream().map(({ text }) => text)).size).toBe(DISTINCT);
    expect(comprehend.documents).toBe(DISTINCT);
    expect([sum('texts'), sum('asked'), sum('remembered')]).toEqual([DISTINCT + REPEATS, DISTINCT, REPEATS]);
  });

  it('two instances that take turns pay for no short text twice, and for no long one more often than there are instances', async () => {
    const store = aStore();
    const instances = [aReader(comprehend.url, { store }).reader, aReader(comprehend.url, { store }).reader];
    for (const [index, batch] of batches().entries()) await instances[index % 2]?.read(batch);
    const asked = Map.groupBy(
      comprehend.calls.flatMap(({ texts }) => texts),
      (text) => text,
    );
    expect([...asked].filter(([text, { length }]) => length > (text.length <= 40 ? 1 : 2))).toEqual([]);
    expect(comprehend.documents).toBeLessThan(DISTINCT + REPEATS);
  });

  it('the store is written for what came twice or is short, and for nothing else', async () => {
    const store = aStore();
    const { reader } = aReader(comprehend.url, { store });
    for (const batch of batches()) await reader.read(batch);
    const times = Map.groupBy(stream(), ({ text }) => text);
    expect(store.kept.size).toBe([...times].filter(([text, { length }]) => length > 1 || text.length <= 40).length);
  });
});
