import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replayLines, surveyReplay } from '../../../local/replay/replay-file.ts';
import { aMessage } from '../a-message.ts';
import { freshDataDirs } from '../store/data-dir.ts';

const freshDir = freshDataDirs();
const fileOf = (content: string): string => {
  const path = join(freshDir(), 'day.jsonl');
  writeFileSync(path, content);
  return path;
};
const at = (id: string, sentAt: string, account = '100') => JSON.stringify(aMessage({ id, sentAt, account }));
const TEN = '2026-03-02T10:00:00.000Z';
const ELEVEN = '2026-03-02T11:00:00.000Z';

describe('the survey of a replay file', () => {
  it('tells its messages, its span and its accounts', async () => {
    expect(await surveyReplay(fileOf(`${at('x:1', TEN)}\n${at('x:2', ELEVEN, '200')}\n${at('x:3', ELEVEN)}\n`))).toEqual({
      messages: 3,
      from: Date.parse(TEN),
      to: Date.parse(ELEVEN),
      inOrder: true,
      accounts: [
        { platform: 'x', account: '100' },
        { platform: 'x', account: '200' },
      ],
      outbound: 0,
    });
  });

  it('sees when the messages are not in the order of their times', async () => {
    expect(await surveyReplay(fileOf(`${at('x:1', ELEVEN)}\n${at('x:2', TEN)}`))).toMatchObject({
      inOrder: false,
      from: Date.parse(TEN),
      to: Date.parse(ELEVEN),
    });
  });

  it.each([
    ['a last line without its end', `${at('x:1', TEN)}\n${at('x:2', TEN)}`, 2],
    ['ends of lines as Windows writes them', `${at('x:1', TEN)}\r\n${at('x:2', TEN)}\r\n`, 2],
    ['empty lines', `\n${at('x:1', TEN)}\n\n  \n`, 1],
    ['a byte order mark', `\uFEFF${at('x:1', TEN)}\n`, 1],
    ['a line separator of Unicode inside a text', `${JSON.stringify(aMessage({ text: 'first\u2028second\u2029third' }))}\n`, 1],
  ])('reads %s', async (_name, content, messages) => {
    const path = fileOf(content);
    expect((await surveyReplay(path)).messages).toBe(messages);
    const lines = await Array.fromAsync(replayLines(path));
    expect(lines.map(({ json, sentAt }) => [typeof JSON.parse(json), sentAt])).toEqual(
      Array.from({ length: messages }, () => ['object', Date.parse(TEN)]),
    );
  });

  it('reads characters that lie across two pieces of the file', async () => {
    const text = '\u{1F30A}'.repeat(40_000);
    const path = fileOf(`${JSON.stringify(aMessage({ text: text.slice(0, 90_001 - 1) }))}\n`);
    const [line] = await Array.fromAsync(replayLines(path));
    expect(line?.json).not.toContain('\uFFFD');
    expect((await surveyReplay(path)).messages).toBe(1);
  });

  it('names the lines that are not messages, at most ten of them', async () => {
    const wrong = Array.from({ length: 12 }, () => 'not JSON').join('\n');
    const survey = surveyReplay(fileOf(`${at('x:1', TEN)}\n${JSON.stringify({ ...aMessage(), kind: 'poem' })}\n${wrong}\n`));
    const error: unknown = await survey.catch((reason: unknown) => reason);
    const lines = error instanceof Error ? error.message.split('\n') : [];
    expect(lines[0]).toMatch(/has 13 lines that are not messages:$/);
    expect(lines[1]).toMatch(/^ {2}line 2: kind: /);
    expect(lines.slice(2)).toEqual(Array.from({ length: 9 }, (_, index) => `  line ${index + 3}: not JSON`));
  });

  it.each([
    ['is empty', '', 'holds no messages'],
    ['holds blank lines only', '\n\n', 'holds no messages'],
  ])('refuses a file that %s', async (_name, content, words) => {
    await expect(surveyReplay(fileOf(content))).rejects.toThrow(words);
  });

  it.each(['none.jsonl', '.'])('refuses what cannot be read: %s', async (name) => {
    const path = join(freshDir(), name);
    await expect(surveyReplay(path)).rejects.toThrow(`The replay file ${path} cannot be read.`);
  });
});
