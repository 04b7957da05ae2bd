import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../../core/message-record.ts';
import { DAY } from '../../../../core/time.ts';
import { createMessages } from '../../../../lambdas/adapters/dynamo/messages.ts';
import type { Messages, Versioned } from '../../../../lambdas/ports.ts';
import { aRecord, aTombstone, never, NOON } from '../../../contracts/builders.ts';
import { describeMessages } from '../../../contracts/messages.contract.ts';
import { counted, openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { commandsOf, dieAfter } from './mortal-client.ts';
import { onTable } from './opened.ts';
import { ANSWERED, QUESTIONED } from './realistic.ts';

describeMessages('DynamoDB', onTable(createMessages));

const anAnswer: MessageRecord = aRecord({ id: 'x:2', direction: 'outbound', inReplyTo: 'x:1' });
const aDirect: MessageRecord = aRecord({ id: 'x:3', kind: 'direct', visibility: 'private', threadId: 't1' });
const at1 = (value: MessageRecord): Versioned<MessageRecord> => ({ value, version: 1 });

describe('messages in DynamoDB', () => {
  let now = NOON;
  let opened: OpenTable;
  let messages: Messages;
  beforeEach(async () => {
    now = NOON;
    opened = await openTable({ now: () => now, retentionDays: 1 });
    messages = createMessages(opened.table);
  });
  afterEach(() => opened.close());

  const unitsOf = async (act: () => Promise<unknown>): Promise<number> => {
    const count = counted(opened.client);
    await act();
    return count.writeUnits;
  };

  describe('cost', () => {
    it.each([
      ['what a customer asked in 140 characters', 1, [never(QUESTIONED)]],
      ['a placed answer of the brand', 1, [never(ANSWERED)]],
      ['an answer that waits', 2, [never(anAnswer)]],
      ['ten answers that wait for one message', 11, Array.from({ length: 10 }, (_, index) => never({ ...anAnswer, id: `x:${10 + index}` }))],
      ['a direct message', 2, [never(aDirect)]],
    ])('of %s is %i write units', async (_name, units, records) => {
      expect(await unitsOf(() => messages.save('harbour-coffee', records))).toBe(units);
    });

    it('of an edit is one write unit, in a direct thread too, and of placing an answer two', async () => {
      await messages.save('harbour', [never(aRecord()), never(anAnswer), never(aDirect)]);
      expect(await unitsOf(() => messages.save('harbour', [at1(aRecord({ text: 'edited' }))]))).toBe(1);
      expect(await unitsOf(() => messages.save('harbour', [at1({ ...aDirect, conversation: 'c1' })]))).toBe(1);
      expect(await unitsOf(() => messages.save('harbour', [at1({ ...anAnswer, conversation: 'c1' })]))).toBe(2);
    });
  });

  describe('a save that is killed anywhere', () => {
    const first = [never(anAnswer), never(aDirect), never(aRecord())];
    const placed = [at1({ ...anAnswer, conversation: 'c1' }), at1({ ...aDirect, conversation: 'c1' })];
    const all = async (): Promise<unknown> => [
      await messages.load('harbour', ['x:1', 'x:2', 'x:3']),
      await messages.waitingFor('harbour', ['x:1']),
      await messages.inThread('harbour', 'x', 't1'),
    ];
    /** What is stored shows in every view of it, and in none is anything that is not stored. */
    const expectAgreement = async (): Promise<void> => {
      const stored = await messages.load('harbour', ['x:2', 'x:3']);
      const waits = stored.get('x:2')?.value.conversation === undefined ? stored.get('x:2') : undefined;
      expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([waits ?? []].flat());
      expect(await messages.inThread('harbour', 'x', 't1')).toEqual([stored.get('x:3') ?? []].flat());
    };

    it.each([
      ['of new messages', [], first],
      ['that places them', first, placed],
    ])('%s leaves views that agree, and ends as if nothing had happened when it is repeated', async (_name, before, records) => {
      const faultless = await openTable({ now: () => now });
      messages = createMessages(faultless.table);
      await messages.save('harbour', before);
      const commands = await commandsOf(faultless.client, () => messages.save('harbour', records));
      const wanted = await all();
      await faultless.close();
      expect(commands).toBeGreaterThan(2);
      for (let sent = 0; sent < commands; sent += 1) {
        await opened.close();
        opened = await openTable({ now: () => now });
        messages = createMessages(opened.table);
        await messages.save('harbour', before);
        const { revive } = dieAfter(opened.client, sent);
        await expect(messages.save('harbour', records)).rejects.toThrow('killed');
        revive();
        await expectAgreement();
        await messages.save('harbour', records);
        expect(await all()).toEqual(wanted);
      }
    });
  });

  describe('after their time', () => {
    it('are gone, though DynamoDB deletes late, and may come anew', async () => {
      await messages.save('harbour', [never(anAnswer), never(aDirect)]);
      now = NOON + 8 * DAY - 1;
      expect((await messages.load('harbour', ['x:2', 'x:3'])).size).toBe(2);
      now = NOON + 8 * DAY;
      expect((await messages.load('harbour', ['x:2', 'x:3'])).size).toBe(0);
      expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([]);
      expect(await messages.inThread('harbour', 'x', 't1')).toEqual([]);
      const again = { ...anAnswer, receivedAt: now };
      expect(await messages.save('harbour', [never(again)])).toEqual([]);
      expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([at1(again)]);
    });
  });

  it('need no index', async () => {
    await opened.indexes.standStill();
    await messages.save('harbour', [never(anAnswer), never(aDirect), never(aTombstone('x:9'))]);
    expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([at1(anAnswer)]);
    expect(await messages.inThread('harbour', 'x', 't1')).toEqual([at1(aDirect)]);
  });

  it('keep ids that are longer than a key may be', async () => {
    const long = aRecord({
      ...aDirect.first,
      id: `x:${'ö'.repeat(512)}`,
      inReplyTo: `x:${'é'.repeat(512)}`,
      threadId: 'ü'.repeat(512),
      direction: 'outbound',
    });
    await messages.save('harbour', [never(long)]);
    expect(await messages.load('harbour', [long.id])).toEqual(new Map([[long.id, at1(long)]]));
    expect(await messages.waitingFor('harbour', [`x:${'é'.repeat(512)}`])).toEqual([at1(long)]);
    expect(await messages.inThread('harbour', 'x', 'ü'.repeat(512))).toEqual([at1(long)]);
  });

  it('are kept even when more wait for one message than are ever looked for', async () => {
    const answers = Array.from({ length: 502 }, (_, index) => ({ ...anAnswer, id: `x:${1_000 + index}` }));
    expect(await messages.save('harbour', answers.slice(0, 500).map(never))).toEqual([]);
    expect(await messages.save('harbour', answers.slice(500).map(never))).toEqual([]);
    expect(await messages.waitingFor('harbour', ['x:1'])).toHaveLength(500);
    expect((await messages.load('harbour', ['x:1500', 'x:1501'])).size).toBe(2);
  });
});
