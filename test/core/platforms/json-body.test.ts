import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readJson, readShape } from '../../../core/platforms/json-body.ts';
import { problemOf } from './reading.ts';

describe('readJson', () => {
  it.each([
    ['half of a character in UTF-8', Buffer.from([0x22, 0xe2, 0x82, 0x22])],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['Latin-1', Buffer.from('"Grüße"', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['half of an object', Buffer.from('{"a":')],
    ['a form', Buffer.from('a=1&b=2')],
  ])('refuses %s with the empty path', (_name, body) => {
    expect(problemOf(() => readJson(body))).toMatchObject({ status: 422, errors: [{ path: '' }] });
  });

  it('does not repeat what the body said', () => {
    const problem = problemOf(() => readJson(Buffer.from('secret words of a customer')));
    expect(JSON.stringify([problem.message, problem.errors])).not.toContain('secret');
  });

  it('makes half characters whole and leaves whole ones alone', () => {
    expect(readJson(Buffer.from('{"a":["x\\ud83dy","\\ud83d\\ude00","😀"]}'))).toEqual({ a: ['x\uFFFDy', '😀', '😀'] });
  });

  it.each(['{"__proto__":{"polluted":true}}', '{"__proto__":{"polluted":true},"a":"\\ud800"}', '{"constructor":{"prototype":{"polluted":true}}}'])(
    'takes %s for keys like others',
    (text) => {
      const value = readJson(Buffer.from(text));
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(readShape(z.object({ polluted: z.boolean().optional() }), value)).toEqual({});
    },
  );

  it('refuses what is nested too deeply to be walked, and does not fall over it', () => {
    const deep = `${'['.repeat(200_000)}"\\ud83d"${']'.repeat(200_000)}`;
    expect(problemOf(() => readJson(Buffer.from(deep))).status).toBe(422);
  });
});

describe('readShape', () => {
  const shape = z.object({ list: z.array(z.object({ n: z.number() })) });

  it('names every path that is wrong, below the given one', () => {
    const problem = problemOf(() => readShape(shape, { list: [{ n: 1 }, { n: 'two' }, {}] }, 'data'));
    expect(problem.errors.map((error) => error.path)).toEqual(['data.list.1.n', 'data.list.2.n']);
    expect(problem.message).toContain('data.list.1.n');
  });

  it('names the path itself when all of it is wrong', () => {
    expect(problemOf(() => readShape(shape, null, 'data')).errors[0]?.path).toBe('data');
    expect(problemOf(() => readShape(shape, null)).errors[0]?.path).toBe('');
  });

  it('stops naming after twenty', () => {
    expect(problemOf(() => readShape(shape, { list: Array.from({ length: 1_000 }, () => ({})) })).errors).toHaveLength(20);
  });
});
