/**
 * What an error means for the texts that were asked about:
 * `throttled` too much at once, `passing` may be gone the next time, `unreadable` the text itself will never be read,
 * `lasting` asking again is no use and the texts are not to blame (permissions, a fault of ours).
 */
export type Fault = 'throttled' | 'passing' | 'unreadable' | 'lasting';

const THROTTLED = /^(?:throttl|toomanyrequests|requestlimitexceeded|slowdown)/u;
const UNREADABLE = /^(?:unsupportedlanguage|textsizelimit|invalidrequest)/u;
const PASSING = /^(?:internalserver|serviceunavailable|requesttimeout|timeouterror)/u;
const NETWORK = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);

/** What the error of a whole call means. */
export const faultOfCall = (error: unknown): Fault => {
  const name = plain(nameOf(error));
  const status = statusOf(error);
  if (THROTTLED.test(name) || status === 429) return 'throttled';
  if (UNREADABLE.test(name)) return 'unreadable';
  if (PASSING.test(name) || status >= 500 || NETWORK.has(String(field(error, 'code')))) return 'passing';
  return 'lasting';
};

/** What the error code of one document within a batch means. The service writes them both ways: `TEXT_SIZE_LIMIT_EXCEEDED` and as names of exceptions. */
export const faultOfDocument = (code: string): Fault => {
  const name = plain(code);
  if (THROTTLED.test(name)) return 'throttled';
  return UNREADABLE.test(name) ? 'unreadable' : 'passing';
};

/** What may be said of an error: its name. Comprehend's own words may quote the text that it stumbled over. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'an unknown error');

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** The HTTP status, also of an answer that the SDK could not read; 0 when none came. */
function statusOf(error: unknown): number {
  const status = field(field(error, '$metadata'), 'httpStatusCode') ?? field(field(error, '$response'), 'statusCode');
  return typeof status === 'number' ? status : 0;
}

const field = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
