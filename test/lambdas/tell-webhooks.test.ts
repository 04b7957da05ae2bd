import { describe, expect, it } from 'vitest';
import { DELIVERED, failed, type Outcome } from '../../core/alert/outcome.ts';
import { BrandDocument } from '../../core/brand.ts';
import { letterOfEvent } from '../../core/care-event/letter.ts';
import { DAY, MINUTE, SECOND, type Time } from '../../core/time.ts';
import { createWebhooks } from '../../lambdas/tell-webhooks.ts';
import { aConversation, NOON } from '../contracts/builders.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import { InMemoryDeliveryLog } from '../local/alerts/in-memory-delivery-log.ts';
import { recordingNotices } from './analyze-messages/an-analysis.ts';

const hook = (url: string, ...events: readonly string[]) => ({ url, secret: 'whsec_c2FsdA==', events });
const brand = BrandDocument.parse({
  brand: 'harbour',
  name: 'Harbour',
  accounts: [{ platform: 'x', account: 'a' }],
  alerts: {
    webhooks: [
      hook('https://care.example/a', 'conversation'),
      hook('https://care.example/b', 'incident'),
      hook('https://care.example/c', 'opportunity', 'conversation'),
    ],
  },
});
const letter = (id: string) => letterOfEvent({ id, type: 'conversation.opened', at: NOON, conversation: aConversation() });

/** Webhooks on a clock that waiting moves; `posted` says when each URL was called. */
function someWebhooks(outcomeAt: (now: Time) => Outcome = () => DELIVERED) {
  const clock = { now: NOON };
  const posted: { url: string; at: Time }[] = [];
  const [notices, log] = [recordingNotices(), inMemoryLog()];
  const deliveryLog = new InMemoryDeliveryLog();
  const webhooks = createWebhooks({
    webhookTo: ({ url }) => ({
      name: url,
      backsOff: true,
      deliver: async () => {
        posted.push({ url, at: clock.now });
        return outcomeAt(clock.now);
      },
    }),
    deliveryLog,
    notices,
    wait: async (milliseconds) => {
      clock.now += milliseconds;
    },
    now: () => clock.now,
    log,
  });
  return { webhooks, clock, posted, notices, log };
}

describe('telling programs', () => {
  it('reaches the webhooks that want to be told of it, each once', async () => {
    const { webhooks, posted } = someWebhooks();
    expect(await webhooks.tell(letter('e1'), brand, 'conversation')).toEqual({ failed: [] });
    expect(await webhooks.tell(letter('e1'), brand, 'conversation')).toEqual({ failed: [] });
    await webhooks.tell(letter('e2'), brand, 'opportunity');
    expect(posted.map(({ url }) => url.at(-1))).toEqual(['a', 'c', 'c']);
  });

  it('brings no destination more than ten requests in a second', async () => {
    const { webhooks, posted } = someWebhooks();
    for (let number = 0; number < 40; number += 1) await webhooks.tell(letter(`e${number}`), brand, 'opportunity');
    const times = posted.map(({ at }) => at);
    expect(times).toHaveLength(40);
    for (const from of times) expect(times.filter((at) => at >= from && at < from + SECOND).length).toBeLessThanOrEqual(10);
  });

  it('names who was not reached, and reaches nobody else twice', async () => {
    const { webhooks, posted, clock } = someWebhooks((now) => (now === NOON ? failed('webhook answered 500') : DELIVERED));
    const { failed: missing } = await webhooks.tell(letter('e1'), brand, 'opportunity');
    expect(missing).toEqual([{ destination: 'https://care.example/c', reason: 'webhook answered 500' }]);
    clock.now += MINUTE;
    expect((await webhooks.tell(letter('e1'), brand, 'opportunity')).failed).toEqual([]);
    expect(posted).toHaveLength(2);
  });

  it('passes by who failed just now, and brings it the letter another time', async () => {
    const { webhooks, posted } = someWebhooks();
    const { failed: missing } = await webhooks.tell(letter('e1'), brand, 'conversation', new Set(['https://care.example/c']));
    expect(missing).toEqual([{ destination: 'https://care.example/c', reason: 'failed just now', waits: true }]);
    await webhooks.tell(letter('e1'), brand, 'conversation');
    expect(posted.map(({ url }) => url.at(-1))).toEqual(['a', 'c']);
  });

  it('tells operations of a webhook that has failed for three days', async () => {
    const { webhooks, clock, notices } = someWebhooks(() => failed('webhook answered 500'));
    for (; clock.now < NOON + 4 * DAY; clock.now += 30 * MINUTE) await webhooks.tell(letter(`e${clock.now}`), brand, 'opportunity');
    expect(new Set(notices.sent.map(({ kind }) => kind))).toEqual(new Set(['undelivered']));
    expect(new Set(notices.sent.map(({ id }) => id)).size).toBe(1);
  });
});
