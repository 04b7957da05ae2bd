import { describe, expect, it } from 'vitest';
import { UNREAD } from '../../../core/sentiment.ts';
import { createEmbeddedSentiment } from '../../../lambdas/adapters/embedded-sentiment.ts';

describe('the embedded reader of a function', () => {
  it('answers one mood a text, in order, as the engine does', async () => {
    const moods = await createEmbeddedSentiment().read([{ text: 'Not good' }, { text: '' }, { text: 'Vielen Dank', language: 'de' }]);
    expect(moods.map(({ sentiment }) => sentiment.label)).toEqual(['NEGATIVE', 'NEUTRAL', 'POSITIVE']);
    expect(moods[1]?.sentiment).toEqual(UNREAD);
  });

  it('loads the engine when the first text comes, and not before', async () => {
    let loads = 0;
    const reader = createEmbeddedSentiment(async () => {
      loads += 1;
      return { readMood: () => ({ sentiment: UNREAD }) };
    });
    expect(loads).toBe(0);
    await reader.read([{ text: 'one' }, { text: 'two' }]);
    expect(loads).toBe(1);
  });

  it('rejects when the engine cannot be loaded', async () => {
    await expect(createEmbeddedSentiment(() => Promise.reject(new Error('no tables'))).read([{ text: 'one' }])).rejects.toThrow('no tables');
  });

  it.each([
    ['just at the limit', 'good '.repeat(1_000), undefined],
    ['just above', `${'good '.repeat(1_000)}!`, true],
  ])('says of a text that only its beginning was read: %s', async (_name, text, partial) => {
    const [mood] = await createEmbeddedSentiment().read([{ text, language: 'en' }]);
    expect([mood?.sentiment.engine, mood?.sentiment.partial]).toEqual(['embedded', partial]);
  });
});
