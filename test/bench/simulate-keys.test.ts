import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const COMMAND = 'bench/simulate-keys.ts';
const trimmed = (text: string): string => text.replaceAll(/ +$/gm, '').trim();

describe('the simulation of keys', () => {
  it('prints what docs/scale.md shows', () => {
    const printed = execFileSync(process.execPath, [COMMAND, '--rates', '10000'], { encoding: 'utf8' });
    expect(readFileSync('docs/scale.md', 'utf8')).toContain(trimmed(printed));
  });

  it('says what it can be asked', () => {
    expect(execFileSync(process.execPath, [COMMAND, '--help'], { encoding: 'utf8' })).toContain('--crisis SHARE');
  });

  it.each([
    { name: 'no number', args: ['--crisis', 'half'], words: '--crisis is half; a number above 0 and up to 1 is allowed' },
    { name: 'a share above one', args: ['--fill', '2'], words: '--fill is 2; a number above 0 and up to 1 is allowed' },
    { name: 'no rate', args: ['--rates', '100,,5'], words: '--rates is empty; a number above 0 and up to 1000000 is allowed' },
  ])('refuses $name in words', ({ args, words }) => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
    expect(stderr.trim()).toBe(words);
    expect(status).toBe(1);
  });
});
