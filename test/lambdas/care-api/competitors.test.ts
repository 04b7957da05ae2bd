import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../core/sentiment.ts';
import { HOUR } from '../../../core/time.ts';
import { aBrand, aMessage, anApi, NOON, stored } from './an-api.ts';

const mood = (label: 'POSITIVE' | 'NEGATIVE'): Sentiment => ({ label, positive: 0, negative: 0, neutral: 1, mixed: 0, engine: 'embedded' });

describe('GET /brands/{brand}/competitors', () => {
  const heard = async () => {
    const api = anApi();
    await stored(api).brand(
      aBrand('acme', {
        competitors: [
          { name: 'Mossmug', terms: ['mossmug'] },
          { name: 'Fernpot', terms: ['fernpot'] },
        ],
      }),
    );
    const said = (number: number, text: string, label: 'POSITIVE' | 'NEGATIVE') => aMessage('acme', -number, { text, sentiment: mood(label) });
    const own = [1, 2, 3].map((number) => said(number, 'My acme is broken.', 'NEGATIVE'));
    await stored(api).messages([...own, said(4, 'Mossmug is lovely.', 'POSITIVE'), said(600, 'Mossmug, long ago.', 'NEGATIVE')]);
    return api;
  };
  const query = { from: new Date(NOON - HOUR).toISOString(), to: new Date(NOON).toISOString() };

  it('tells the share of voice and the mood of each, and the brand’s own', async () => {
    const { status, json } = await (await heard()).ask('GET /brands/acme/competitors', { query });
    expect(status).toBe(200);
    expect(json).toEqual({
      ...query,
      complete: true,
      messages: 4,
      own: { name: 'ACME', messages: 3, read: 3, negatives: 3, positives: 0, share: 0.75 },
      items: [
        { name: 'Mossmug', messages: 1, read: 1, negatives: 0, positives: 1, share: 0.25 },
        { name: 'Fernpot', messages: 0, read: 0, negatives: 0, positives: 0, share: 0 },
      ],
    });
  });

  it('has the brand’s own line alone where it names no competitor', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    expect((await api.ask('GET /brands/acme/competitors')).json).toMatchObject({ messages: 0, own: { name: 'ACME', share: 0 }, items: [] });
  });

  it('names the path of a period that is too long', async () => {
    const { status, json } = await (await heard()).ask('GET /brands/acme/competitors', { query: { from: '2020-01-01T00:00:00Z' } });
    expect({ status, errors: json.errors }).toMatchObject({ status: 400, errors: [{ path: 'from' }] });
  });
});
