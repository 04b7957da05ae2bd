import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../core/reason.ts';

const parsing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
};

describe('what is said of an error', () => {
  it.each([
    ['an error of ours', new RangeError('the window is empty'), 'RangeError: the window is empty'],
    ['a parser that stumbled over what a customer wrote', parsing('{"text": "my PIN is 1234'), 'SyntaxError'],
    ['something else that was thrown', 'my PIN is 1234', 'an unknown error'],
  ])('of %s tells nothing that a customer wrote', (_name, error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
