import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../core/time.ts';
import { messagesOf, refold } from '../../lambdas/refold.ts';
import { aBrand, aRecord, NOON } from '../contracts/builders.ts';

const BRAND = aBrand('harbour', 'harbour-coffee');
const ahead = aRecord({ id: 'x:ahead', sentAt: NOON + 1e9 }, { at: NOON, receivedAt: NOON });
const next = aRecord({ id: 'x:next', sentAt: NOON + MINUTE });

describe('a conversation whose sender has a clock that is ahead', () => {
  it('goes on in the order in which it was received', () => {
    expect(messagesOf('c1', [ahead, next], 'harbour').map(({ id, sentAt }) => [id, sentAt])).toEqual([
      ['x:ahead', NOON],
      ['x:next', NOON + MINUTE],
    ]);
  });

  it('is resolved by an act of now, and opened again by what comes after', () => {
    const acts = [{ id: 'a1', at: NOON + 30_000, by: 'mia', type: 'resolve' }] as const;
    expect(refold('c1', [ahead], BRAND, { merged: [], acts })?.conversation.status).toBe('resolved');
    expect(refold('c1', [ahead, next], BRAND, { merged: [], acts })?.conversation.status).toBe('waiting-on-brand');
  });
});
