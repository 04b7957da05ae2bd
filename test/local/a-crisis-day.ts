import { writeFileSync } from 'node:fs';
import { aMessage, type MessageJson } from './a-message.ts';

const BRANDS = ['nordwind', 'solbakken', 'tideline'] as const;
const START = Date.UTC(2026, 2, 2, 6);
const MINUTE = 60_000;

const CALM = [
  'Thank you, the crew on my flight was lovely.',
  'Which terminal do you leave from today?',
  'Boarding was quick and friendly, great job.',
  'Can I bring my cello as hand luggage?',
  'Is there still a seat at the window?',
];
const ANGRY = [
  'Your app charged me twice and nobody answers, this is terrible.',
  'Flight cancelled, no help at the desk, awful service.',
  'I am so angry, my bags are lost again, worst airline ever.',
  'Terrible, the refund never came and the hotline is broken.',
];
const ANSWER = 'We are sorry and are working on it; please check the status page.';

/** Always the same numbers from 0 to 1 for the same seed (mulberry32), so that a failure can be seen again. */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export interface Day {
  /** In the order of their times. */
  readonly messages: readonly MessageJson[];
  readonly brands: readonly string[];
}

/**
 * Four hours of three brands: posts, answers, direct messages in both directions. In the third hour everybody who writes to the
 * first brand is somebody new who complains.
 */
export const aCrisisDay = (size: number): Day => {
  const chance = seeded(size);
  const messages: MessageJson[] = [];
  while (messages.length < size) {
    const index = messages.length;
    const brand = BRANDS[Math.floor(chance() * BRANDS.length)] ?? BRANDS[0];
    const sentAt = START + Math.floor((index / size) * 4 * 60) * MINUTE + Math.floor(chance() * 1_000);
    const upset = brand === BRANDS[0] && index > size * 0.5 && index < size * 0.75;
    messages.push(...exchange(index, brand, sentAt, upset, chance));
  }
  return { messages: messages.slice(0, size).toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1)), brands: BRANDS };
};

/** A customer's message, and sometimes the brand's answer to it. */
function exchange(index: number, account: string, sentAt: number, upset: boolean, chance: () => number): MessageJson[] {
  const texts = upset ? ANGRY : CALM;
  const customer = {
    id: `customer-${upset ? index : Math.floor(chance() * 80)}`,
    role: 'customer' as const,
    followers: Math.floor(chance() * 2_000),
  };
  const text = `${texts[Math.floor(chance() * texts.length)] ?? ''} (${index})`;
  const direct = !upset && chance() < 0.2;
  const said = direct ? directMessage(index, account, customer.id) : { id: `x:${index}`, threadId: `x:${index}`, account };
  const asked = aMessage({ ...said, author: customer, text, sentAt: iso(sentAt) });
  if (chance() < 0.7) return [asked];
  const answer = { id: `${asked.id}-answer`, direction: 'outbound' as const, author: { id: account, role: 'agent' as const }, text: ANSWER };
  return [asked, aMessage({ ...said, ...answer, kind: direct ? 'direct' : 'reply', inReplyTo: asked.id, sentAt: iso(sentAt + 5 * MINUTE) })];
}

const directMessage = (index: number, account: string, customer: string) => ({
  id: `messenger:${index}`,
  platform: 'messenger',
  kind: 'direct' as const,
  visibility: 'private' as const,
  threadId: `${account}-${customer}`,
  account,
});

const iso = (time: number): string => new Date(time).toISOString();

/** The same items in another order, always the same one for a seed. */
export const shuffled = <T>(items: readonly T[], chance: () => number): T[] =>
  items
    .map((item) => ({ item, place: chance() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);

/** Writes messages as a replay file. */
export const writeReplay = (path: string, messages: readonly MessageJson[]): void =>
  writeFileSync(path, messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
