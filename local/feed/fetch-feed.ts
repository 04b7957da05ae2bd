import { UsageError } from '../options.ts';
import type { Memory } from './feed-memory.ts';

/** A feed as its server gave it; without text when it is the version that we know. */
export interface Fetched {
  readonly text: string | undefined;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** The server wants to be left alone for so many seconds, or has an error. */
export class FeedUnavailable extends Error {
  override readonly name = 'FeedUnavailable';
  readonly retryAfter: number;

  constructor(words: string, retryAfter = 0) {
    super(words);
    this.retryAfter = retryAfter;
  }
}

const ANSWER_WITHIN = 30_000;
const LARGEST = 16 * 1024 * 1024;

/** Some servers answer nobody who does not say who asks. */
const USER_AGENT = 'Groundswell feed poller (polls one feed for its operator)';

/** Asks for a feed unless it is still the version in memory. Throws FeedUnavailable when it may be had later, UsageError when never. */
export const fetchFeed = async (url: string, { etag, lastModified }: Pick<Memory, 'etag' | 'lastModified'>): Promise<Fetched> => {
  const headers = {
    'user-agent': USER_AGENT,
    accept: 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8',
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(ANSWER_WITHIN) }).catch((cause: unknown) => {
    throw new FeedUnavailable(`Nothing answers at ${url}.${cause instanceof Error ? ` ${cause.message}` : ''}`);
  });
  if (response.status === 304) return { text: undefined, etag, lastModified };
  if (response.status === 404 || response.status === 410) throw new UsageError(`There is no feed at ${url}: it answers ${response.status}.`);
  if (!response.ok) throw new FeedUnavailable(`${url} answers ${response.status}.`, secondsOf(response.headers.get('retry-after')));
  return {
    text: await textOf(response),
    etag: response.headers.get('etag') ?? undefined,
    lastModified: response.headers.get('last-modified') ?? undefined,
  };
};

/** Seconds; a date is not worth the trouble, since the usual pause will do. */
const secondsOf = (text: string | null): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0);

/** The text in the encoding that the server or the document names, else UTF-8. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST) throw new UsageError(`The feed is larger than ${LARGEST / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const named =
    /charset="?([\w-]+)/i.exec(response.headers.get('content-type') ?? '') ??
    /^[^>]{0,80}encoding=["']([\w-]+)/.exec(bytes.toString('latin1', 0, 100));
  return new TextDecoder(encodingOf(named?.[1])).decode(bytes);
}

/** An encoding that nobody knows is taken for UTF-8. */
function encodingOf(name = 'utf-8'): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'utf-8';
  }
}
