import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { jsonOn, wordsOn } from '../../local/screen.ts';

const heard = (stream: PassThrough): string => String(stream.read() ?? '');

describe('a screen for people', () => {
  it('shows sentences on stdout and trouble on stderr, and leaves out what is only technical', () => {
    const [out, err] = [new PassThrough(), new PassThrough()];
    const screen = wordsOn(out, err);
    screen.say('listening', { url: 'http://127.0.0.1:1' }, 'listening on http://127.0.0.1:1');
    screen.info('delivery received', { events: 1 });
    screen.warn('alert not delivered yet', { destination: 'mail', attempts: 2 });
    screen.error('sweep failed');
    expect(heard(out)).toBe('listening on http://127.0.0.1:1\n');
    expect(heard(err)).toBe('warning: alert not delivered yet (destination mail, attempts 2)\nerror: sweep failed\n');
  });
});

describe('a screen below a progress bar', () => {
  it('passes every line to the bar while there is one, and writes straight out again after it', () => {
    const [out, err] = [new PassThrough(), new PassThrough()];
    const above: string[] = [];
    const screen = wordsOn(out, err);
    screen.through((line) => above.push(line));
    screen.say('alert', {}, 'an alert');
    screen.warn('trouble');
    screen.through(undefined);
    screen.say('done', {}, 'done');
    expect(above).toEqual(['an alert\n', 'warning: trouble\n']);
    expect(heard(out)).toBe('done\n');
    expect(heard(err)).toBe('');
  });
});

describe('a screen for programs', () => {
  it('shows every event as one JSON line with its time and level', () => {
    const out = new PassThrough();
    const screen = jsonOn(out, () => Date.UTC(2026, 2, 2));
    screen.say('listening', { url: 'u' }, 'a sentence\nof two lines');
    screen.info('b', { ids: ['1', '2'] });
    screen.warn('c');
    screen.error('d');
    const time = '2026-03-02T00:00:00.000Z';
    expect(
      heard(out)
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      { time, level: 'info', event: 'listening', url: 'u' },
      { time, level: 'info', event: 'b', ids: ['1', '2'] },
      { time, level: 'warn', event: 'c' },
      { time, level: 'error', event: 'd' },
    ]);
  });
});
