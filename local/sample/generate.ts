import { writeFileSync } from 'node:fs';
import { type ChapterMood, chapterMoods } from './chapters.ts';
import { replayFile, writeDay } from './day.ts';

/** Writes the bundled sample, the same bytes each time. With `--check`, writes nothing and shows how its chapters sound. */
const FILE = new URL('wrenlow-day.jsonl', import.meta.url);
const lines = writeDay();

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

if (process.argv.includes('--check')) {
  say('chapter     inbound  outbound  authors  unread  negative  positive');
  for (const mood of chapterMoods(lines)) say(row(mood));
  say(`${lines.length} messages`);
} else {
  writeFileSync(FILE, replayFile(lines));
  say(`wrote ${lines.length} messages`);
}

function row({ chapter, inbound, outbound, authors, unread, negativeShare, positiveShare }: ChapterMood): string {
  const cells = [inbound, outbound, authors, unread, negativeShare.toFixed(2), positiveShare.toFixed(2)];
  return chapter.padEnd(10) + cells.map((cell, index) => String(cell).padStart([9, 10, 9, 8, 10, 10][index] ?? 10)).join('');
}
