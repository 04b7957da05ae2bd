import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../local/sample/random.ts';
import { written } from '../../../local/sample/sentences/bank.ts';

const names = { name: 'Ada', agent: 'AK' };

describe('the sample generator', () => {
  it('draws the same numbers from the same seed, and others from another', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1).every((number) => number >= 0 && number < 1)).toBe(true);
  });

  it('chooses about as often as the weights say, and never what weighs nothing', () => {
    const random = createRandom(3);
    const drawn = Array.from({ length: 4_000 }, () => random.weighted({ often: 3, seldom: 1, never: 0 }));
    const often = drawn.filter((key) => key === 'often').length / drawn.length;
    expect(often).toBeGreaterThan(0.72);
    expect(often).toBeLessThan(0.78);
    expect(drawn).not.toContain('never');
  });

  it('refuses to choose from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });

  it.each([
    ['a choice', '[one]', 'one'],
    ['a choice within a choice', '[very [good]]', 'very good'],
    ['an empty choice before a full stop', 'Well done [].', 'Well done.'],
    ['names', 'Hi {name} ^{agent}', 'Hi Ada ^AK'],
  ])('writes %s', (_name, pattern, text) => {
    expect(written(pattern, names, createRandom(1))).toBe(text);
  });
});
