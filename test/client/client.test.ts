import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClient, everyItem, Refusal } from '../../client/client.ts';
import { clientTypes } from '../../tools/client-types.ts';

const root = join(import.meta.dirname, '..', '..');
const document: unknown = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8'));

/** A client whose requests are kept, and answered with these. */
const aClient = (...answers: Response[]) => {
  const requests: Request[] = [];
  const fetch = async (address: string | URL | Request, options?: RequestInit) => {
    requests.push(new Request(address, options));
    return answers.shift() ?? Response.json({ items: [] });
  };
  return { requests, ask: createClient({ url: 'https://care.example.com/', token: 'a-token-of-the-care-team', fetch }) };
};

describe('the types of the client', () => {
  it('are what the OpenAPI document says: npm run docs:client writes them anew', () => {
    expect(readFileSync(join(root, 'client', 'api.ts'), 'utf8')).toBe(clientTypes(document));
  });
});

describe('the client', () => {
  it('fills the path, leaves out what is not given, and shows its token', async () => {
    const { requests, ask } = aClient();
    await ask('GET /brands/{brand}/conversations', { path: { brand: 'a/b c' }, query: { limit: 5, cursor: undefined } });
    expect(requests.map(({ method, url }) => [method, url])).toEqual([['GET', 'https://care.example.com/brands/a%2Fb%20c/conversations?limit=5']]);
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer a-token-of-the-care-team');
  });

  it('sends a body as JSON, and hands on the version of what it shows', async () => {
    const { requests, ask } = aClient(Response.json({ id: 'i-1' }, { headers: { etag: '"7"' } }));
    const answer = await ask('POST /incidents/{id}/resolve', { path: { id: 'i-1' }, body: { verdict: 'real' } });
    expect(answer).toMatchObject({ status: 200, etag: '"7"', body: { id: 'i-1' } });
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(await requests[0]?.json()).toEqual({ verdict: 'real' });
  });

  it('answers text where the API does', async () => {
    const { ask } = aClient(new Response('# What happened', { headers: { 'content-type': 'text/markdown; charset=utf-8' } }));
    expect((await ask('GET /incidents/{id}/report', { path: { id: 'i-1' } })).body).toBe('# What happened');
  });

  it.each([
    ['a problem', Response.json({ status: 404, detail: 'No such brand.' }, { status: 404, headers: { 'content-type': 'application/problem+json' } })],
    ['something else, such as a proxy between', new Response('<h1>Gone</h1>', { status: 404, headers: { 'content-type': 'text/html' } })],
  ])('rejects with a Refusal when the answer is %s', async (_name, response) => {
    const refusal = await aClient(response)
      .ask('GET /brands', {})
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ status: 404 });
  });

  it('goes through a list page after page', async () => {
    const pages = new Map([
      [undefined, { items: [1, 2], next: 'b' }],
      ['b', { items: [], next: 'c' }],
      ['c', { items: [3] }],
    ]);
    const rows = await Array.fromAsync(everyItem<number>(async (cursor) => pages.get(cursor) ?? { items: [] }));
    expect(rows).toEqual([1, 2, 3]);
  });
});
