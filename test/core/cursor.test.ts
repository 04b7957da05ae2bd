import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cursorAt, positionOf } from '../../core/cursor.ts';
import { Problem } from '../../core/problem.ts';

const Position = z.object({ key: z.number(), id: z.string() });
const question = fc.array(fc.string(), { minLength: 1, maxLength: 4 });

describe('a cursor', () => {
  it('names the same position again, whatever the question and the position', () => {
    const position = fc.record({ key: fc.integer(), id: fc.string({ unit: 'binary' }) });
    fc.assert(
      fc.property(question, position, (asked, at) => {
        expect(positionOf(cursorAt(asked, at), asked, Position)).toEqual(at);
      }),
    );
  });

  it('stands in a URL as it is', () => {
    expect(cursorAt(['conversations', 'acmé'], { key: 1, id: 'ÿ?>~' })).toMatch(/^[\w-]+$/);
  });

  it('is refused by every other question', () => {
    fc.assert(
      fc.property(question, question, (asked, other) => {
        fc.pre(JSON.stringify(asked) !== JSON.stringify(other));
        expect(() => positionOf(cursorAt(asked, { key: 1, id: 'a' }), other, Position)).toThrow(Problem);
      }),
    );
  });

  it('tells its parts apart, so that no two questions share one', () => {
    expect(() => positionOf(cursorAt(['a', 'bc'], { key: 1, id: 'a' }), ['ab', 'c'], Position)).toThrow(Problem);
  });

  it.each([
    ['of another brand', ['conversations', 'globex', 'recent'], 404],
    ['of the same brand, sorted otherwise', ['conversations', 'acme', 'priority'], 400],
    ['of another list of another brand', ['incidents', 'globex'], 400],
  ] as const)('%s is refused as such', (_name, asked, status) => {
    const cursor = cursorAt(asked, { key: 1, id: 'a' });
    expect(() => positionOf(cursor, ['conversations', 'acme', 'recent'], Position)).toThrow(expect.objectContaining({ status }));
  });

  it.each([
    ['nothing', ''],
    ['no base64', '***'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another JSON', Buffer.from('{"key":1}').toString('base64url')],
    ['another position', cursorAt(['list'], { key: 'one', id: 'a' })],
    ['half of one', cursorAt(['list'], { key: 1, id: 'a' }).slice(0, 12)],
  ])('of %s is refused with 400, naming the parameter', (_name, cursor) => {
    const refused = expect.objectContaining({ status: 400, errors: [expect.objectContaining({ path: 'cursor' })] });
    expect(() => positionOf(cursor, ['list'], Position)).toThrow(refused);
  });
});
