import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Shown {
  readonly body?: string | Buffer;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of one feed on this machine, which answers 304 to whoever has its version. */
export interface FeedServer {
  readonly url: string;
  /** The headers of every request so far. */
  readonly asked: readonly IncomingHttpHeaders[];
  /** From now on it answers so. */
  show(feed: Shown): void;
  close(): Promise<void>;
}

export const startFeedServer = async (body: string): Promise<FeedServer> => {
  const asked: IncomingHttpHeaders[] = [];
  let shown: Shown = { body };
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const etag = `"${Buffer.byteLength(shown.body ?? '')}-${shown.status ?? 200}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : (shown.status ?? 200), { etag, 'content-type': 'application/rss+xml', ...shown.headers });
    response.end(isKnown ? '' : shown.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/feed.xml`,
    asked,
    show: (feed) => void (shown = feed),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};

/** An RSS feed with such items. */
export const rssOf = (...items: readonly { id: string; text: string; author?: string }[]): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Wrenlow forum</title>${items
    .map(({ id, text, author = 'mira' }) => `<item><guid>${id}</guid><author>${author}</author><description>${text}</description></item>`)
    .join('')}</channel></rss>`;
