import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../../core/time.ts';
import type { Pulses } from '../../../lambdas/ports.ts';
import { aBrand, aConversation, aMessage, anApi, anIncident, aWatch, NOON, stored } from './an-api.ts';

interface Shuffle {
  readonly order: readonly number[];
  /** How much later everything was received, claimed and delivered. */
  readonly later: number;
}

const COUNT = 12;
/** Two neighbours and one far away, for the export goes day by day. */
const DAYS = [0, 1.5, 60];
const inOrder = Array.from({ length: COUNT }, (_nothing, index) => index);

/** The same data stored in some order, at some time of ours. */
const exported = async ({ order, later }: Shuffle): Promise<string> => {
  const api = anApi({ now: () => NOON + later });
  await stored(api).brand(aBrand('acme'));
  await stored(api).watch(aWatch('acme', { clock: 'replay', assessedTo: NOON + 65 * MINUTE }));
  const messages = order.map((number) =>
    aMessage('acme', number, { sentAt: NOON + (DAYS[number % 3] ?? 0) * DAY, receivedAt: NOON + DAY * 90 + later }),
  );
  await stored(api).messages(messages);
  await stored(api).pulses(
    'acme',
    messages.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  await stored(api).conversations(order.map((number) => aConversation('acme', number)));
  const alerts = [{ id: 'a-1', step: 'opened', at: NOON, dueAt: NOON, claimedAt: NOON + later, deliveredAt: NOON + later }];
  await stored(api).incidents(order.map((number) => anIncident('acme', number % 3, { id: `i-${number}`, alerts })));
  return (await api.ask('GET /brands/acme/export')).text;
};

const linesOf = (
  text: string,
): { type: string; data: { id: string; at: string; sentAt: string; openedAt: string; clocks: { overdue: boolean } } }[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('GET /brands/{brand}/export', () => {
  it('gives everything of a brand, one object a line, type by type', async () => {
    const lines = linesOf(await exported({ order: inOrder, later: 0 }));
    const types = Map.groupBy(lines, ({ type }) => type);
    expect([...types].map(([type, members]) => [type, members.length])).toEqual([
      ['message', COUNT],
      ['conversation', COUNT],
      ['pulse', 3],
      ['incident', COUNT],
    ]);
  });

  it('is byte for byte the same whenever and in whatever order things came', async () => {
    const first = await exported({ order: inOrder, later: 0 });
    const shuffle = fc.record({ order: fc.shuffledSubarray(inOrder, { minLength: COUNT }), later: fc.nat(DAY) });
    await fc.assert(
      fc.asyncProperty(shuffle, async (shuffled) => {
        expect(await exported(shuffled)).toBe(first);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves out when we received, claimed and delivered', async () => {
    const text = await exported({ order: inOrder, later: 0 });
    for (const name of ['receivedAt', 'claimedAt', 'deliveredAt']) expect(text).not.toContain(name);
    expect(text).toContain('"dueAt"');
  });

  it('tells what is overdue by the clock of the brand', async () => {
    const overdue = linesOf(await exported({ order: inOrder, later: 0 })).flatMap(({ type, data }) =>
      type === 'conversation' ? [data.clocks.overdue] : [],
    );
    expect(overdue).toEqual(inOrder.map((number) => number < 5));
  });

  it('orders messages by time and id, conversations by id, pulses by time, incidents by opening', async () => {
    const lines = linesOf(await exported({ order: inOrder.toReversed(), later: 0 }));
    const keysOf = (kind: string): string[] =>
      lines.flatMap(({ type, data }) => (type === kind ? [`${data.sentAt ?? data.openedAt ?? data.at ?? ''} ${data.id ?? ''}`] : []));
    for (const kind of ['message', 'conversation', 'pulse', 'incident']) expect(keysOf(kind)).toEqual(keysOf(kind).toSorted());
  });

  it('passes over page borders without a gap', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    await stored(api).conversations(Array.from({ length: 1_001 }, (_nothing, number) => aConversation('acme', number)));
    const lines = linesOf((await api.ask('GET /brands/acme/export')).text);
    expect(new Set(lines.map(({ data }) => data.id)).size).toBe(1_001);
  });

  it('is written while it is read', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    await stored(api).messages(Array.from({ length: 1_001 }, (_nothing, number) => aMessage('acme', number)));
    let pages = 0;
    const timeline: Pulses['timeline'] = async (...asked) => {
      pages += 1;
      return api.ports.pulses.timeline(...asked);
    };
    const { body } = await anApi({ ...api.ports, pulses: { ...api.ports.pulses, timeline } }).result('GET /brands/acme/export');
    if (typeof body !== 'object') throw new Error('expected a stream');
    for await (const chunk of body) {
      expect(chunk.split('\n')).toHaveLength(501);
      break;
    }
    expect(pages).toBe(1);
  });

  it('is a file of the brand’s name', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    const { headers, text } = await api.ask('GET /brands/acme/export');
    expect(headers).toMatchObject({ 'content-type': 'application/x-ndjson', 'content-disposition': 'attachment; filename="acme.jsonl"' });
    expect(text).toBe('');
  });
});
