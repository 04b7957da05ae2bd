import type { Operations, Problem } from './api.ts';

type Asked<Name extends keyof Operations> = Operations[Name]['request'];

/** An answer with its body read: JSON of the operation's shape, or text. */
export interface Answer<Body> {
  readonly status: number;
  /** The version that is shown: send it as `if-match` with what you do next. */
  readonly etag?: string;
  readonly body: Body;
}

export interface ClientSettings {
  /** Where the API is, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** The caller's token. At a loopback address of the machine itself none is needed. */
  readonly token?: string;
  /** @default the global fetch */
  readonly fetch?: typeof fetch;
}

/** Why the API refused. `problem` says it in full; `status` 412 means that somebody was faster. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? `The API answered ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

/**
 * Asks the API: `ask('GET /brands/{brand}/conversations', { path: { brand: 'acme' }, query: { status: 'waiting-on-brand' } })`.
 * Rejects with Refusal when the API refuses, and with fetch's own error when it cannot be reached.
 */
export type Client = <Name extends keyof Operations>(name: Name, request: Asked<Name>) => Promise<Answer<Operations[Name]['answer']>>;

export const createClient =
  ({ url, token, fetch = globalThis.fetch }: ClientSettings): Client =>
  async (name, request) => {
    const [method = 'GET', path = '/'] = name.split(' ');
    const parts: Parts = request;
    const sent = parts.body === undefined ? {} : { body: JSON.stringify(parts.body) };
    const response = await fetch(addressOf(url, path, parts), { method, headers: headersOf(parts, token), ...sent });
    const etag = response.headers.get('etag');
    const body = bodyOf(response.headers.get('content-type') ?? '', await response.text());
    if (!response.ok) throw new Refusal(response.status, typeof body === 'string' ? undefined : body);
    return { status: response.status, ...(etag === null ? {} : { etag }), body };
  };

/** The rows of a list, page after page: `for await (const row of everyItem((cursor) => ...))`. */
export async function* everyItem<Item>(
  page: (cursor: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next?: string }>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    yield* items;
    cursor = next;
  } while (cursor !== undefined);
}

interface Parts {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly header?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

function addressOf(url: string, path: string, { path: parts = {}, query = {} }: Parts): URL {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(parts[name] ?? ''));
  const address = new URL(url.replace(/\/$/, '') + filled);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, String(value));
  return address;
}

function headersOf({ header = {}, body }: Parts, token: string | undefined): Headers {
  const headers = new Headers(body === undefined ? {} : { 'content-type': 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  for (const [name, value] of Object.entries(header)) if (value !== undefined) headers.set(name, value);
  return headers;
}

/** JSON is trusted to be of the shape that the document says: the API is ours, and a test compares the two. */
const bodyOf = (type: string, text: string) => (/[/+]json\b/.test(type) && text !== '' ? JSON.parse(text) : text);
