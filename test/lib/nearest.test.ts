import { describe, expect, it } from 'vitest';
import { nearest } from '../../lib/settings/nearest.ts';

describe('the nearest word', () => {
  it.each([
    ['the same', 'stage', 'stage'],
    ['two letters exchanged', 'stgae', 'stage'],
    ['other capitals', 'SHARDS', 'shards'],
    ['three letters off', 'sharxxx', 'shards'],
    ['four letters off', 'sharxxxx', undefined],
    ['nothing alike', 'bananas', undefined],
    ['nothing at all', '', undefined],
  ])('of %s', (_, word, found) => {
    expect(nearest(word, ['stage', 'shards'])).toBe(found);
  });

  it('is none among none', () => {
    expect(nearest('stage', [])).toBeUndefined();
  });
});
