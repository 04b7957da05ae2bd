import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const OPENINGS = ['The app', 'Your shop', 'My order', 'The new update', 'Support', 'The delivery', 'My invoice', 'The website'];
const HAPPENINGS = [
  'is down again',
  'works fine now',
  'never arrived',
  'was charged twice',
  'looks great',
  'keeps crashing',
  'answered in a minute',
  'is still pending',
];
const ENDINGS = [
  'please help',
  'thank you so much',
  'this is terrible',
  'love it',
  'any news?',
  'what a mess',
  'when will it be fixed?',
  'well done',
];
const ACCOUNTS = 5;
const START = Date.UTC(2026, 0, 10);
/** Milliseconds between two messages, on average half of this. */
const GAP = 2_000;

/** Writes so many different messages of five accounts, in time order; the same ones each time. */
export const writeMessages = async (path: string, count: number): Promise<void> => {
  const file = createWriteStream(path);
  const random = seeded(20_260_110);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  let sentAt = START;
  for (let number = 0; number < count; number += 1) {
    sentAt += Math.floor(random() * GAP);
    const customer = `customer-${Math.floor((random() * count) / 3)}`;
    const message = {
      id: `x:${number}`,
      platform: 'x',
      account: `account-${Math.floor(random() * ACCOUNTS)}`,
      kind: 'post',
      visibility: 'public',
      direction: 'inbound',
      author: { id: customer, handle: customer, role: 'customer', followers: Math.floor(random() * 500) },
      text: `${pick(OPENINGS)} ${pick(HAPPENINGS)}, ${pick(ENDINGS)} (${number})`,
      threadId: `x:${number}`,
      sentAt: new Date(sentAt).toISOString(),
    };
    if (!file.write(`${JSON.stringify(message)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
};

/** Marsaglia's xorshift, 32 bits: the same numbers from the same seed. "Xorshift RNGs", Journal of Statistical Software 8 (2003). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
