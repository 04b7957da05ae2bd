import { describe, expect, it } from 'vitest';
import { buried, type Buried } from '../../core/dead-letters.ts';

const NOON = Date.UTC(2026, 2, 2, 12);
const NONE: Buried = { kind: 'dead-letters', told: 0 };
const TEN: Buried = { kind: 'dead-letters', since: NOON, told: 10 };

describe('dead letters', () => {
  it('are told of when there are some where there were none', () => {
    expect(buried(NONE, 3, NOON)).toEqual({
      after: { kind: 'dead-letters', since: NOON, told: 3 },
      telling: { id: `dead-letters:${NOON}:3`, state: 'open', since: NOON, count: 3 },
    });
  });

  it.each([
    ['just less than half as many again', 14, undefined],
    ['half as many again', 15, `dead-letters:${NOON}:15`],
  ])('are told of again at %s', (_name, count, id) => {
    expect(buried(TEN, count, NOON + 1).telling?.id).toBe(id);
  });

  it('are told to be gone when the last was redriven', () => {
    expect(buried(TEN, 0, NOON + 1)).toEqual({
      after: NONE,
      telling: { id: `dead-letters:${NOON}:resolved`, state: 'resolved', since: NOON, count: 0 },
    });
  });

  it('of which some were redriven grow from what is left', () => {
    const { after, telling } = buried(TEN, 4, NOON + 1);
    expect(telling).toBeUndefined();
    expect(buried(after, 6, NOON + 2).telling?.id).toBe(`dead-letters:${NOON}:6`);
  });

  it('that are as they were are nothing new, and none are none', () => {
    expect(buried(TEN, 10, NOON + 1).after).toBe(TEN);
    expect(buried(NONE, 0, NOON + 1)).toEqual({ after: NONE });
  });
});
