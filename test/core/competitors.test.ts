import { describe, expect, it } from 'vitest';
import { competitorsIn, isAboutCompetitorsOnly, namesBrand } from '../../core/competitors.ts';
import { aRivalledBrand } from './a-rivalled-brand.ts';

const BRAND = aRivalledBrand();

describe('a text', () => {
  it('names competitors as whole words, in any case', () => {
    const names = (text: string): string[] => competitorsIn(text, BRAND).map(({ name }) => name);
    expect([names('MOSSMUG or @beanstreet'), names('mossmugs'), names('beans in Bean Streets')]).toEqual([['Bean Street', 'Mossmug'], [], []]);
  });

  it.each([
    ['by its name', 'harbour coffee is warm', true],
    ['by its account', 'hello harbour-coffee', true],
    ['by a handle that is its name', '@HarbourCoffee hello', true],
    ['by a handle that begins with its name', '@harbour_coffee_help hello', true],
    ['by a handle that ends with its name', '@AskHarbourCoffee hello', true],
    ['not by a handle with its name inside', '@notharbourcoffeefans hello', false],
    ['not by half of it', 'a coffee at the harbour', false],
  ] as const)('names the brand %s', (_name, text, named) => {
    expect(namesBrand(text, BRAND)).toBe(named);
  });

  it('names no brand of two letters by the handle of somebody else', () => {
    expect(namesBrand('@ox_lover hello', { name: 'Ox', accounts: [] })).toBe(false);
    expect(namesBrand('@ox hello', { name: 'Ox', accounts: [] })).toBe(true);
  });

  it.each([
    ['a competitor', 'Mossmug is cold', true],
    ['a competitor and the brand', '@harbourcoffee beats Mossmug', false],
    ['nobody', 'cold again', false],
  ] as const)('is about competitors only or not: it names %s', (_name, text, only) => {
    expect(isAboutCompetitorsOnly(text, BRAND)).toBe(only);
  });
});
