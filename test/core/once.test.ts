import { describe, expect, it } from 'vitest';
import { once } from '../../core/once.ts';

describe('a thing made once', () => {
  it('is not made before it is asked for', () => {
    let makings = 0;
    once(() => ({ number: (makings += 1) }));
    expect(makings).toBe(0);
  });

  it('is the same for everybody who asks', () => {
    let makings = 0;
    const thing = once(() => ({ number: (makings += 1) }));
    expect(thing()).toBe(thing());
    expect(makings).toBe(1);
  });

  it('is tried again after its making has thrown', () => {
    let makings = 0;
    const thing = once(() => {
      makings += 1;
      if (makings === 1) throw new Error('not today');
      return { number: makings };
    });
    expect(thing).toThrow('not today');
    expect(thing()).toEqual({ number: 2 });
  });
});
