import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import type { Conversation } from '../../../core/conversation.ts';
import type { PlatformMessage } from '../../../core/message.ts';
import { conversationsOf } from '../../../local/care/fold-history.ts';
import { readHistory } from '../../../local/simulate/read-history.ts';
import { anAnalysis, RECEIVED, replayed, wordReader } from '../../lambdas/analyze-messages/an-analysis.ts';
import { writeHistory } from '../simulate/a-history.ts';
import { freshDataDirs } from '../store/data-dir.ts';
import { aFerryDay, asks, says, writes } from './a-care-day.ts';

const newDir = freshDataDirs();
const ACCOUNT = 'harbour-coffee';
const BRAND = BrandDocument.parse({
  brand: 'harbour',
  name: 'Harbour',
  accounts: ['x', 'whatsapp'].map((platform) => ({ platform, account: ACCOUNT })),
});

/** Answers to answers, two customers in one thread, direct messages, a person of two ids, an answer to nobody, and one to a message that is not there. */
const MESSAGES: readonly PlatformMessage[] = [
  ...aFerryDay(ACCOUNT, ''),
  says('chain', 'q0', 'a0', 30),
  says('deeper', 'q0', 'chain', 31),
  asks('other', 40, { kind: 'reply', threadId: 'x:q0', inReplyTo: 'x:q0', text: 'Same here, bad ferry.' }),
  says('to-other', 'q0', 'other', 41),
  says('news', 'news', 'nothing', 50, { kind: 'post' }),
  writes('w1', 60),
  writes('w2', 61, { direction: 'outbound', author: { id: 'mia', role: 'agent' }, text: 'Yes, at no charge.' }),
  writes('w3', 62, { threadId: 'whatsapp:harbour-coffee:ada', author: { id: 'ada', ids: ['7001'], role: 'customer' }, text: 'good, thank you' }),
];

/** What the figures are made of. Who was heard of before is no part of it. */
const essence = ({ earlier: _earlier, priority: _priority, ...conversation }: Conversation) => conversation;
const inOrder = (conversations: readonly Conversation[]) => conversations.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(essence);

async function keptByProduct(messages: readonly PlatformMessage[]): Promise<readonly Conversation[]> {
  const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED } });
  await analysis.describe(BRAND);
  for (const message of messages) await analysis.analyze([replayed({ type: 'message.created', message })]);
  const kept = await analysis.store.conversations.page(BRAND.brand, undefined, 1_000);
  analysis.store.close();
  return kept;
}

async function folded(messages: readonly PlatformMessage[]): Promise<readonly Conversation[]> {
  const file = join(newDir(), 'day.jsonl');
  writeHistory(file, messages);
  const query = { file, documents: [BRAND], only: undefined };
  const { brands } = await readHistory(query, { sentiment: wordReader, now: RECEIVED, moved: () => undefined });
  return brands.flatMap((brand) => [...conversationsOf(brand)]);
}

describe('a folded history', () => {
  it('has the conversations that the product keeps of the same messages', async () => {
    const conversations = await folded(MESSAGES);
    expect(conversations).toHaveLength(8);
    expect(conversations.map(({ messageCount }) => messageCount).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 3, 3, 3, 3, 5]);
    expect(inOrder(conversations)).toEqual(inOrder(await keptByProduct(MESSAGES)));
  });

  it('is the same in whatever order the messages stand in the file', async () => {
    const asTheyCame = inOrder(await folded(MESSAGES));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...MESSAGES], { minLength: MESSAGES.length }), async (shuffled) => {
        expect(inOrder(await folded(shuffled))).toEqual(asTheyCame);
      }),
      { numRuns: 20 },
    );
  });
});
