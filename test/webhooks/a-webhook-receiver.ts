import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { portOf } from '../local/alerts/port-of.ts';

export interface ReceivedPost {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on the loopback interface: keeps what it gets and answers with the status of the moment, or never. */
export const aWebhookReceiver = async () => {
  const received: ReceivedPost[] = [];
  const answer: { status: number | 'none'; headers: Record<string, string>; body: string } = { status: 204, headers: {}, body: '' };
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat(await Array.fromAsync(request, (chunk: Buffer) => chunk)).toString();
      received.push({ method: request.method, path: request.url, headers: request.headers, body });
      if (answer.status !== 'none') response.writeHead(answer.status, answer.headers).end(answer.body);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/hook`, port, received, answer, close };
};
