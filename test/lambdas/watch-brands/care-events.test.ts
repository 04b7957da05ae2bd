import { describe, expect, it } from 'vitest';
import { DELIVERED, failed } from '../../../core/alert/outcome.ts';
import { HOUR, MINUTE, SECOND, type Time } from '../../../core/time.ts';
import { noteCareEvents } from '../../../lambdas/note-care-events.ts';
import { createWebhooks } from '../../../lambdas/tell-webhooks.ts';
import { inMemoryLog } from '../../in-memory-ports.ts';
import { InMemoryDeliveryLog } from '../../local/alerts/in-memory-delivery-log.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import {
  anAnalysis,
  answered,
  aTouchyBrand,
  deleted,
  live,
  NOON,
  recordingNotices,
  recordingWebhooks,
  replayed,
  RECEIVED,
  said,
  sealed,
} from '../analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();
const TELLING = { alerts: { webhooks: [{ url: 'https://care.example/hook', secret: 'whsec_c2FsdA==', events: ['conversation', 'opportunity'] }] } };
const MISSED: readonly { destination: string; reason: string }[] = [{ destination: 'hook', reason: 'webhook answered 500' }];

/** One brand that tells programs, by default of its conversations, on a clock that is moved by hand. */
async function aHouse({ describing = TELLING, dir = newDir(), around }: { describing?: object; dir?: string } & Pick<Around, 'around'> = {}) {
  const [webhooks, notices] = [recordingWebhooks(), recordingNotices()];
  const clock = { now: NOON };
  const house = anAnalysis(dir, { clock, webhooks, notices, ...(around === undefined ? {} : { around }) });
  await house.describe(aTouchyBrand('harbour', 'harbour-coffee', describing));
  const sweepAt = async (now: Time): Promise<string[]> => {
    clock.now = now;
    const before = webhooks.told.length;
    await house.sweep();
    return webhooks.told.slice(before).map(({ letter }) => letter.subject);
  };
  return { ...house, dir, webhooks, notices, sweepAt };
}
type Around = { around?: NonNullable<Parameters<typeof anAnalysis>[1]>['around'] };

describe('programs', () => {
  it('are told that a conversation has opened, once, with where it is now', async () => {
    const house = await aHouse();
    for (const _twice of [1, 2]) await house.analyze([live(said('x:1'))]);
    expect(await house.sweepAt(NOON + SECOND)).toEqual(['conversation.opened']);
    expect(await house.sweepAt(NOON + MINUTE)).toEqual([]);
    expect(JSON.parse(house.webhooks.told[0]?.letter.webhook() ?? '')).toMatchObject({
      type: 'conversation.opened',
      timestamp: new Date(NOON).toISOString(),
      data: { brand: 'harbour', status: 'waiting-on-brand', customer: { id: 'author of x:1' } },
    });
    house.store.close();
  });

  it('are told of who waits too long, when it is so', async () => {
    const house = await aHouse();
    await house.analyze([live(said('x:1')), live(said('x:2', { sentAt: NOON + MINUTE }))]);
    await house.sweepAt(NOON + 2 * MINUTE);
    expect(await house.sweepAt(NOON + HOUR - SECOND)).toEqual([]);
    expect(await house.sweepAt(NOON + HOUR + SECOND)).toEqual(['conversation.overdue']);
    await house.analyze([live(answered('x:3', 'x:2', { sentAt: NOON + HOUR + 2 * SECOND, threadId: 'x:2' }))]);
    expect(await house.sweepAt(NOON + 2 * HOUR)).toEqual([]);
    house.store.close();
  });

  it('are told again later when they were not reached', async () => {
    const house = await aHouse();
    await house.analyze([live(said('x:1'))]);
    house.webhooks.failed = MISSED;
    expect(await house.sweepAt(NOON + SECOND)).toEqual(['conversation.opened']);
    expect(await house.sweepAt(NOON + 2 * SECOND)).toEqual([]);
    house.webhooks.failed = [];
    expect(await house.sweepAt(NOON + 2 * MINUTE)).toEqual(['conversation.opened']);
    expect(new Set(house.webhooks.told.map(({ letter }) => letter.id)).size).toBe(1);
    house.store.close();
  });

  it('that fail are not tried for each event of a flood', async () => {
    const house = await aHouse();
    await house.analyze(Array.from({ length: 30 }, (_nothing, index) => live(said(`x:${index}`))));
    house.webhooks.failed = MISSED;
    expect(await house.sweepAt(NOON + SECOND)).toHaveLength(10);
    house.webhooks.failed = [];
    expect(await house.sweepAt(NOON + 2 * MINUTE)).toHaveLength(30);
    house.store.close();
  });

  it('that are well hear all of a flood, though another webhook of the brand is dead', async () => {
    const [well, dead] = ['https://care.example/well', 'https://care.example/dead'];
    const tried: string[] = [];
    const hooks = [well, dead].map((url) => ({ url, secret: 'whsec_c2FsdA==', events: ['conversation'] }));
    const webhooks = createWebhooks({
      webhookTo: ({ url }) => ({
        name: url,
        backsOff: true,
        deliver: async () => {
          tried.push(url);
          return url === dead ? failed('webhook answered 500') : DELIVERED;
        },
      }),
      deliveryLog: new InMemoryDeliveryLog(),
      notices: recordingNotices(),
      wait: async () => {},
      log: inMemoryLog(),
      now: () => NOON + tried.length * SECOND,
    });
    const clock = { now: NOON };
    const house = anAnalysis(newDir(), { clock, webhooks });
    await house.describe(aTouchyBrand('harbour', 'harbour-coffee', { alerts: { webhooks: hooks } }));
    await house.analyze(Array.from({ length: 30 }, (_nothing, index) => live(said(`x:${index}`))));
    clock.now = NOON + SECOND;
    await house.sweep();
    expect(tried.filter((url) => url === well)).toHaveLength(30);
    expect(tried.filter((url) => url === dead)).toHaveLength(10);
    house.store.close();
  });

  it('are told after a crash between the conversation and the outbox, when its messages come again', async () => {
    const broken = await aHouse({
      around: (ports) => ({ ...ports, outbox: { ...ports.outbox, put: async () => Promise.reject(new Error('power cut')) } }),
    });
    expect((await broken.analyze([live(said('x:1'))])).batchItemFailures).toHaveLength(1);
    broken.store.close();
    const webhooks = recordingWebhooks();
    const house = anAnalysis(broken.dir, { webhooks });
    await house.analyze([live(said('x:1'))]);
    await house.sweep();
    expect(webhooks.told.map(({ letter }) => letter.subject)).toEqual(['conversation.opened']);
    house.store.close();
  });

  it.each([
    ['a replay', [replayed(said('x:1')), replayed(sealed(NOON + MINUTE))], RECEIVED],
    ['what is older than a day', [live(said('x:1'), NOON + 25 * HOUR)], NOON + 25 * HOUR],
  ])('are told nothing of %s', async (_name, items, now) => {
    const house = await aHouse();
    house.clock.now = now;
    await house.analyze(items);
    expect(await house.sweepAt(now + HOUR)).toEqual([]);
    house.store.close();
  });

  it('cost a brand without them nothing', async () => {
    const puts: unknown[] = [];
    const house = await aHouse({
      describing: { alerts: { webhooks: [{ url: 'https://care.example/hook', secret: 'whsec_c2FsdA==' }] } },
      around: (ports) => ({ ...ports, outbox: { ...ports.outbox, put: async (events) => void puts.push(events) } }),
    });
    await house.analyze([live(said('x:1'))]);
    expect(puts).toEqual([]);
    house.store.close();
  });

  it('are told who took a conversation on, and once however often it is noted', async () => {
    const house = await aHouse();
    await house.analyze([live(said('x:1'))]);
    await house.sweepAt(NOON + SECOND);
    const [conversation] = await house.store.conversations.list('harbour', { limit: 1 });
    if (conversation === undefined) throw new Error('a conversation');
    const kept = {
      conversation,
      messages: ['x:1'],
      acts: [{ id: 'a1', at: NOON + SECOND, by: 'Ada', type: 'assign' as const, to: 'Ada' }],
    };
    const brand = aTouchyBrand('harbour', 'harbour-coffee', TELLING);
    for (const _twice of [1, 2]) await noteCareEvents({ ...house.store, now: () => NOON + SECOND }, brand, [kept]);
    expect(await house.sweepAt(NOON + 2 * SECOND)).toEqual(['conversation.assigned']);
    house.store.close();
  });
});

describe('what employees say in public', () => {
  const GUIDED = {
    employees: [{ platform: 'x', handle: 'ada_l' }],
    guidelines: [
      { name: 'Health claims', terms: ['cures'], level: 'regulated' },
      { name: 'Kind words', terms: ['stupid'], advice: 'Put it right.' },
    ],
    alerts: { digestAt: '13:00' },
  };
  const ada = (id: string, text: string) => live(said(id, { text, author: { id: '77', handle: 'ada_l', role: 'customer' } }));
  const kindsOf = (notices: ReturnType<typeof recordingNotices>) => notices.sent.map(({ kind }) => kind);

  it('is told at once when it touches law or regulation, once a message', async () => {
    const house = await aHouse({ describing: GUIDED });
    for (const _twice of [1, 2])
      await house.analyze([ada('x:1', 'our tea cures colds'), ada('x:2', 'how stupid'), live(said('x:3', { text: 'it cures' }))]);
    await house.sweepAt(NOON + SECOND);
    await house.sweepAt(NOON + MINUTE);
    expect(house.notices.sent).toMatchObject([{ kind: 'guidance', id: 'guidance-harbour-x:1' }]);
    house.store.close();
  });

  it('is told again until it has arrived', async () => {
    const house = await aHouse({ describing: GUIDED });
    await house.analyze([ada('x:1', 'our tea cures colds')]);
    house.notices.failed = MISSED;
    await house.sweepAt(NOON + SECOND);
    house.notices.failed = [];
    await house.sweepAt(NOON + 3 * MINUTE);
    await house.sweepAt(NOON + 6 * MINUTE);
    expect(kindsOf(house.notices)).toEqual(['guidance', 'guidance']);
    house.store.close();
  });

  it('is told to nobody once it is deleted', async () => {
    const house = await aHouse({ describing: GUIDED });
    await house.analyze([ada('x:1', 'our tea cures colds'), live(deleted('x:1'))]);
    await house.sweepAt(NOON + SECOND);
    expect(house.notices.sent).toEqual([]);
    house.store.close();
  });

  it('stands in the digest of the day, with the guideline and what to do', async () => {
    const house = await aHouse({ describing: GUIDED });
    await house.analyze([ada('x:2', 'how stupid'), live(said('x:3', { text: 'how stupid' }))]);
    await house.sweepAt(NOON + HOUR + MINUTE);
    const digest = house.notices.sent.find(({ kind }) => kind === 'digest');
    expect(digest?.facts.filter(({ label }) => label.startsWith('For employees'))).toEqual([
      { label: 'For employees: @ada_l', value: 'Kind words (advice), x:2. Put it right.' },
    ]);
    house.store.close();
  });
});
