import middy from '@middy/core';
import { describe, expect, it } from 'vitest';
import { Problem, unprocessable } from '../../core/problem.ts';
import type { ApiEvent, ApiResult, Facts } from '../../lambdas/ports.ts';
import { methodNotAllowed, problemResponses, problemResult } from '../../lambdas/problem-responses.ts';
import { webhookEvent } from '../signed-deliveries.ts';

const answerTo = async (thrown: unknown) => {
  const logged: [string, Facts | undefined][] = [];
  const keep = (event: string, facts?: Facts) => void logged.push([event, facts]);
  const handler = middy<ApiEvent, ApiResult>()
    .use(problemResponses({ info: keep, warn: keep, error: keep }))
    .handler(async () => {
      throw thrown;
    });
  const result = await Reflect.apply(handler, undefined, [webhookEvent({}), {}]);
  return { result, logged };
};

describe('what a handler throws', () => {
  it('is answered in the words of a Problem, and is not logged', async () => {
    const { result, logged } = await answerTo(unprocessable('No time.', [{ path: 'data.sentAt', message: 'expected a time' }]));
    expect(result).toMatchObject({ statusCode: 422, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(result.body)).toEqual({
      type: 'about:blank',
      title: 'Not of the expected shape',
      status: 422,
      detail: 'No time.',
      errors: [{ path: 'data.sentAt', message: 'expected a time' }],
    });
    expect(logged).toEqual([]);
  });

  it.each([
    ['an error', new TypeError('cannot read "my card is 4111"'), 'TypeError'],
    ['an error whose message looks like a stack', new RangeError('my card\n    at 4111 (file)'), 'RangeError'],
    ['a text', 'my card is 4111', 'string'],
    ['nothing', undefined, 'undefined'],
  ])('is a plain 500 when it is %s, logged by its name and never by its words', async (_name, thrown, name) => {
    const { result, logged } = await answerTo(thrown);
    expect(JSON.parse(result.body)).toMatchObject({ status: 500, title: 'Internal error' });
    expect(logged).toEqual([['request failed', expect.objectContaining({ error: name, request: 'request-1' })]]);
    expect(JSON.stringify([result, logged])).not.toContain('4111');
  });

  it('is logged with the place where it was thrown', async () => {
    const { logged } = await answerTo(new TypeError('no'));
    expect(logged[0]?.[1]?.['at']).toContain('problem-responses.test.ts');
  });
});

describe('problemResult', () => {
  it('has no list of errors when none is to be named', () => {
    expect(problemResult(new Problem(404, 'Not found', 'No.')).body).toBe('{"type":"about:blank","title":"Not found","status":404,"detail":"No."}');
  });

  it('names the methods that would do', () => {
    expect(methodNotAllowed(['GET', 'POST'])).toMatchObject({ statusCode: 405, headers: { allow: 'GET, POST' } });
  });
});
