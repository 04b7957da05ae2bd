import { describe, expect, it } from 'vitest';
import { createUnawaited } from '../../../../lambdas/adapters/dynamo/unawaited.ts';

describe('the messages that nobody waits for', () => {
  it('are told once each, apart by brand', () => {
    const unawaited = createUnawaited();
    unawaited.note('harbour', 'x:1', true);
    expect(unawaited.take('meadow', 'x:1')).toBe(false);
    expect([unawaited.take('harbour', 'x:1'), unawaited.take('harbour', 'x:1')]).toEqual([true, false]);
  });

  it('are none any more when a later save sees somebody', () => {
    const unawaited = createUnawaited();
    unawaited.note('harbour', 'x:1', true);
    unawaited.note('harbour', 'x:1', false);
    expect(unawaited.take('harbour', 'x:1')).toBe(false);
  });

  it.each([
    ['as many as are remembered', 4_999, true],
    ['one more', 5_000, false],
  ])('are forgotten, the oldest first, when more come: %s', (_name, more, isKnown) => {
    const unawaited = createUnawaited();
    unawaited.note('harbour', 'x:first', true);
    for (let index = 0; index < more; index += 1) unawaited.note('harbour', `x:${index}`, true);
    expect(unawaited.take('harbour', 'x:first')).toBe(isKnown);
    expect(unawaited.take('harbour', `x:${more - 1}`)).toBe(true);
  });
});
