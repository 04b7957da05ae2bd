import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { authorMark } from '../../../core/pulse-entry.ts';
import type { PlatformEvent } from '../../../core/event.ts';
import type { Author } from '../../../core/message.ts';
import { DAY, MINUTE } from '../../../core/time.ts';
import { unpacked } from '../../../lambdas/adapters/dynamo/packed.ts';
import { storesOn } from '../../../lambdas/composition/store.ts';
import { eraseAuthor, eraseDue, type ErasePorts } from '../../../lambdas/erase-author.ts';
import { anIncident, never } from '../../contracts/builders.ts';
import { inMemoryLog } from '../../in-memory-ports.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { openTable } from '../../stand-ins/dynalite.ts';
import { anAnalysis, answered, aTouchyBrand, complaints, live, NOON, said, type Everything } from '../analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();
const PHONE = '491700000077';
const USER = 'DE.7700000077';
const TRACES = [PHONE, USER, 'quillfeather', 'Petronella', 'quince-harbour', 'kumquat', authorMark('x', PHONE), authorMark('x', USER)];
const person = { id: PHONE, ids: [PHONE, USER], handle: 'quillfeather', name: 'Petronella Q', role: 'customer' } satisfies Author;
const direct = { kind: 'direct', visibility: 'private' } as const;
const at = (minute: number) => ({ sentAt: NOON + minute * MINUTE });

const THEIRS: readonly PlatformEvent[] = [
  said('x:p-1', { author: person, text: 'bad kumquat thing', url: 'https://example.org/quillfeather/1', ...at(1) }),
  said('x:p-2', { ...direct, author: person, threadId: `x:harbour-coffee:${PHONE}`, text: 'Is my quince-harbour parcel good?', ...at(3) }),
  said('x:p-3', { ...direct, author: { id: USER, role: 'customer' }, threadId: `x:harbour-coffee:${USER}`, text: 'kumquat!', ...at(4) }),
];
const OTHERS: readonly PlatformEvent[] = [
  answered('x:a-1', 'x:p-1', { threadId: 'x:p-1', text: 'Dear Petronella', ...at(5) }),
  ...complaints(6, NOON + 2 * MINUTE),
];

/** The analysis with everything that it stores in a table of its own. */
async function onTable() {
  const clock = { now: NOON + 10 * MINUTE };
  const opened = await openTable({ now: () => clock.now });
  const { table } = opened;
  const stores = storesOn(table);
  const around = (ports: Everything): Everything => ({ ...ports, ...stores, brands: ports.brands });
  const analysis = anAnalysis(newDir(), { clock, around });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  const log = inMemoryLog();
  const ports: ErasePorts = {
    ...stores,
    brands: analysis.store.brands,
    authorKeys: async () => ['the key of authors'],
    newToken: () => 'somebody',
    log,
    now: () => clock.now,
  };
  const hear = async (events: readonly PlatformEvent[], receivedAt?: number): Promise<void> => {
    for (const event of events) expect((await analysis.analyze([live(event, receivedAt)])).batchItemFailures).toEqual([]);
  };
  /** What the items of the table hold of the person, packed or not. */
  const found = async (): Promise<string[]> => {
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    return Items.flatMap((item) => {
      const doc = item['doc'] instanceof Uint8Array ? JSON.stringify(unpacked(item['doc'])) : '';
      const text = `${JSON.stringify(item, (_name, value) => (value instanceof Set ? [...value] : value))}${doc}`.toLowerCase();
      return TRACES.filter((trace) => text.includes(trace.toLowerCase())).map((trace) => `${String(item['pk'])}: ${trace}`);
    });
  };
  const counts = async () => {
    const pulses = await stores.pulses.range('harbour', NOON - DAY, NOON + DAY);
    const conversations = await stores.conversations.page('harbour', undefined, 50);
    return {
      pulses: pulses.map(({ authors, negativeAuthors, ...rest }) => ({ ...rest, people: JSON.stringify([authors, negativeAuthors]).length })),
      conversations: conversations.map(({ id, messageCount, mood, clocks, status }) => ({ id, messageCount, mood, clocks, status })),
    };
  };
  return { clock, stores, ports, hear, found, counts, log, close: async () => (analysis.store.close(), opened.close()) };
}

describe('the erasure of an author in DynamoDB', () => {
  it('leaves nothing of the person in any item, keeps all counts, and drops what comes again', async () => {
    const { clock, stores, ports, hear, found, counts, log, close } = await onTable();
    await hear([...THEIRS, ...OTHERS]);
    const incident = anIncident({ about: { en: ['kumquat', 'number'] } });
    await stores.incidents.save(
      never({ ...incident, evidence: { ...incident.evidence, driving: ['x:p-1', 'x:bad-1'], phrases: ['kumquat thing', 'thing number'] } }),
    );
    clock.now += 5 * MINUTE;
    const before = await counts();
    expect(new Set((await found()).map((one) => one.split(': ')[1]))).toEqual(new Set(TRACES));

    const erasure = await eraseAuthor(ports, { brand: 'harbour', author: USER, platform: 'x' }, 60_000);
    expect(erasure).toMatchObject({ messages: 3, conversations: 2, rounds: 1 });
    expect(await found()).toEqual([]);
    expect(await counts()).toEqual(before);

    clock.now += 3 * MINUTE;
    await eraseDue(ports, 60_000);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await stores.erasures.due(clock.now + DAY)).toEqual([]);
    await hear([...THEIRS, ...OTHERS], clock.now);
    expect(await found()).toEqual([]);
    expect(await counts()).toEqual(before);
    await close();
  });

  it('goes on where it was killed', async () => {
    const { ports, hear, found, counts, close, clock } = await onTable();
    await hear([...THEIRS, ...OTHERS]);
    const before = await counts();
    for (let calls = 1; calls < 40; calls += 1) {
      let left = calls;
      const save: ErasePorts['messages']['save'] = (...args) =>
        (left -= 1) > 0 ? ports.messages.save(...args) : Promise.reject(new Error('killed'));
      const reassign: ErasePorts['pulses']['reassign'] = (...args) =>
        (left -= 1) > 0 ? ports.pulses.reassign(...args) : Promise.reject(new Error('killed'));
      const dying = { ...ports, messages: { ...ports.messages, save }, pulses: { ...ports.pulses, reassign } };
      await eraseAuthor(dying, { brand: 'harbour', author: PHONE }, 60_000).catch(() => undefined);
      clock.now += 2 * MINUTE;
      if (left > 0) break;
    }
    await eraseDue(ports, 60_000);
    expect(await found()).toEqual([]);
    expect(await counts()).toEqual(before);
    await close();
  });
});
