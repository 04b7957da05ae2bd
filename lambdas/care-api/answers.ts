import type { ApiResult } from '../ports.ts';

/** Customers' words belong in nobody's cache. */
const PRIVATE = { 'cache-control': 'no-store' };

/** A JSON answer. */
export const json = (body: unknown, statusCode = 200): ApiResult => ({
  statusCode,
  headers: { ...PRIVATE, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** A file of JSON lines, written while it is read, so that it may be larger than the memory. */
export const jsonLines = (fileName: string, lines: AsyncIterable<string>): ApiResult => ({
  statusCode: 200,
  headers: { ...PRIVATE, 'content-type': 'application/x-ndjson', 'content-disposition': `attachment; filename="${fileName}"` },
  body: lines,
});

/** Nothing comes from anywhere, and nothing in it runs. */
const SEALED = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A document to be read in a browser, or kept under that name. */
export const document = (fileName: string, contentType: string, body: string): ApiResult => ({
  statusCode: 200,
  headers: { ...PRIVATE, ...SEALED, 'content-type': `${contentType}; charset=utf-8`, 'content-disposition': `inline; filename="${fileName}"` },
  body,
});
