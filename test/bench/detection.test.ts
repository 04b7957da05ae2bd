import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoresOf } from '../../bench/detection/run.ts';
import { seriesIn, writeScores } from '../../bench/detection/series.ts';
import { MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';

const aFolder = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-detection-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};
const row = (count: number, index: number): string => `${new Date(NOON + index * 5 * MINUTE).toISOString()},${count}`;
const csv = (counts: readonly number[]): string => ['timestamp,value', ...counts.map(row), ''].join('\n');
/** Two quiet days of 9 to 11 messages a step, and an outbreak. */
const outbreak = [...Array.from({ length: 576 }, (_, index) => 9 + (index % 3)), 120, 130];

describe('the series of a folder', () => {
  it('are read in the order of their names, with or without carriage returns', () => {
    const folder = aFolder({ 'b.csv': csv([3]), 'a.csv': csv([1, 2.5]).replaceAll('\n', '\r\n') });
    expect(seriesIn(folder).map(({ file, counts }) => ({ file, counts }))).toEqual([
      { file: 'a.csv', counts: [1, 2.5] },
      { file: 'b.csv', counts: [3] },
    ]);
  });

  it('are the files that begin like one; others are left alone', () => {
    const folder = aFolder({ 'a.csv': csv([1]), 'other.csv': 'name,age\nx,3\n', 'notes.txt': csv([1]), 'empty.csv': '' });
    mkdirSync(join(folder, 'folder.csv'));
    expect(seriesIn(folder).map(({ file }) => file)).toEqual(['a.csv']);
  });

  it.each([
    { name: 'a negative count', text: `${csv([1])}2030-01-01,-1\n`, words: /line 3: a time and a count of zero or more are expected/ },
    { name: 'a word for a count', text: 'timestamp,value\n2030-01-01,many\n', words: /line 2/ },
    { name: 'an empty count', text: 'timestamp,value\n2030-01-01,\n', words: /line 2/ },
    { name: 'a missing time', text: 'timestamp,value\n,1\n', words: /line 2/ },
    { name: 'a third cell', text: 'timestamp,value\n2030-01-01,1,1\n', words: /line 2/ },
    { name: 'no rows', text: 'timestamp,value\n', words: /has no rows/ },
    { name: 'no series', text: 'x,y\n', words: /holds no series/ },
  ])('refuse $name in words', ({ text, words }) => {
    expect(() => seriesIn(aFolder({ 'a.csv': text }))).toThrow(words);
  });

  it('say when the folder is not there', () => {
    expect(() => seriesIn('/nowhere/at/all')).toThrow('/nowhere/at/all does not exist');
  });
});

describe('the scores', () => {
  it('are 1 at an alarm and below 0.5 elsewhere', () => {
    const scores = scoresOf(outbreak);
    expect(scores.indexOf(1)).toBe(576);
    expect(scores.filter((score) => score !== 1).every((score) => score >= 0 && score < 0.5)).toBe(true);
  });

  it('are written beside time and count, into a folder that is made', () => {
    const out = join(aFolder({}), 'new', 'folder');
    writeScores(out, { file: 'a.csv', timestamps: ['2030-01-01 00:00:00', '2030-01-01 00:05:00'], counts: [4, 50] }, [0.01, 1]);
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('timestamp,value,anomaly_score\n2030-01-01 00:00:00,4,0.01\n2030-01-01 00:05:00,50,1\n');
  });
});

describe('npm run bench:detection', () => {
  const command = (...args: string[]): { stdout: string; stderr: string; status: number | null } =>
    spawnSync(process.execPath, ['bench/detection.ts', ...args], { encoding: 'utf8' });

  it('writes the scores of each series and tells rows and alarms', () => {
    const folder = aFolder({ 'a.csv': csv(outbreak) });
    const { stdout, status } = command(folder, join(folder, 'out'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/a\.csv +578 +1 +\d+\.\d\d/);
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.csv']);
  });

  it('does not write over the series', () => {
    const folder = aFolder({ 'a.csv': csv([1]) });
    expect(command(folder, folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('Give another folder') });
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe(csv([1]));
  });

  it('says what it is for, and what is missing', () => {
    expect(command('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('timestamp,value,anomaly_score') });
    expect(command('one')).toMatchObject({ status: 1, stderr: expect.stringContaining('Two folders are expected') });
  });
});
