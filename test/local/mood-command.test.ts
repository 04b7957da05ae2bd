import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

interface Outcome {
  readonly code: number;
  readonly lines: readonly Record<string, unknown>[];
  readonly out: string;
  readonly err: string;
}

/** Runs the command as npm does, and waits for its end. */
const run = (args: readonly string[], input = ''): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, ['local/mood-command.ts', ...args], { maxBuffer: 1 << 26 }, (error, out, err) => {
      const lines = out.split('\n').flatMap((line) => (/^\{".*\}$/.test(line) ? [JSON.parse(line) as Record<string, unknown>] : []));
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), lines, out, err });
    });
    child.stdin?.end(input);
  });

const folder = mkdtempSync(join(tmpdir(), 'groundswell-mood-'));
const fileOf = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
};

describe('npm run mood', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers each line of a file with its mood, in order', async () => {
    const file = fileOf('texts.jsonl', [
      JSON.stringify({ text: 'Still waiting, worst service ever', language: 'en' }),
      JSON.stringify({ text: 'Vielen Dank, klappt wieder!' }),
      '',
      JSON.stringify({ text: '', language: null, id: 7 }),
    ]);
    const { code, lines } = await run([file]);
    expect(code).toBe(0);
    expect(lines.map(({ label, language, engine }) => [label, language, engine])).toEqual([
      ['NEGATIVE', 'en', 'embedded'],
      ['POSITIVE', 'de', 'embedded'],
      ['NEUTRAL', undefined, 'unread'],
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual(['label', 'positive', 'negative', 'neutral', 'mixed', 'language', 'engine']);
  });

  it('answers thousands of lines, each in its place', async () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => JSON.stringify({ text: index % 2 === 0 ? 'terrible' : 'lovely', language: 'en' }));
    const { lines } = await run([fileOf('many.jsonl', texts)]);
    expect(lines.map(({ label }) => label)).toEqual(texts.map((_, index) => (index % 2 === 0 ? 'NEGATIVE' : 'POSITIVE')));
  });

  it('reads standard input where the file is a dash', async () => {
    const { lines } = await run(['-'], `${JSON.stringify({ text: 'lovely', language: 'en' })}\n`);
    expect(lines).toMatchObject([{ label: 'POSITIVE' }]);
  });

  it('answers one text', async () => {
    const { lines, err } = await run(['--text', 'c’est une honte', '--language', 'fr']);
    expect(lines).toMatchObject([{ label: 'NEGATIVE', language: 'fr', engine: 'embedded' }]);
    expect(err).toBe('');
  });

  it('keeps the place of a line that is no text, says which one, and ends with 1', async () => {
    const { code, lines, err } = await run([
      fileOf('odd.jsonl', ['{"text": "lovely", "language": "en"}', 'not json', '{"text": 5}', '{"text": "awful"}']),
    ]);
    expect(code).toBe(1);
    expect(lines.map(({ error }) => error)).toEqual([
      undefined,
      'Line 2 is no object with a "text".',
      'Line 3 is no object with a "text".',
      undefined,
    ]);
    expect(err).toBe('2 lines were no texts; their answers say why.\n');
  });

  it.each([
    ['no file', [], 'One file, or --text, is expected.'],
    ['a file that is not there', ['nowhere.jsonl'], 'There is no file nowhere.jsonl.'],
    ['a flag that it does not know', ['--loud'], "Unknown option '--loud'"],
    ['a language for a file', ['a.jsonl', '--language', 'en'], '--language goes with --text.'],
  ])('says what to do about %s, without a stack', async (_name, args, words) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(words);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: npm run mood');
  });
});
