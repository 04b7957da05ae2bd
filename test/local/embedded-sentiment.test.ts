import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UNREAD } from '../../core/sentiment.ts';
import { createEmbeddedSentiment } from '../../local/embedded-sentiment.ts';

const key = createSecretKey(Buffer.alloc(32, 7));

describe('the embedded sentiment reader', () => {
  it('answers one mood a text, in order', async () => {
    const moods = await createEmbeddedSentiment(key).read([{ text: 'Not good' }, { text: '' }, { text: 'Vielen Dank', language: 'de' }]);
    expect(moods.map(({ sentiment }) => sentiment.label)).toEqual(['NEGATIVE', 'NEUTRAL', 'POSITIVE']);
    expect(moods[1]?.sentiment).toEqual(UNREAD);
  });

  it('reads the same text once, whatever its case and blanks', async () => {
    const reader = createEmbeddedSentiment(key);
    const [first, second, third] = await reader.read([
      { text: 'Great service' },
      { text: '  GREAT service\n' },
      { text: 'Great service', language: 'de' },
    ]);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('says of a text that only its beginning was read, of each by itself', async () => {
    const whole = 'good '.repeat(1_000).trim();
    const moods = await createEmbeddedSentiment(key).read([{ text: whole }, { text: `${whole} bad again and again` }, { text: whole }]);
    expect(moods.map(({ sentiment }) => sentiment.partial)).toEqual([undefined, true, undefined]);
  });

  it('forgets the oldest answers when it is full', async () => {
    const reader = createEmbeddedSentiment(key, 2);
    const [first] = await reader.read([{ text: 'one good thing' }, { text: 'two good things' }, { text: 'three good things' }]);
    const [again] = await reader.read([{ text: 'one good thing' }]);
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });
});
