import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readSecret } from '../../operations/hidden-question.ts';

/** A person at a terminal who types these keys; answers what was read and what the screen showed. */
const typed = async (keys: string): Promise<{ secret: string; shown: string }> => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  const answer = readSecret('Secret: ', { input, output });
  input.write(keys);
  const secret = await answer;
  output.end();
  return { secret, shown: await text(output) };
};

describe('a secret that is asked for', () => {
  it.each([
    ['typed', 'swordfish\r', 'swordfish'],
    ['pasted with blanks around', '  sword fish \r', 'sword fish'],
    ['corrected', 'swordfis\u007F\u007Fsh\r', 'swordfsh'],
  ])('is read as it was %s, and shown nowhere', async (_name, keys, expected) => {
    const { secret, shown } = await typed(keys);
    expect(secret).toBe(expected);
    expect(shown).toBe('Secret: \n');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['Enter alone', '\r'],
  ])('is none after %s', async (_name, keys) => {
    await expect(typed(keys)).rejects.toThrow('Nothing was changed');
  });
});
