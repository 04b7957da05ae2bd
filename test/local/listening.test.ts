import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../core/time.ts';
import { listening } from '../../local/listening.ts';

const NOON = Date.UTC(2026, 2, 2, 12);

describe('a machine', () => {
  it.each([
    ['since its start, as long as it is asked each minute', Array<number>(60).fill(MINUTE), NOON],
    ['since its start, after a pause of fifteen minutes', [15 * MINUTE], NOON],
    ['anew after a longer one', [MINUTE, 15 * MINUTE + 1, MINUTE], NOON + 16 * MINUTE + 1],
  ])('listens %s', (_name, pauses, since) => {
    const clock = { now: NOON };
    const listeningSince = listening(() => clock.now);
    const answers = pauses.map((pause) => {
      clock.now += pause;
      return listeningSince();
    });
    expect(answers.at(-1)).toBe(since);
  });
});
