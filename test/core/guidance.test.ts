import { describe, expect, it } from 'vitest';
import { guidanceDigest, guidanceOf } from '../../core/guidance.ts';
import type { Message } from '../../core/message.ts';
import { aRivalledBrand } from './a-rivalled-brand.ts';
import { aMessage } from './a-message.ts';

const BRAND = aRivalledBrand();
const robin = (text: string, over: Partial<Message> = {}): Message =>
  aMessage({ id: 'x:7', text, author: { id: '9', handle: 'robin', role: 'customer' }, ...over });

describe('guidance for employees', () => {
  it('names the guideline that a public message touches, and what to do', () => {
    expect(guidanceOf([robin('Our tea HEALS everything', { url: 'https://x.example/7' })], BRAND)).toEqual([
      {
        handle: '@Robin',
        message: 'x:7',
        url: 'https://x.example/7',
        guideline: 'No promises about health',
        level: 'regulated',
        terms: ['heals'],
        advice: 'Take it back, and tell the quality team.',
        escalate: true,
      },
    ]);
  });

  it.each([
    ['advice', 'We at Harbour think so', false],
    ['law', 'About the lawsuit', true],
    ['regulation', 'It cures', true],
  ] as const)('escalates law and regulation only: %s', (_name, text, escalate) => {
    const [found] = guidanceOf([robin(text)], BRAND);
    expect(found?.escalate).toBe(escalate);
    expect(found?.advice).not.toBe('');
  });

  it('tells of each guideline that a message touches', () => {
    expect(guidanceOf([robin('We at Harbour say it cures')], BRAND).map(({ guideline }) => guideline)).toEqual([
      'Speak for yourself',
      'No promises about health',
    ]);
  });

  it('looks at nobody who is not on the roster, not even at a colleague', () => {
    const others = [
      robin('It heals', { author: { id: '9', handle: 'robina', role: 'customer' } }),
      robin('It heals', { author: { id: '9', handle: 'kim', role: 'employee' } }),
      robin('It heals', { platform: 'facebook' }),
    ];
    let read = 0;
    const watched = others.map((message) => Object.defineProperty({ ...message }, 'text', { get: () => ((read += 1), message.text) }));
    expect(guidanceOf(watched, BRAND)).toEqual([]);
    expect(guidanceOf([robin('It heals')], aRivalledBrand({ employees: [] }))).toEqual([]);
    expect(read).toBe(0);
  });

  it.each([
    ['private', { visibility: 'private' }],
    ['deleted', { deleted: true }],
  ] as const)('looks at nothing that is %s', (_name, over) => {
    expect(guidanceOf([robin('It heals', over)], BRAND)).toEqual([]);
  });

  it('finds terms as whole words', () => {
    expect(guidanceOf([robin('Healsome, secures')], BRAND)).toEqual([]);
  });
});

describe('the guidance digest', () => {
  it('tells what must be escalated first, with the terms and no other word of a message', () => {
    const guidance = guidanceOf([robin('We at Harbour are proud'), robin('My aunt says it cures', { id: 'x:8' })], BRAND);
    expect(guidanceDigest(guidance)).toEqual([
      'For compliance:',
      '- @Robin, x:8: "No promises about health" (regulated), by cures',
      '  Take it back, and tell the quality team.',
      'Good to know:',
      '- @Robin, x:7: "Speak for yourself" (advice), by we at Harbour',
      '  Read the guideline again, and put it right in your own words if it needs that.',
    ]);
  });

  it('is empty when there is nothing to tell', () => {
    expect(guidanceDigest([])).toEqual([]);
  });
});
