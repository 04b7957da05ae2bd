import { describe, expect, it } from 'vitest';
import { UNREAD } from '../../core/sentiment.ts';
import { createEmbeddedSentiment } from '../../local/embedded-sentiment.ts';

describe('the embedded sentiment reader', () => {
  it('answers one mood a text, in order', async () => {
    const moods = await createEmbeddedSentiment().read([{ text: 'Not good' }, { text: '' }, { text: 'Vielen Dank', language: 'de' }]);
    expect(moods.map(({ sentiment }) => sentiment.label)).toEqual(['NEGATIVE', 'NEUTRAL', 'POSITIVE']);
    expect(moods[1]?.sentiment).toEqual(UNREAD);
  });

  it('hears capitals, as they were written', async () => {
    const [calm, loud] = await createEmbeddedSentiment().read([{ text: 'the app is not working' }, { text: 'THE APP IS NOT WORKING' }]);
    expect(loud?.sentiment.negative).not.toBe(calm?.sentiment.negative);
  });

  it('says of a text that only its beginning was read, of each by itself', async () => {
    const whole = 'good '.repeat(1_000).trim();
    const moods = await createEmbeddedSentiment().read([{ text: whole }, { text: `${whole} bad again and again` }, { text: whole }]);
    expect(moods.map(({ sentiment }) => sentiment.partial)).toEqual([undefined, true, undefined]);
  });
});
