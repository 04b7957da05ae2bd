import { describe, expect, it } from 'vitest';
import { once, oncePerKey } from '../../core/once.ts';

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

describe('things made once per key', () => {
  const made: string[] = [];
  const thing = oncePerKey(2, (key: string) => {
    made.push(key);
    return { key };
  });

  it('are the same for everybody who asks for the same', () => {
    expect(thing('a')).toBe(thing('a'));
    expect(thing('b')).toEqual({ key: 'b' });
    expect(made).toEqual(['a', 'b']);
  });

  it('are forgotten, the oldest first, when there are too many', () => {
    thing('c');
    thing('b');
    thing('a');
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
