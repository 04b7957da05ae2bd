import { describe, expect, it } from 'vitest';
import { intentFigures } from '../../bench/care/intents.ts';

describe('the figures of intents', () => {
  it('say when no labelled message is in the file, and then give no accuracy', () => {
    expect(intentFigures([]).filter((line) => line !== '')).toEqual([
      'Intents, tuning: 0 of 400 labelled messages are in the file',
      'Intents, held-out: 0 of 100 labelled messages are in the file',
    ]);
  });
});
