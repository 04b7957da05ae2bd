import { describe, expect, it } from 'vitest';
import { CrisisSettings } from '../../../core/brand.ts';
import { UsageError } from '../../../local/options.ts';
import { brandUnder, expectations, variantsOf } from '../../../local/simulate/variants.ts';
import { aTouchyBrand } from '../../lambdas/analyze-messages/an-analysis.ts';

const changes = (whatifs: string[], sweeps: string[] = []) =>
  variantsOf(whatifs, sweeps).map(({ letter, words, changed }) => [letter, words, changed]);

describe('the settings to compare', () => {
  it('begin with those of now', () => {
    expect(changes([])).toEqual([['A', 'now', {}]]);
  });

  it('are one more for each --whatif, which may change several', () => {
    expect(changes(['negativeShare=0.5', 'minAuthors=5, surge=false'])).toEqual([
      ['A', 'now', {}],
      ['B', 'negativeShare 0.5', { negativeShare: 0.5 }],
      ['C', 'minAuthors 5, surge false', { minAuthors: 5, surge: false }],
    ]);
  });

  it.each([
    ['both ends', 'negativeShare=0.3..0.6/0.1', [0.3, 0.4, 0.5, 0.6]],
    ['an end that no step meets', 'minAuthors=5..14/5', [5, 10]],
    ['one value', 'margin=.1..0.1/1', [0.1]],
  ])('are one for each value of a sweep: %s', (_name, sweep, values) => {
    const [key = ''] = sweep.split('=');
    expect(variantsOf([], [sweep]).map(({ changed }) => changed[key])).toEqual([undefined, ...values]);
  });

  it('take the place of the brand’s own, and leave the others', () => {
    const brand = aTouchyBrand('harbour', 'harbour-coffee');
    const [, variant] = variantsOf(['minAuthors=7'], []);
    expect(variant && brandUnder(brand, variant)).toEqual({ ...brand, crisis: { ...brand.crisis, minAuthors: 7 } });
  });

  it.each([
    ['a setting that there is not', ['negativShare=0.4'], [], '--whatif negativShare=0.4: Unrecognized key: "negativShare".'],
    ['a value out of range', ['negativeShare=1'], [], '--whatif negativeShare=1: negativeShare: Too big: expected number to be <1.'],
    ['a value of another kind', ['surge=1'], [], 'surge: Invalid input: expected boolean'],
    ['a word for a number', ['minAuthors=many'], [], '"many" is neither a number nor true or false.'],
    ['no value', ['minAuthors'], [], 'expected KEY=VALUE, such as negativeShare=0.5.'],
    ['the same setting twice', ['minAuthors=1,minAuthors=2'], [], 'sets something twice'],
    ['a sweep without a step', [], ['minAuthors=1..5'], 'expected KEY=FROM..TO/STEP'],
    ['a sweep backwards', [], ['minAuthors=5..1/1'], 'an end that is not below the beginning'],
    ['a sweep that never ends', [], ['minAuthors=1..5/0'], 'expected a step above 0'],
    ['a sweep out of range', [], ['negativeShare=0.9..1.1/0.1'], 'expected number to be <1'],
    ['a sweep too fine', [], ['negativeShare=0.1..0.9/0.001'], 'has 801 values: compare at most 25'],
    ['too many at once', ['minAuthors=9'], ['minAuthors=1..25/1'], 'compare at most 26'],
  ])('are refused with %s, in words', (_name, whatifs, sweeps, words) => {
    expect(() => variantsOf(whatifs, sweeps)).toThrow(UsageError);
    expect(() => variantsOf(whatifs, sweeps)).toThrow(words);
  });

  it('are explained one by one, as their schema has them', () => {
    const lines = expectations().split('\n').slice(1);
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(Object.keys(CrisisSettings.shape));
    expect(lines).toContain('  windowMinutes  a whole number from 5 to 1440 (60 by default)');
    expect(lines).toContain('  negativeShare  a number above 0 below 1 (0.4 by default)');
    expect(lines).toContain('  surge          true or false (true by default)');
  });
});
