import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../core/time.ts';
import { help } from '../../../local/simulate/options.ts';
import { NOON } from '../../contracts/builders.ts';
import { aProcess } from '../a-process.ts';
import { freshDataDirs } from '../store/data-dir.ts';
import { aHistory, post, writeHistory } from './a-history.ts';

const newDir = freshDataDirs();
const run = (...args: string[]) => aProcess('local/simulate-command.ts', args).ended;

const BAD = 'Terrible service, the ferry was late again and nobody helps.';

/** Six hours, one of which is bad, as the embedded engine reads it. */
function aFile(): string {
  const file = join(newDir(), 'hours.jsonl');
  const messages = aHistory({ from: NOON, hours: 6, badFrom: 2, badTo: 4 });
  writeHistory(
    file,
    messages.map((message) => ({ ...message, language: 'en', text: message.text.startsWith('bad') ? BAD : 'Lovely crossing, thank you!' })),
  );
  return file;
}

/** The lines of its output as JSON. */
const linesOf = (out: string): Record<string, unknown>[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));

describe('npm run simulate', () => {
  it('shows what each of the settings raises, and says what changes', async () => {
    const { code, stdout, stderr } = await run(aFile(), '--whatif', 'negativeShare=0.95,surge=false');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^harbour-coffee +A now +1 /m);
    expect(stdout).toMatch(/^ +B negativeShare 0.95, surge false +0 /m);
    expect(stdout).toContain('With negativeShare 0.95, surge false: one incident fewer (0 instead of 1)');
    expect(stdout).not.toContain(BAD);
  });

  it('writes a page', async () => {
    const html = join(newDir(), 'page.html');
    const { stdout } = await run(aFile(), '--html', html);
    expect(stdout).toContain(`The page: ${html}`);
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<svg[\s\S]*<\/html>\n$/);
    expect(readFileSync(html, 'utf8')).not.toContain(BAD);
  });

  it('tells a program one line an incident and variant', async () => {
    const { stdout } = await run(aFile(), '--json', '--whatif', 'minAuthors=5');
    expect(linesOf(stdout)).toMatchObject([
      { variant: 'A', changed: {}, incident: { brand: 'harbour-coffee', kind: 'crisis', rules: ['surge', 'threshold'] } },
      { variant: 'B', changed: { minAuthors: 5 }, incident: { brand: 'harbour-coffee', kind: 'crisis' } },
    ]);
  });

  it('takes brands from their documents, and only the one that is asked for', async () => {
    const brands = newDir();
    writeFileSync(
      join(brands, 'ferries.json'),
      JSON.stringify({ brand: 'ferries', name: 'Ferries', accounts: [{ platform: 'x', account: 'harbour-coffee' }], crisis: { minAuthors: 1_000 } }),
    );
    const file = aFile();
    writeFileSync(file, readFileSync(file, 'utf8') + readFileSync(file, 'utf8').replaceAll('harbour-coffee', 'Other Line').replaceAll('x:', 'x:o'));
    expect(linesOf((await run(file, '--json', '--brands', brands)).stdout)).toMatchObject([{ incident: { brand: 'other-line' } }]);
    expect((await run(file, '--json', '--brands', brands, '--brand', 'ferries')).stdout).toBe('');
    const stranger = await run(file, '--brands', brands, '--brand', 'nobody');
    expect([stranger.code, stranger.stderr]).toEqual([1, 'The file tells nothing of a brand "nobody". It tells of ferries, other-line.\n']);
  });

  it('knows the brand of the bundled sample', async () => {
    const { stdout } = await run('local/sample/wrenlow-day.jsonl', '--json');
    expect(linesOf(stdout)).toMatchObject([{ incident: { brand: 'wrenlow', severity: 'critical' } }]);
  });

  it('names the lines that are no messages', async () => {
    const file = join(newDir(), 'odd.jsonl');
    writeHistory(file, [post('1', NOON), post('2', NOON + HOUR)]);
    writeFileSync(file, `${readFileSync(file, 'utf8')}not json\n{"id":5}\n`);
    const { code, stdout, stderr } = await run(file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('has 2 lines that are not messages');
    expect(stderr).toContain('line 3: not JSON');
    expect(stderr).toContain('line 4: id:');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['a file that is not there', ['nowhere.jsonl'], 'nowhere.jsonl cannot be read'],
    ['a setting that there is not', ['a.jsonl', '--whatif', 'loudness=5'], 'Unrecognized key: "loudness"'],
    ['a folder of brands that is not there', ['a.jsonl', '--brands', 'nowhere'], 'The brand folder nowhere cannot be read.'],
    ['a page that nobody can write', ['a.jsonl', '--html', 'nowhere/page.html'], 'cannot be written to nowhere/page.html'],
  ])('says what to do about %s, without a stack', async (_name, args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect([code, stdout]).toEqual([0, `${help()}\n`]);
  });

  it('stops on Ctrl-C with nothing written', async () => {
    const html = join(newDir(), 'page.html');
    const simulation = aProcess('local/simulate-command.ts', ['local/sample/wrenlow-day.jsonl', '--html', html]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const { signal, stdout } = await simulation.kill('SIGINT');
    expect([signal, stdout, existsSync(html)]).toEqual(['SIGINT', '', false]);
  });
});
