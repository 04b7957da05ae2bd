import { describe, expect, it } from 'vitest';
import { leavingFor, switchingIn } from '../../core/switching.ts';
import { aRivalledBrand } from './a-rivalled-brand.ts';
import { aMessage, aMood } from './a-message.ts';

const BRAND = aRivalledBrand();
const spoken = (text: string, kind: 'post' | 'comment' = 'post', label: 'NEGATIVE' | 'NEUTRAL' = 'NEUTRAL') =>
  aMessage({ text, kind, sentiment: aMood(label) });

describe('a competitor’s customer', () => {
  it.each([
    ['is unhappy in a post', spoken('Mossmug burnt my tongue', 'post', 'NEGATIVE'), 'Mossmug'],
    ['wants to leave', spoken('Leaving Mossmug this week'), 'Mossmug'],
    ['wants to leave, in a comment in the brand’s thread', spoken('So done with Bean Street', 'comment'), 'Bean Street'],
    ['looks for another, in French', spoken('Une alternative à Mossmug'), 'Mossmug'],
  ] as const)('who %s may come over', (_name, message, competitor) => {
    const switching = switchingIn(message, BRAND);
    expect(switching?.competitor).toBe(competitor);
    expect(switching?.words.length).toBeGreaterThan(1);
  });

  it.each([
    ['is unhappy in the brand’s own thread: with whom cannot be told', spoken('The mossmug lid does not fit', 'comment', 'NEGATIVE')],
    ['names the brand as well', spoken('Leaving Mossmug, and Harbour Coffee too', 'post', 'NEGATIVE')],
    ['goes there', spoken('I am switching to Mossmug', 'post', 'NEGATIVE')],
    ['is content', spoken('Mossmug again today')],
    ['names nobody', spoken('Leaving this town', 'post', 'NEGATIVE')],
    ['only seems to be named inside a word', spoken('Leaving mossmugs behind', 'post', 'NEGATIVE')],
  ] as const)('does not come over who %s', (_name, message) => {
    expect(switchingIn(message, BRAND)).toBeUndefined();
  });
});

describe('a customer who goes to a competitor', () => {
  it.each([
    ['says so to the brand', spoken('Harbour Coffee, I am moving to Mossmug'), ['Mossmug', 'moving']],
    ['says so in the brand’s thread', spoken('Switching to @beanstreet now', 'comment'), ['Bean Street', 'switching']],
    ['says so in German', spoken('Wechsle zu Mossmug', 'comment'), ['Mossmug', 'wechsle']],
    ['is not ours in a post that names nobody but them', spoken('Switching to Mossmug now'), []],
    ['comes from there', spoken('Switched from Mossmug', 'comment'), []],
    ['only compares', spoken('Close to Mossmug', 'comment'), []],
  ] as const)('%s', (_name, message, words) => {
    expect(leavingFor(message, BRAND)).toEqual(words);
  });
});
