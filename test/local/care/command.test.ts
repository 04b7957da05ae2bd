import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HELP } from '../../../local/care/options.ts';
import { aProcess } from '../a-process.ts';
import { writeHistory } from '../simulate/a-history.ts';
import { freshDataDirs } from '../store/data-dir.ts';
import { aFerryDay, asks } from './a-care-day.ts';

const newDir = freshDataDirs();
const run = (...args: string[]) => aProcess('local/care-command.ts', args).ended;

/** One brand of which there is something to say, and one that was asked a single question. */
function aFile(): string {
  const file = join(newDir(), 'day.jsonl');
  writeHistory(file, [...aFerryDay('Harbour Ferries', 'h'), asks('single', 0, { account: 'Tiny Boats' })]);
  return file;
}

describe('npm run care', () => {
  it('prints a table with a row a brand and a total, and says nothing of too few', async () => {
    const { code, stdout, stderr } = await run(aFile());
    expect([code, stderr]).toEqual([0, '']);
    const [head, _blank, headings, _rule, ferries, boats, _ruleAgain, total] = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(head?.join(' ')).toMatch(/^day\.jsonl: 17 messages, .* 7 conversations of 2 brands folded in /);
    expect(headings).toEqual([
      'brand',
      'conversations',
      'answered',
      'of',
      'first median',
      'p90',
      'of',
      'run-around',
      'in channel',
      'of',
      'lift',
      'of',
    ]);
    expect(ferries?.slice(0, 10)).toEqual(['harbour-ferries', '6', '100 %', '5', '10 min', '10 min', '5', '20 %', '80 %', '5']);
    expect(ferries?.slice(10)).toEqual([expect.stringMatching(/^\+1\.\d\d$/), '5']);
    expect(boats).toEqual(['tiny-boats', '1', '-', '0', '-', '-', '0', '-', '-', '0', '-', '0']);
    expect(total?.slice(0, 4)).toEqual(['total', '7', '100 %', '5']);
  });

  it('stands its columns in line', async () => {
    const lines = (await run(aFile())).stdout.split('\n').slice(2, 8);
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  });

  it('shows nobody’s words', async () => {
    expect((await run(aFile())).stdout).not.toContain('Terrible');
  });

  it('tells a program one line a brand, then all together', async () => {
    const { stdout } = await run(aFile(), '--json');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toMatchObject([
      { brand: 'harbour-ferries', conversations: 6, answered: { n: 5, share: 1 }, firstResponseSeconds: { n: 5, p90: expect.closeTo(600, -1) } },
      { brand: 'tiny-boats', conversations: 1, answered: { n: 0 }, firstResponseSeconds: { n: 0 }, lift: { n: 0 } },
      { total: true, conversations: 7, runAround: { n: 5, share: 0.2 }, inChannel: { n: 5, share: 0.8 } },
    ]);
  });

  it('holds answers to the targets and hours of described brands', async () => {
    const brands = newDir();
    const document = {
      brand: 'ferries',
      name: 'Ferries',
      accounts: [{ platform: 'x', account: 'Harbour Ferries' }],
      teams: { care: { answerWithinMinutes: 5, hours: 'mon-fri 12:12-18:00' } },
    };
    writeFileSync(join(brands, 'ferries.json'), JSON.stringify(document));
    const [ferries] = (await run(aFile(), '--json', '--brands', brands, '--brand', 'ferries')).stdout.split('\n');
    expect(JSON.parse(ferries ?? '')).toMatchObject({ brand: 'ferries', answered: { n: 6 }, firstResponseSeconds: { n: 5, median: 0 } });
  });

  it.each([
    ['no file', [], 'One file is expected. See npm run care -- --help.'],
    ['two files', ['a.jsonl', 'b.jsonl'], 'One file is expected.'],
    ['a file that is not there', ['nowhere.jsonl'], 'nowhere.jsonl cannot be read'],
    ['a flag that it does not know', ['a.jsonl', '--loud'], "Unknown option '--loud'"],
    ['a flag without its value', ['a.jsonl', '--brand='], '--brand takes a value.'],
    ['a folder of brands that is not there', ['a.jsonl', '--brands', 'nowhere'], 'The brand folder nowhere cannot be read.'],
  ])('says what to do about %s, without a stack', async (_name, args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect([code, stdout]).toEqual([0, `${HELP}\n`]);
  });
});
