import { describe, expect, it } from 'vitest';
import { MINUTE, type Time } from '../../core/time.ts';
import { createHandler as createReceiver } from '../../lambdas/receive-webhook/handler.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import { openInbox } from '../../local/store/open-store.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import { anAnalysis, aTouchyBrand, NOON, recordingAlerts } from '../lambdas/analyze-messages/an-analysis.ts';
import { freshDataDirs } from '../local/store/data-dir.ts';
import { signStandard, signStandardBody, webhookEvent, type SignedDelivery } from '../signed-deliveries.ts';

const SECRET = `whsec_${Buffer.from('the secret of the harbour').toString('base64')}`;
const newDir = freshDataDirs();
const iso = (time: Time): string => new Date(time).toISOString();

/** From the door to the alert, in one process: what comes in is in the inbox, what is in the inbox is analysed. */
async function aHouse() {
  const dir = newDir();
  const clock = { now: NOON };
  const alerts = recordingAlerts();
  const inbox = openInbox(dir);
  const analysis = anAnalysis(dir, { clock, alerts });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  const receive = createReceiver({
    secrets: { of: async () => [{ secret: SECRET }], howToSet: () => '' },
    inbox,
    takesReplays: true,
    log: inMemoryLog(),
    now: () => clock.now,
  });
  return {
    ...analysis,
    alerts,
    inbox,
    deliver: async ({ headers, body }: SignedDelivery): Promise<number | undefined> =>
      (await receive(webhookEvent({ platform: 'standard', headers, body }), lambdaContext('receive-webhook'))).statusCode,
    /** The inbox to its end, as the shell feeds it. */
    work: async (): Promise<void> => {
      for (let batch = inbox.receive(10, MINUTE, clock.now); batch.length > 0; batch = inbox.receive(10, MINUTE, clock.now)) {
        expect((await analysis.analyzeBodies(batch.map(({ body }) => body))).batchItemFailures).toEqual([]);
        inbox.delete(batch.map(({ id }) => id));
      }
    },
    close: () => {
      inbox.close();
      analysis.store.close();
    },
  };
}

const envelope = (data: unknown, type = 'message.created') => signStandard(SECRET, { type, timestamp: iso(NOON), data }, { at: NOON });

const post = (number: number, text: string, sentAt: Time, more: object = {}) => ({
  id: `x:${number}`,
  platform: 'x',
  account: 'harbour-coffee',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `person ${number}`, handle: `person${number}`, role: 'customer' },
  text,
  threadId: `x:${number}`,
  sentAt: iso(sentAt),
  ...more,
});

const PEOPLE = Array.from({ length: 8 }, (_nothing, index) => post(index, 'bad day, the ferry never came', NOON - (8 - index) * 10_000));
const ANSWER = post(100, 'We are looking into it.', NOON - 5_000, {
  direction: 'outbound',
  kind: 'reply',
  author: { id: 'harbour-coffee', role: 'agent' },
  threadId: 'x:0',
  inReplyTo: 'x:0',
});
const DELIVERIES = [envelope(ANSWER), ...PEOPLE.map((person) => envelope(person)), envelope(PEOPLE)];

describe('a groundswell', () => {
  it('goes from signed webhooks to one incident and one alert', async () => {
    const house = await aHouse();
    for (const delivery of DELIVERIES) expect(await house.deliver(delivery)).toBe(200);
    expect(await house.inbox.depth()).toEqual({ waiting: 17, deadLetters: 0 });
    await house.work();
    await house.sweep();
    expect(await house.inbox.depth()).toEqual({ waiting: 0, deadLetters: 0 });

    expect(house.store.counts().messages).toBe(9);
    const [conversation] = await house.store.conversations.list('harbour', { status: 'waiting-on-customer', limit: 10 });
    expect(conversation).toMatchObject({ customer: { handle: 'person0' }, messageCount: 2, clocks: { firstResponseSeconds: 75 } });
    const minutes = await house.store.pulses.range('harbour', 0, NOON);
    expect(minutes.map(({ messages, negatives, answers }) => ({ messages, negatives, answers }))).toEqual([
      { messages: 2, negatives: 2, answers: 0 },
      { messages: 6, negatives: 6, answers: 1 },
    ]);

    const incidents = await house.store.incidents.list('harbour', { limit: 10 });
    expect(incidents).toMatchObject([{ kind: 'crisis', rules: ['threshold', 'surge'], alerts: [{ step: 'opened', deliveredAt: NOON }] }]);
    expect(house.alerts.published).toMatchObject([{ id: incidents[0]?.alerts[0]?.id, steps: ['opened'], brand: { brand: 'harbour' } }]);
    expect(house.alerts.published[0]?.driving).toHaveLength(3);
    house.close();
  });

  it('that is delivered a second time changes nothing and sends nothing', async () => {
    const house = await aHouse();
    for (const delivery of DELIVERIES) await house.deliver(delivery);
    await house.work();
    await house.sweep();
    const [once, sent] = [await house.export('harbour'), house.alerts.published.length];
    for (const delivery of DELIVERIES.toReversed()) await house.deliver(delivery);
    await house.work();
    house.clock.now += 3_000;
    await house.sweep();
    expect([await house.export('harbour'), house.alerts.published.length]).toEqual([once, sent]);
    house.close();
  });

  it('that somebody else signed gets no further than the door', async () => {
    const house = await aHouse();
    const forged = signStandardBody('whsec_Zm9yZ2Vk', envelope(PEOPLE).body, { at: NOON });
    expect(await house.deliver(forged)).toBe(401);
    expect(await house.inbox.depth()).toEqual({ waiting: 0, deadLetters: 0 });
    await house.work();
    expect(house.store.counts().messages).toBe(0);
    house.close();
  });
});
