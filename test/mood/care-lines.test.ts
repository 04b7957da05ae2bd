import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../mood/language.ts';
import { readMood } from '../../mood/engine.ts';

/**
 * Lines written by hand for these tests, by somebody who did not see what the engine learned from: messages of customers, each with a label
 * that nearly everybody would give (`care-lines/<language>.tsv`), short ones to tell the language of, and some in languages that it does not read.
 */
const linesOf = (file: string): readonly (readonly [string, string])[] =>
  readFileSync(new URL(`./care-lines/${file}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)] as const);

const LABELS: Readonly<Record<string, string>> = { NEG: 'NEGATIVE', NEU: 'NEUTRAL', POS: 'POSITIVE', MIX: 'MIXED' };

const share = (all: readonly boolean[]): number => all.filter(Boolean).length / all.length;

describe('the sense for customer care', () => {
  it.each([
    ['en', 0.5, 200],
    ['es', 0.5, 30],
    ['fr', 0.5, 30],
    ['de', 0.5, 30],
    ['pt', 0.5, 30],
    ['it', 0.5, 30],
    ['ar', 0.5, 30],
    ['hi', 0.4, 30],
    ['ja', 0.5, 30],
    ['ko', 0.5, 30],
    ['zh', 0.4, 30],
  ])('in %s agrees with people on at least %f of the lines', (language, least, count) => {
    const lines = linesOf(language);
    expect(lines.length).toBeGreaterThanOrEqual(count);
    const wrong = lines.filter(([label, text]) => readMood({ text, language }).sentiment.label !== LABELS[label]);
    expect(1 - wrong.length / lines.length, wrong.map((line) => line.join(' ')).join('\n')).toBeGreaterThanOrEqual(least);
  });

  it.each(['en', 'es', 'fr', 'de', 'pt', 'it'])('in %s seldom takes thanks for a complaint', (language) => {
    const thanks = linesOf(language).filter(([label]) => label === 'POS');
    expect(share(thanks.map(([, text]) => readMood({ text, language }).sentiment.label !== 'NEGATIVE'))).toBeGreaterThanOrEqual(0.7);
  });
});

describe('the language of short lines', () => {
  it('is told of nine in ten that have 12 to 22 characters', () => {
    const lines = linesOf('short');
    const wrong = lines.filter(([language, text]) => detectLanguage(text) !== language);
    expect(1 - wrong.length / lines.length, wrong.map((line) => line.join(' ')).join('\n')).toBeGreaterThanOrEqual(0.85);
  });

  it('is none that we read for nine in ten lines in languages that we do not read', () => {
    const lines = linesOf('other');
    const wrong = lines.filter(([, text]) => readMood({ text }).sentiment.engine !== 'unread');
    expect(1 - wrong.length / lines.length, wrong.map((line) => line.join(' ')).join('\n')).toBeGreaterThanOrEqual(0.8);
  });
});
