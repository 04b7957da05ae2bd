import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, type Doors, type Listening } from '../../local/http-server.ts';
import { NO_TOKENS } from '../../local/tokens.ts';
import { ROOM } from '../../local/request-body.ts';
import type { ApiEvent, ApiResult } from '../../lambdas/ports.ts';
import { BODY_LIMIT } from '../../lambdas/receive-webhook/delivery.ts';
import { inMemoryLog } from '../in-memory-ports.ts';

const servers: Listening[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const serve = async (answer: (event: ApiEvent) => ApiResult | Promise<ApiResult>, log = inMemoryLog()): Promise<string> => {
  const handle = async (event: ApiEvent): Promise<ApiResult> => answer(event);
  return serveDoors(Promise.resolve({ receiveWebhook: handle, acknowledge: handle, careApi: handle }), log);
};
const serveDoors = async (doors: Promise<Doors>, log = inMemoryLog()): Promise<string> => {
  const server = await listen(doors, NO_TOKENS, { host: '127.0.0.1', port: 0, flag: '--port' }, log);
  servers.push(server);
  return server.url;
};
const socketTo = async (url: string): Promise<Socket> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
};

describe('the door for HTTP', () => {
  it('hands a request on as API Gateway would: exact bytes, header names in lower case, equal ones joined', async () => {
    const seen = Promise.withResolvers<ApiEvent>();
    const url = await serve((event) => {
      seen.resolve(event);
      return { statusCode: 204 };
    });
    const body = Buffer.from([0xff, 0x00, 0x0a]);
    const headers: [string, string][] = [
      ['X-One', 'a'],
      ['x-one', 'b'],
    ];
    await fetch(`${url}/webhooks/x/an%20account?a=1&a=2&b=3`, { method: 'POST', headers, body });
    const event = await seen.promise;
    expect(Buffer.from(event.body ?? '', 'base64')).toEqual(body);
    expect(event).toMatchObject({
      rawPath: '/webhooks/x/an%20account',
      queryStringParameters: { a: '1,2', b: '3' },
      pathParameters: { platform: 'x', account: 'an account' },
      isBase64Encoded: true,
      requestContext: { http: { method: 'POST', sourceIp: '127.0.0.1' } },
    });
    expect(event.headers['x-one']?.replace(' ', '')).toBe('a,b');
  });

  it('answers HEAD as GET without the body, as those ask who look whether we are up', async () => {
    const url = await serve(({ requestContext }) => ({ statusCode: requestContext.http.method === 'GET' ? 200 : 405, body: 'up' }));
    const response = await fetch(`${url}/health`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('takes a slash at the end for nothing', async () => {
    const url = await serve(({ pathParameters }) => ({ statusCode: 200, body: JSON.stringify(pathParameters) }));
    expect(await (await fetch(`${url}/webhooks/x/`)).json()).toEqual({ platform: 'x' });
  });

  it.each([
    ['a whole URL, as proxies write it', 'http://127.0.0.1/health?a=1', 200],
    ['what begins like the name of a host', '//evil.example/health', 200],
    ['what is neither path nor URL', 'http://[', 400],
    ['a star', '*', 400],
  ])('reads %s as a target', async (_name, target, status) => {
    const socket = await socketTo(await serve(({ rawPath }) => ({ statusCode: 200, body: rawPath })));
    socket.write(`${target === '*' ? 'OPTIONS' : 'GET'} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(await textOf(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('lets those wait who come before it is open', async () => {
    const doors = Promise.withResolvers<Doors>();
    const url = await serveDoors(doors.promise);
    const early = fetch(`${url}/health`);
    const handle = async (): Promise<ApiResult> => ({ statusCode: 200, body: 'open' });
    doors.resolve({ receiveWebhook: handle, acknowledge: handle, careApi: handle });
    expect(await (await early).text()).toBe('open');
  });

  it('streams an answer of any length to a reader of any speed', async () => {
    const line = `${'x'.repeat(9_999)}\n`;
    const url = await serve(() => ({ statusCode: 200, body: repeated(line, 2_000) }));
    const text = await (await fetch(`${url}/export`)).text();
    expect(text.length).toBe(2_000 * line.length);
  });

  it('breaks the connection when an answer cannot be finished, and says so', async () => {
    const log = inMemoryLog();
    const url = await serve(() => ({ statusCode: 200, body: broken() }), log);
    await expect(fetch(`${url}/export`).then((response) => response.text())).rejects.toThrow();
    expect(log.lines).toEqual([{ level: 'error', event: 'request failed', facts: { error: 'RangeError', code: '' } }]);
  });

  it('stops reading for a client that has left, without calling it a fault', async () => {
    const log = inMemoryLog();
    const ended = Promise.withResolvers<void>();
    const url = await serve(() => ({ statusCode: 200, body: endless(ended.resolve) }), log);
    const response = await fetch(`${url}/export`);
    await response.body?.cancel();
    await ended.promise;
    await expect.poll(() => log.lines).toEqual([expect.objectContaining({ level: 'info', event: 'client left' })]);
  });
});

describe('a crowd of large bodies that never end', () => {
  it('fills no memory: further large ones are to come again, small ones are taken, and all once the crowd has left', async () => {
    const url = await serve(({ body = '' }) => ({ statusCode: 200, body: String(Buffer.byteLength(body, 'base64')) }));
    const large = Buffer.alloc(BODY_LIMIT);
    const post = (body: string | Buffer) => fetch(`${url}/webhooks/x`, { method: 'POST', body });
    const crowd = await Promise.all(Array.from({ length: ROOM / BODY_LIMIT }, () => socketTo(url)));
    for (const socket of crowd) {
      socket.write(`POST /webhooks/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${BODY_LIMIT}\r\n\r\n`);
      socket.write(large.subarray(1));
    }
    await expect.poll(async () => (await post(large)).status).toBe(503);
    const refused = await post(large);
    expect([refused.headers.get('retry-after'), await refused.json()]).toEqual(['5', expect.objectContaining({ status: 503 })]);
    expect(await (await post('{}')).text()).toBe('2');
    for (const socket of crowd) socket.destroy();
    await expect.poll(async () => (await post(large)).status).toBe(200);
    expect(await (await post(large)).text()).toBe(String(BODY_LIMIT));
  });
});

describe('closing the door', () => {
  it('finishes what is under way and lets nobody new in', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<ApiResult>();
    const url = await serve(() => {
      asked.resolve();
      return answer.promise;
    });
    const underWay = fetch(`${url}/slow`);
    await asked.promise;
    const [server] = servers.splice(0);
    const closed = server?.close();
    answer.resolve({ statusCode: 200, body: 'done' });
    const response = await underWay;
    expect({ text: await response.text(), connection: response.headers.get('connection') }).toEqual({ text: 'done', connection: 'close' });
    await closed;
    await expect(fetch(`${url}/late`)).rejects.toThrow('fetch failed');
  });

  it('does not wait for ever for a client that says nothing', async () => {
    const socket = await socketTo(await serve(() => ({ statusCode: 200 })));
    const gone = once(socket, 'close');
    const [server] = servers.splice(0);
    await server?.close();
    await gone;
    expect(socket.destroyed).toBe(true);
  }, 15_000);

  it('answers the care API to one caller at a pace, and webhooks and acknowledge pages as fast as they come', async () => {
    const url = await serve(() => ({ statusCode: 200 }));
    const statuses = async (path: string): Promise<ReadonlySet<string>> => {
      const socket = await socketTo(url);
      const one = `GET ${path} HTTP/1.1\r\nHost: a\r\nVia: a tunnel\r\n`;
      socket.write(`${`${one}\r\n`.repeat(1_000)}${one}Connection: close\r\n\r\n`);
      return new Set((await textOf(socket)).match(/(?<=HTTP\/1\.1 )\d+/g));
    };
    expect(await statuses('/webhooks/x')).toEqual(new Set(['200']));
    expect(await statuses('/acknowledge/token')).toEqual(new Set(['200']));
    expect(await statuses('/brands')).toEqual(new Set(['200', '429']));
    expect(await statuses('/webhooks/x')).toEqual(new Set(['200']));
  });
});

async function* repeated(line: string, times: number): AsyncGenerator<string> {
  for (let count = 0; count < times; count += 1) yield line;
}

async function* broken(): AsyncGenerator<string> {
  yield 'the beginning';
  throw new RangeError('a fault of the store');
}

async function* endless(ended: () => void): AsyncGenerator<string> {
  try {
    for (;;) yield 'and so on '.repeat(1_000);
  } finally {
    ended();
  }
}

const textOf = async (socket: Socket): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
