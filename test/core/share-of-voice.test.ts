import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addVoices, sharesOf, voicesOf, type Voices } from '../../core/share-of-voice.ts';
import { UNREAD } from '../../core/sentiment.ts';
import { aRivalledBrand } from './a-rivalled-brand.ts';
import { aMessage, aMood, anAnswer } from './a-message.ts';

const BRAND = aRivalledBrand();
const NOBODY: Voices = new Map();
const post = (text: string, label: 'NEGATIVE' | 'POSITIVE' = 'NEGATIVE') => aMessage({ kind: 'post', text, sentiment: aMood(label) });
const counted = (messages: readonly ReturnType<typeof post>[]) =>
  sharesOf(messages.map((message) => voicesOf(message, BRAND)).reduce(addVoices, NOBODY), BRAND);

describe('the share of voice', () => {
  it('counts the brand and each competitor, with the mood of what names one alone', () => {
    const messages = [
      post('Mossmug is cold'),
      post('Mossmug is warm', 'POSITIVE'),
      post('Cold again'),
      post('Harbour Coffee beats Mossmug', 'POSITIVE'),
      aMessage({ kind: 'post', text: 'Mossmug', sentiment: UNREAD }),
    ];
    expect(counted(messages)).toEqual([
      { name: 'Mossmug', messages: 4, read: 2, negatives: 1, positives: 1, share: 4 / 6 },
      { name: 'Harbour Coffee', messages: 2, read: 1, negatives: 1, positives: 0, share: 2 / 6 },
      { name: 'Bean Street', messages: 0, read: 0, negatives: 0, positives: 0, share: 0 },
    ]);
  });

  it('is nothing of nothing', () => {
    expect(counted([]).map(({ share }) => share)).toEqual([0, 0, 0]);
  });

  it.each([
    ['of the brand itself', anAnswer({ text: 'Mossmug' })],
    ['of an employee', aMessage({ text: 'Mossmug', author: { id: '1', handle: 'robin', role: 'customer' } })],
    ['of a machine', aMessage({ text: 'Mossmug', author: { id: '1', role: 'automation' } })],
    ['that was deleted', aMessage({ text: 'Mossmug', deleted: true })],
  ] as const)('does not count what is %s', (_name, message) => {
    expect(voicesOf(message, BRAND)).toEqual(NOBODY);
  });

  it('counts a comment in the brand’s own thread for the brand, whomever else it names', () => {
    expect([...voicesOf(aMessage({ kind: 'comment', text: 'Mossmug' }), BRAND).keys()]).toEqual(['Harbour Coffee', 'Mossmug']);
  });

  it('comes out the same in whatever order messages are counted, and shares sum to one', () => {
    const some = fc.array(fc.constantFrom(post('Mossmug'), post('@beanstreet', 'POSITIVE'), post('Hello'), post('Mossmug, Bean Street')), {
      minLength: 1,
    });
    const shuffled = some.chain((messages) => fc.tuple(fc.constant(messages), fc.shuffledSubarray(messages, { minLength: messages.length })));
    fc.assert(
      fc.property(shuffled, ([messages, others]) => {
        const shares = counted(messages);
        expect(counted(others)).toEqual(shares);
        expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
      }),
    );
  });
});
