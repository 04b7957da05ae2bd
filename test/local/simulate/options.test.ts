import { describe, expect, it } from 'vitest';
import { help, readSimulateOptions } from '../../../local/simulate/options.ts';

describe('the command line of a simulation', () => {
  it('needs a file and nothing else', () => {
    expect(readSimulateOptions(['a.jsonl'])).toMatchObject({ file: 'a.jsonl', brands: undefined, only: undefined, html: undefined, json: false });
  });

  it('takes comparisons as often as they are given', () => {
    const options = readSimulateOptions(['a.jsonl', '--whatif', 'minAuthors=5', '--sweep', 'margin=0..0.2/0.1', '--whatif', 'surge=false']);
    expect(options?.variants.map(({ words }) => words)).toEqual(['now', 'minAuthors 5', 'surge false', 'margin 0', 'margin 0.1', 'margin 0.2']);
  });

  it('may ask for help, which explains every setting', () => {
    expect(readSimulateOptions(['--help'])).toBeUndefined();
    expect(help()).toContain('Usage: npm run simulate');
    expect(help()).toContain('negativeShare  a number above 0 below 1');
  });

  it.each([
    ['no file', [], 'One file is expected.'],
    ['two files', ['a.jsonl', 'b.jsonl'], 'One file is expected.'],
    ['a flag that it does not know', ['a.jsonl', '--loud'], "Unknown option '--loud'"],
    ['a flag without a value', ['a.jsonl', '--html='], '--html takes a value.'],
    ['a comparison without a value', ['a.jsonl', '--whatif', ''], '--whatif : expected KEY=VALUE'],
  ])('is refused with %s', (_name, argv, words) => {
    expect(() => readSimulateOptions(argv)).toThrow(words);
  });
});
