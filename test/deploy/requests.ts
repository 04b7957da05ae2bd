import { request, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import type { MiniStack } from './ministack.ts';
import { signed, type Credentials, type Unsigned } from './sigv4.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type Asked = Omit<Unsigned, 'host' | 'method'> & { readonly method?: string; readonly as?: Credentials; readonly service?: string };

/**
 * Asks an address of the deployment. Its name ends in `.localhost`, which no DNS server knows and not every machine resolves: the
 * connection goes to 127.0.0.1, and the name stands in the request. With `as` it is signed, as callers of the care API sign.
 */
export const ask = async (
  { port }: Pick<MiniStack, 'port'>,
  url: string,
  { as, service = 'execute-api', method = 'GET', path, body = '', headers = {} }: Asked,
): Promise<Answer> => {
  const { host } = new URL(url);
  const wanted = { method, host, path, body, headers };
  const sent = as === undefined ? { ...headers, host } : signed(service, as, wanted, new Date());
  const options = { host: '127.0.0.1', port, servername: 'localhost', method, path, headers: { ...sent, 'content-length': Buffer.byteLength(body) } };
  return answerOf(options, body);
};

function answerOf(options: RequestOptions, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(options, (response) => {
      const { statusCode = 0, headers } = response;
      text(response).then((read) => resolve({ status: statusCode, headers, body: read }), reject);
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
