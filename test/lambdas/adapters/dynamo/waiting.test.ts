import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../../core/message-record.ts';
import { DAY } from '../../../../core/time.ts';
import { createMessages } from '../../../../lambdas/adapters/dynamo/messages.ts';
import type { Messages, Versioned } from '../../../../lambdas/ports.ts';
import { aRecord, aTombstone, never, NOON } from '../../../contracts/builders.ts';
import { counted, openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { ordersOf, Turns } from './turns.ts';

const question: MessageRecord = aRecord({ id: 'x:1' }, { conversation: 'c1' });
const answer: MessageRecord = aRecord({ id: 'x:2', direction: 'outbound', inReplyTo: 'x:1' });
const first = (value: MessageRecord): Versioned<MessageRecord> => ({ value, version: 1 });

let now = NOON;
let opened: OpenTable;
beforeEach(async () => {
  now = NOON;
  opened = await openTable({ now: () => now, retentionDays: 10 });
});
afterEach(() => opened.close());

const anInstance = (): Messages => createMessages(opened.table);
const readsOf = async (act: () => Promise<unknown>): Promise<number> => {
  const count = counted(opened.client);
  await act();
  return count.readUnits;
};

describe('an answer and its question', () => {
  /** What the analysis does with an answer that waits: save it, then look what became of the question. */
  const answering = async (brand: string, messages = anInstance()): Promise<boolean> => {
    await messages.save(brand, [never(answer)]);
    return (await messages.load(brand, ['x:1'])).get('x:1')?.value.conversation !== undefined;
  };
  /** And with a question: save it, then look who waits for it. */
  const asking = async (brand: string, messages = anInstance()): Promise<boolean> => {
    await messages.save(brand, [never(question)]);
    return (await messages.waitingFor(brand, ['x:1'])).length > 0;
  };

  it.each(ordersOf(4, 3))('find each other when the commands of the answer (A) and of the question (B) come in the order %s', async (order) => {
    const found = { byAnswer: false, byQuestion: false };
    await new Turns(opened.client).take(order, {
      A: async () => void (found.byAnswer = await answering('harbour')),
      B: async () => void (found.byQuestion = await asking('harbour')),
    });
    expect(found.byAnswer || found.byQuestion).toBe(true);
  });

  it.each(
    ordersOf(4, 1).flatMap(
      (order) =>
        [
          [order, 'another instance', anInstance],
          [order, 'the same instance', undefined],
        ] as const,
    ),
  )('find each other when the question fails after its save, in the order %s, and comes again to %s', async (order, _name, another) => {
    const messages = anInstance();
    const found = { byAnswer: false };
    await new Turns(opened.client).take(order, {
      A: async () => void (found.byAnswer = await answering('harbour')),
      B: () => messages.save('harbour', [never(question)]),
    });
    const looking = another?.() ?? messages;
    expect(found.byAnswer || (await looking.waitingFor('harbour', ['x:1'])).length > 0).toBe(true);
  });
});

describe('whether anybody waits for a message', () => {
  it('is known from saving it in its place, once: the next look reads', async () => {
    const messages = anInstance();
    await messages.save('harbour', [never(question)]);
    expect(await readsOf(() => messages.waitingFor('harbour', ['x:1']))).toBe(0);
    expect(await readsOf(() => messages.waitingFor('harbour', ['x:1']))).toBe(1);
  });

  it.each([
    ['by another instance', never(question), 'harbour'],
    ['without its place', never(aRecord({ id: 'x:1' })), 'harbour'],
    ['in vain, since it was there', { value: question, version: 7 }, 'harbour'],
    ['for another brand', never(question), 'meadow'],
  ])('is read when the message was saved %s', async (name, record, brand) => {
    const messages = anInstance();
    await (name === 'by another instance' ? anInstance() : messages).save(brand, [record]);
    await messages.save('harbour', [never(answer)]);
    expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([first(answer)]);
  });

  it('is read when some waited already', async () => {
    const messages = anInstance();
    await messages.save('harbour', [never(answer)]);
    await messages.save('harbour', [never(question)]);
    expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([first(answer)]);
  });
});

describe('a mark', () => {
  it('is no message, and lets the message come as a new one', async () => {
    const messages = anInstance();
    await messages.save('harbour', [never(answer)]);
    expect((await messages.load('harbour', ['x:1'])).size).toBe(0);
    expect(await messages.save('harbour', [{ value: question, version: 1 }])).toEqual(['x:1']);
    expect(await messages.save('harbour', [never(question)])).toEqual([]);
    expect((await messages.load('harbour', ['x:1'])).get('x:1')).toEqual(first(question));
  });

  it('stands beside a message without changing it, nor when it expires', async () => {
    const messages = anInstance();
    await messages.save('harbour', [never(aTombstone('x:1'))]);
    now = NOON + 5 * DAY;
    await messages.save('harbour', [never({ ...answer, receivedAt: now })]);
    expect((await messages.load('harbour', ['x:1'])).get('x:1')).toEqual(first(aTombstone('x:1')));
    expect(await messages.waitingFor('harbour', ['x:1'])).toHaveLength(1);
    now = NOON + 10 * DAY;
    expect((await messages.load('harbour', ['x:1'])).size).toBe(0);
  });

  it('outlives a message that has expired, and does not bring it back', async () => {
    const messages = anInstance();
    await messages.save('harbour', [never(question)]);
    now = NOON + 10 * DAY;
    const late = { ...answer, receivedAt: now };
    await messages.save('harbour', [never(late)]);
    expect((await messages.load('harbour', ['x:1'])).size).toBe(0);
    const again = { ...question, receivedAt: now };
    expect(await messages.save('harbour', [never(again)])).toEqual([]);
    expect((await messages.load('harbour', ['x:1'])).get('x:1')).toEqual(first(again));
    expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([first(late)]);
  });

  it('stays through every change of the message, and goes when the answer has its place', async () => {
    const messages = anInstance();
    await messages.save('harbour', [never(answer)]);
    await messages.save('harbour', [never(question)]);
    await messages.save('harbour', [first({ ...question, deleted: true })]);
    expect(await messages.waitingFor('harbour', ['x:1'])).toHaveLength(1);
    await messages.save('harbour', [first({ ...answer, conversation: 'c1' })]);
    const reads = await readsOf(async () => expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([]));
    expect(reads).toBe(1);
  });

  it('has room for 500 of the longest ids beside a message', async () => {
    const messages = anInstance();
    const answers = Array.from({ length: 501 }, (_, index) => ({ ...answer, id: `x:${index}${'é'.repeat(500)}` }));
    await messages.save('harbour', answers.slice(0, 500).map(never));
    await messages.save('harbour', [never(question)]);
    expect(await messages.save('harbour', answers.slice(500).map(never))).toEqual([]);
    expect(await messages.waitingFor('harbour', ['x:1'])).toHaveLength(500);
  });
});
