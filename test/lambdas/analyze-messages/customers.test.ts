import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationId } from '../../../core/conversation.ts';
import type { InboxItem, PlatformEvent } from '../../../core/event.ts';
import { meta } from '../../../core/platforms/meta.ts';
import { DAY, MINUTE } from '../../../core/time.ts';
import { aPlatformMessage } from '../../contracts/builders.ts';
import { readOne } from '../../core/platforms/reading.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, edited, NOON, RECEIVED, replayed, said, sealed, type AnAnalysis, type Everything } from './an-analysis.ts';
import { DEATHS, Mortality } from './mortal.ts';

const newDir = freshDataDirs();
const END = replayed(sealed(NOON + DAY));
const ACCOUNT = 'harbour-coffee';

const threadOf = (customer: string): string => `x:${ACCOUNT}:${customer}`;

/** A customer writes in private, named by these ids; the first is what the thread is called after. */
const wrote = (id: string, minute: number, ...[first = '', ...others]: readonly string[]): PlatformEvent =>
  said(`x:${id}`, {
    kind: 'direct',
    visibility: 'private',
    threadId: threadOf(first),
    author: { id: first, role: 'customer', ...(others.length === 0 ? {} : { ids: [first, ...others] }) },
    text: 'Is it good?',
    sentAt: NOON + minute * MINUTE,
  });

/** The brand writes to a customer whom the platform names. */
const wroteTo = (customer: string, id: string, minute: number): PlatformEvent => ({
  type: 'message.created',
  customer,
  message: aPlatformMessage({
    ...directOf(customer),
    id: `x:${id}`,
    direction: 'outbound',
    author: { id: ACCOUNT, role: 'agent' },
    text: 'We look into it.',
    sentAt: NOON + minute * MINUTE,
  }),
});

/** The brand answers a message, and only that tells whom. */
const replied = (customer: string, id: string, inReplyTo: string, minute: number): PlatformEvent =>
  said(`x:${id}`, {
    kind: 'direct',
    visibility: 'private',
    direction: 'outbound',
    author: { id: ACCOUNT, role: 'agent' },
    threadId: threadOf(customer),
    inReplyTo: `x:${inReplyTo}`,
    text: 'It is.',
    sentAt: NOON + minute * MINUTE,
  });

/** By phone, by both, by user id alone; answers to each; a third id that only one message ties to the second; and somebody else. */
const TALK: readonly PlatformEvent[] = [
  wrote('by-phone', 0, '491701'),
  replied('491701', 'reply-to-phone', 'by-phone', 1),
  wrote('by-both', 2, '491701', 'DE.77'),
  wroteTo('491701', 'to-phone', 3),
  wrote('by-user', 4, 'DE.77'),
  wroteTo('DE.77', 'to-user', 5),
  replied('DE.77', 'reply-to-user', 'by-user', 6),
  wrote('by-new-phone', 7, '491702'),
  wrote('by-new-both', 8, 'DE.77', '491702'),
  wrote('by-user-again', 9, 'DE.77'),
  edited('x:by-user', { ...directOf('DE.77'), text: 'Is it any good?', edited: NOON + 10 * MINUTE, sentAt: NOON + 4 * MINUTE }),
  wrote('stranger', 2, '491799'),
  wrote('stranger-too', 3, 'DE.99', '491799'),
  wrote('lonely', 3, '491755'),
];

function directOf(customer: string) {
  return { kind: 'direct', visibility: 'private', threadId: threadOf(customer), author: { id: customer, role: 'customer' } } as const;
}

const idOf = (customer: string): string => conversationId({ brand: 'harbour', platform: 'x', threadId: threadOf(customer), customer });
const endOf = (...customers: readonly string[]): string | undefined => customers.map(idOf).toSorted()[0];

type Line = { readonly type: string; readonly data: Record<string, unknown> };
const linesOf = (text: string, type: string): Record<string, unknown>[] =>
  text.split('\n').flatMap((line) => {
    const { type: found, data }: Line = line === '' ? { type: '', data: {} } : JSON.parse(line);
    return found === type ? [data] : [];
  });

const itemsAt = (order: readonly number[]): InboxItem[] => order.flatMap((index) => (TALK[index] === undefined ? [] : [replayed(TALK[index])]));
const inOrder = TALK.map((_event, index) => index);

const cutAt = <T>(all: readonly T[], cuts: readonly number[]): T[][] => {
  const borders = [0, ...cuts.toSorted((a, b) => a - b), all.length];
  return borders.slice(1).map((border, index) => all.slice(borders[index], border));
};

async function exported(batches: readonly (readonly InboxItem[])[]): Promise<string> {
  const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED } });
  await analysis.describe(aTouchyBrand('harbour', ACCOUNT));
  for (const batch of batches) expect((await analysis.analyze(batch)).batchItemFailures).toEqual([]);
  const text = await analysis.export('harbour');
  analysis.store.close();
  return text;
}

const faultless = exported([[...itemsAt(inOrder), END]]);

describe('a customer of several ids', () => {
  it('has one conversation, by the smallest of them, with all that was written by and to each', async () => {
    const text = await faultless;
    expect(linesOf(text, 'conversation').map(({ id, customer, messageCount }) => ({ id, customer, messageCount }))).toEqual(
      expect.arrayContaining([
        { id: endOf('491701', 'DE.77', '491702'), customer: { id: '491701', ids: ['491701', '491702', 'DE.77'] }, messageCount: 10 },
        { id: endOf('491799', 'DE.99'), customer: { id: '491799', ids: ['491799', 'DE.99'] }, messageCount: 2 },
        { id: idOf('491755'), customer: { id: '491755' }, messageCount: 1 },
      ]),
    );
    expect(linesOf(text, 'conversation')).toHaveLength(3);
    expect(new Set(linesOf(text, 'message').map(({ conversation }) => conversation))).toEqual(
      new Set([endOf('491701', 'DE.77', '491702'), endOf('491799', 'DE.99'), idOf('491755')]),
    );
  });

  it('is the same in any order, in any batches, with any duplicates', async () => {
    const first = await faultless;
    const order = fc
      .array(fc.constantFrom(...inOrder), { maxLength: 10 })
      .chain((again) => fc.shuffledSubarray([...inOrder, ...again], { minLength: inOrder.length + again.length }));
    await fc.assert(
      fc.asyncProperty(order, fc.array(fc.nat(inOrder.length), { maxLength: 14 }), async (indexes, cuts) => {
        expect(await exported([...cutAt(itemsAt(indexes), cuts), [END]])).toBe(first);
      }),
      { numRuns: 60 },
    );
  });

  it('is found under the conversation of each id', async () => {
    const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED } });
    await analysis.describe(aTouchyBrand('harbour', ACCOUNT));
    await analysis.analyze(itemsAt(inOrder));
    const shown = await Promise.all(['491701', 'DE.77', '491702'].map((customer) => analysis.show(idOf(customer))));
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set([endOf('491701', 'DE.77', '491702')]));
    analysis.store.close();
  });

  it('is not made of more than twenty ids', async () => {
    const chain = Array.from({ length: 24 }, (_nothing, index) => wrote(`link-${index}`, index, `id-${index}`, `id-${index + 1}`));
    const conversations = linesOf(await exported([...chain.map((event) => [replayed(event)]), [END]]), 'conversation');
    expect(conversations.map(({ messageCount }) => Number(messageCount)).toSorted((a, b) => a - b)).toEqual([5, 19]);
  });
});

describe('a customer of WhatsApp', () => {
  const NUMBER = '106000000000001';
  const [PHONE, USER] = ['15550100077', 'US.9000000000000001'];
  const delivery = (id: string, seconds: number, named: object): object => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '55',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { phone_number_id: NUMBER },
              messages: [{ id: `wamid.${id}=`, timestamp: String(NOON / 1_000 + seconds), type: 'text', text: { body: 'Hello?' }, ...named }],
            },
          },
        ],
      },
    ],
  });
  const byPhone = delivery('AAA', 0, { from: PHONE });
  const byBoth = delivery('BBB', 60, { from: PHONE, from_user_id: USER });
  const byUser = delivery('CCC', 120, { from_user_id: USER });

  it.each([
    ['phone, both, user id', [byPhone, byBoth, byUser]],
    ['user id, phone, both', [byUser, byPhone, byBoth]],
    ['both, user id, phone', [byBoth, byUser, byPhone]],
  ])('is one, whether named by %s', async (_name, deliveries) => {
    const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED } });
    await analysis.describe(aTouchyBrand('harbour', NUMBER, { accounts: [{ platform: 'whatsapp', account: NUMBER }] }));
    for (const one of deliveries) await analysis.analyze([replayed(readOne(meta, one))]);
    const conversations = linesOf(await analysis.export('harbour'), 'conversation');
    expect(conversations).toMatchObject([{ customer: { id: PHONE }, messageCount: 3 }]);
    analysis.store.close();
  });
});

describe('two analyses of a customer of several ids at once', () => {
  it('end as one does', async () => {
    const first = await faultless;
    const shuffled = fc.shuffledSubarray(inOrder, { minLength: inOrder.length });
    const half = fc.record({ order: shuffled, cuts: fc.array(fc.nat(inOrder.length), { maxLength: 5 }) });
    await fc.assert(
      fc.asyncProperty(half, half, fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }), async (one, other, turns) => {
        const dir = newDir();
        let calls = 0;
        const late = (ports: Everything): Everything => tardy(ports, () => turns[(calls += 1) % turns.length] ?? 0);
        const analyses = ['one', 'other'].map((holder) => anAnalysis(dir, { clock: { now: RECEIVED }, holder, around: late }));
        const [a, b] = analyses;
        if (a === undefined || b === undefined) throw new Error('nobody analyses');
        await a.describe(aTouchyBrand('harbour', ACCOUNT));
        await Promise.all([analyzeAll(a, one), analyzeAll(b, other)]);
        await a.analyze([END]);
        expect(await a.export('harbour')).toBe(first);
        for (const { store } of analyses) store.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('an analysis that joins two conversations', () => {
  const before = ['by-phone', 'by-user'];
  const twoOf = ['reply-to-phone', 'to-user'];

  it.each([
    ['a message to each of them', ['by-both'], twoOf],
    ['a further join', ['by-both'], ['by-new-both', 'by-new-phone']],
    ['the same join', ['by-both'], ['by-both', 'to-phone']],
    ['messages, before there was any', ['by-both', 'by-user-again'], ['by-phone', 'by-user', 'reply-to-user']],
  ])('may meet another with %s between any two of its calls', async (name, mine, others) => {
    const stored = name.endsWith('any') ? [] : before;
    const whole = await exported([named(stored), named([...mine, ...others])]);
    for (let n = 1, isReached = true; isReached; n += 1) {
      const dir = newDir();
      const other = anAnalysis(dir, { clock: { now: RECEIVED }, holder: 'other' });
      await other.describe(aTouchyBrand('harbour', ACCOUNT));
      await other.analyze(named(stored));
      let calls = 0;
      const interrupted = (ports: Everything): Everything =>
        calling(ports, async () => {
          calls += 1;
          if (calls === n) expect((await other.analyze(named(others))).batchItemFailures).toEqual([]);
        });
      const analysis = anAnalysis(dir, { clock: { now: RECEIVED }, around: interrupted });
      await analyzeUntilDone(analysis, named(mine));
      isReached = calls >= n;
      if (isReached) expect(await other.export('harbour'), `at call ${n}`).toBe(whole);
      for (const { store } of [analysis, other]) store.close();
    }
  });
});

async function analyzeAll(analysis: AnAnalysis, { order, cuts }: { order: readonly number[]; cuts: readonly number[] }): Promise<void> {
  for (const batch of cutAt(itemsAt(order), cuts)) await analyzeUntilDone(analysis, batch);
}

/** What failed comes again, as the inbox would have it, until nothing is left. */
async function analyzeUntilDone(analysis: AnAnalysis, batch: readonly InboxItem[]): Promise<void> {
  let left = batch;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > 8) throw new Error(`${left.length} records became dead letters`);
    const { batchItemFailures } = await analysis.analyze(left);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    left = left.filter((_item, index) => failed.has(`record-${index}`));
  }
}

/** Ports that answer a few turns late, as the next number says, so that two analyses meet at ever other points. */
const tardy = (ports: Everything, lateness: () => number): Everything =>
  calling(ports, async () => {
    for (let turns = lateness(); turns > 0; turns -= 1) await Promise.resolve();
  });

/** Ports that do something else before each call. */
function calling(ports: Everything, act: () => Promise<void>): Everything {
  const over = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver);
        return typeof member === 'function'
          ? async (...args: unknown[]) => {
              await act();
              return Reflect.apply(member, target, args);
            }
          : member;
      },
    });
  return { ...ports, messages: over(ports.messages), conversations: over(ports.conversations) };
}

describe.each(DEATHS)('an analysis that %s', { timeout: 60_000 }, (death) => {
  it.each([
    [
      'joins what was stored apart',
      ['by-phone', 'reply-to-phone', 'by-user', 'to-user', 'by-new-phone'],
      ['by-both', 'by-new-both', 'reply-to-user'],
    ],
    ['finds what was joined before', ['by-both', 'by-new-both'], ['by-phone', 'by-user', 'by-new-phone', 'reply-to-user']],
    ['gets all at once', [], TALK.flatMap((event) => ('message' in event && event.type === 'message.created' ? [event.message.id.slice(2)] : []))],
  ])('is healed by the retry at every crash point when it %s', async (_name, before, batch) => {
    const stored = newDir();
    const healthy = anAnalysis(stored, { clock: { now: RECEIVED } });
    await healthy.describe(aTouchyBrand('harbour', ACCOUNT));
    await healthy.analyze(named(before));
    healthy.store.close();
    const livedThrough = async (mortality: Mortality): Promise<string> => {
      const dir = newDir();
      copyFileSync(join(stored, 'store.db'), join(dir, 'store.db'));
      const around = (ports: Everything): Everything => ({
        ...ports,
        messages: mortality.over(ports.messages),
        conversations: mortality.over(ports.conversations),
      });
      const mortal = anAnalysis(dir, { clock: { now: RECEIVED }, around });
      await mortal.analyze(named(batch));
      const second = anAnalysis(dir, { clock: { now: RECEIVED + DAY }, holder: 'second', store: mortal.store });
      expect((await second.analyze(named(batch))).batchItemFailures).toEqual([]);
      const text = await second.export('harbour');
      second.store.close();
      return text;
    };
    const whole = await livedThrough(new Mortality(Infinity, death));
    for (let n = 0, mortality = new Mortality(n, death); ; n += 1, mortality = new Mortality(n, death)) {
      expect(await livedThrough(mortality), `at call ${n}`).toBe(whole);
      if (!mortality.isReached) break;
    }
  });
});

const named = (ids: readonly string[]): InboxItem[] =>
  ids.flatMap((id) => TALK.filter((event) => 'message' in event && event.message.id === `x:${id}`).map((event) => replayed(event)));
