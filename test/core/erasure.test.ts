import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../core/message-record.ts';
import { pulseEntry } from '../../core/pulse-entry.ts';
import { authorHash, erasedActs, erasedConversation, erasedIncident, erasedRecord } from '../../core/erasure.ts';
import { aBrand, aConversation, anIncident, aPlatformMessage, aRecord, NOON } from '../contracts/builders.ts';

const ORDER = { token: 'erased-somebody' };
const COUNTING = { counts: 'message', asks: true, language: 'en' } as const;
const said = {
  author: { id: 'ada', handle: 'ada_l', name: 'Ada', role: 'customer' },
  text: 'My order never came.',
  url: 'https://example.org/1',
} as const;

describe('an erased record', () => {
  const erased = erasedRecord(aRecord(said), ORDER, ['ada'], COUNTING);

  it('says nothing, and names nobody', () => {
    expect(erased.first).toMatchObject({ text: '', author: { id: 'erased-somebody', role: 'customer' } });
    expect(JSON.stringify(erased)).not.toMatch(/ada|Ada|order|example/);
  });

  it('counts as it did', () => {
    expect(pulseEntry(erased, aBrand('harbour', 'harbour-coffee'))).toMatchObject({ counts: 'message', asks: true, language: 'en', sentAt: NOON });
  });

  it('takes no text again, not even of an edit, but a deletion', () => {
    const message = aPlatformMessage({ ...said, edited: NOON + 1 });
    expect(applyEvent(erased, { type: 'message.updated', message }, NOON + 2)).toEqual(erased);
    const gone = applyEvent(erased, { type: 'message.deleted', id: 'x:1', platform: 'x', account: 'harbour-coffee' }, NOON + 2);
    expect(pulseEntry(gone, aBrand('harbour', 'harbour-coffee'))?.counts).toBe('nothing');
  });

  it('keeps who answered for the brand, but not what, nor in whose thread', () => {
    const answer = aRecord({ kind: 'direct', direction: 'outbound', author: { id: 'robin', role: 'agent' }, threadId: 'x:harbour:ada' });
    expect(erasedRecord(answer, ORDER, ['ada'], COUNTING).first).toMatchObject({
      author: { id: 'robin' },
      text: '',
      threadId: 'x:harbour:erased-somebody',
    });
  });
});

describe('an erased conversation', () => {
  it('keeps its figures and loses whose it is and all words', () => {
    const before = aConversation({ customer: { id: 'ada', handle: 'ada_l' }, because: ['never came'], mood: { first: -1, last: 1, lift: 2 } });
    expect(erasedConversation(before, ORDER)).toEqual({
      ...before,
      customer: { id: 'erased-somebody' },
      because: [],
      priority: { score: 50, reasons: [] },
    });
  });

  it('keeps who did what, and nothing that they wrote', () => {
    const done = { id: '1', at: NOON, by: 'robin' };
    const acts = erasedActs([
      { ...done, type: 'note', text: 'Ada called' },
      { ...done, id: '2', type: 'resolve', reason: 'Ada is happy' },
      { ...done, id: '3', type: 'hand-over', team: 'sales', reason: 'Ada buys' },
    ]);
    expect(acts.map(({ type, by }) => [type, by])).toEqual([
      ['note', 'robin'],
      ['resolve', 'robin'],
      ['hand-over', 'robin'],
    ]);
    expect(JSON.stringify(acts)).not.toContain('Ada');
  });
});

describe('an incident after an erasure', () => {
  const evidence = { ...anIncident().evidence, phrases: ['kumquat jam', 'late parcel'] };
  const running = anIncident({ evidence, about: { en: ['kumquat', 'parcel'], de: ['paket'] } });

  it('loses what the person said, unless somebody else says it too', () => {
    expect(erasedIncident(running, ['kumquat jam and a late parcel'], ['a late parcel']).evidence.phrases).toEqual(['late parcel']);
  });

  it('learns anew what it is about, in that language alone, while it runs', () => {
    expect(erasedIncident(running, ['kumquat'], []).about).toEqual({ de: ['paket'] });
    expect(erasedIncident({ ...running, state: 'resolved' }, ['kumquat'], []).about).toEqual({ en: ['parcel'], de: ['paket'] });
  });

  it('is the same when the person said nothing of it', () => {
    expect(erasedIncident(running, ['something else'], [])).toBe(running);
  });
});

describe('the hash of an author', () => {
  it('tells keys, brands, platforms and ids apart, and is no plain hash', () => {
    const hashes = [
      authorHash('key', 'harbour', 'x', 'ada'),
      authorHash('other key', 'harbour', 'x', 'ada'),
      authorHash('key', 'meadow', 'x', 'ada'),
      authorHash('key', 'harbour', 'mastodon', 'ada'),
      authorHash('key', 'harbour', 'x', 'grace'),
    ];
    expect(new Set(hashes).size).toBe(5);
  });
});
