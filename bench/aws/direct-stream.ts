import { SECOND, type Time } from '../../core/time.ts';
import { createRandom } from '../../local/sample/random.ts';
import type { Arrival } from './arrival.ts';
import { createTexts } from './customer-texts.ts';

/** Of each 1,000 messages. */
const THREADS = 150;
const BLOCK = 1_000;
const BY_THE_BRAND = 0.4;
export const DIRECT_ACCOUNT = '106540352242922';

/** Direct messages in threads of two, as WhatsApp tells of them: no language, and a customer's number for the thread's name. */
export const directStream = (messages: number, perSecond: number, start: Time, seed: number): readonly Arrival[] => {
  const random = createRandom(seed);
  const text = createTexts(random);
  const begun = new Set<string>();
  return Array.from({ length: messages }, (_, number): Arrival => {
    const customer = `49151${Math.floor(number / BLOCK) * THREADS + random.below(THREADS) + 1_000_000}`;
    // A customer writes first: a business may not.
    const isInbound = !begun.has(customer) || !random.chance(BY_THE_BRAND);
    begun.add(customer);
    const at = Math.floor((number * SECOND) / perSecond);
    const data = {
      id: `whatsapp:wamid.HBgM${number.toString(36).padStart(22, '0').toUpperCase()}`,
      platform: 'whatsapp',
      account: DIRECT_ACCOUNT,
      kind: 'direct',
      visibility: 'private',
      direction: isInbound ? 'inbound' : 'outbound',
      author: isInbound ? { id: customer, name: `Customer ${customer.slice(-4)}`, role: 'customer' } : { id: DIRECT_ACCOUNT, role: 'agent' },
      text: isInbound ? text() : `Thank you, we have your message and look into case ${number}. One moment please.`,
      threadId: customer,
      sentAt: new Date(start + at - SECOND).toISOString(),
    };
    return { at, type: 'message.created', data };
  });
};
