import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import { messageOf } from '../../../core/message-record.ts';
import type { Message, PlatformMessage } from '../../../core/message.ts';
import { escalationsOf, givesGuidance, guidanceNotice } from '../../../core/notice/guidance.ts';
import { letterOfNotice } from '../../../core/notice/letter.ts';
import type { Notice } from '../../../core/notice.ts';
import { DAY } from '../../../core/time.ts';
import { aRecord, NOON } from '../../contracts/builders.ts';

const aBrand = (over: object = {}) =>
  BrandDocument.parse({
    brand: 'harbour',
    name: 'Harbour',
    accounts: [{ platform: 'x', account: 'harbour-coffee' }],
    employees: [{ platform: 'x', handle: '@Ada_L' }],
    guidelines: [
      { name: 'Health claims', terms: ['cures'], level: 'regulated', advice: 'Take the post down and ring compliance.' },
      { name: 'Court cases', terms: ['lawsuit'], level: 'legal' },
      { name: 'Kind words', terms: ['stupid'] },
    ],
    ...over,
  });

const saying = (text: string, over: Partial<PlatformMessage> = {}): Message => {
  const message = messageOf(aRecord({ id: 'x:9', author: { id: '77', handle: 'ada_l', role: 'customer' }, text, ...over }), 'harbour');
  if (message === undefined) throw new Error('a message');
  return message;
};

const letterOf = (notice: Notice | undefined) => {
  if (notice === undefined) throw new Error('a notice');
  return letterOfNotice(notice);
};

describe('what an employee says in public', () => {
  it.each([
    ['regulated', 'Our tea cures colds', 1],
    ['legal', 'We will win the lawsuit', 1],
    ['no more than unkind', 'How stupid', 0],
    ['nothing', 'Nice weather', 0],
  ])('is told to others at once when it is %s', (_name, text, count) => expect(escalationsOf([saying(text)], aBrand(), NOON)).toHaveLength(count));

  it.each([
    ['somebody who is not on the roster', { author: { id: '78', handle: 'bo', role: 'customer' } }],
    ['a direct message', { visibility: 'private' }],
  ] as const)('is never read of %s', (_name, over) => expect(escalationsOf([saying('It cures colds', over)], aBrand(), NOON)).toEqual([]));

  it.each([
    ['just under a day ago', NOON + DAY - 1, 1],
    ['a day ago', NOON + DAY, 0],
  ])('is news when it was said %s: %i', (_name, now, count) => expect(escalationsOf([saying('It cures colds')], aBrand(), now)).toHaveLength(count));

  it('is no matter where there is no roster, or no guideline', () =>
    expect([aBrand(), aBrand({ employees: [] }), aBrand({ guidelines: [] })].map(givesGuidance)).toEqual([true, false, false]));
});

describe('the notice of it', () => {
  const notice = guidanceNotice(saying('Our tea cures colds and the lawsuit is silly'), aBrand(), NOON);

  it('names the guidelines and what to do, and is one for each message', () => {
    expect(notice).toMatchObject({ id: 'guidance-harbour-x:9', kind: 'guidance', since: NOON });
    expect(notice?.facts).toContainEqual({ label: 'Guideline', value: 'Health claims (regulated), by: cures' });
    expect(notice?.actions).toContain('Take the post down and ring compliance.');
  });

  it('shows no word that the guideline does not have itself', () => {
    const { text, subject } = letterOf(notice);
    expect(subject).toBe('GUIDANCE: A public message of @Ada_L touches a guideline of Harbour: Health claims (regulated)');
    expect(text).not.toMatch(/tea|silly/);
  });

  it('is none once the message says so no more', () => expect(guidanceNotice(saying('Our tea is nice'), aBrand(), NOON)).toBeUndefined());
});
