import { badRequest, preconditionFailed, preconditionRequired } from '../../core/problem.ts';
import type { ApiEvent, ApiResult } from '../ports.ts';

/** An answer that names the version that it shows, for `If-Match` and `If-None-Match`. */
export const tagged = (answer: ApiResult, version: number): ApiResult => ({ ...answer, headers: { ...answer.headers, etag: tagOf(version) } });

/** True when the caller says that it has that version already. */
export const isKnown = ({ headers }: ApiEvent, version: number): boolean => tagsIn(headers['if-none-match'] ?? '').includes(tagOf(version));

/** Nothing has changed since the caller looked. */
export const notModified = (version: number): ApiResult => tagged({ statusCode: 304, headers: { 'cache-control': 'no-store' } }, version);

/**
 * Whoever says in `If-Match` which version it saw changes that version alone; `*` is any that there is, and a version of 0 is none. Throws
 * Problem 412 when another one is stored, 400 when the header holds no ETag. `what` is what the caller should read again.
 */
export const honourMatch = (event: ApiEvent, version: number, what: string): void => {
  const header = event.headers['if-match'];
  if (header === undefined) return;
  const tags = tagsIn(header);
  if (header.trim() === '*' ? version > 0 : tags.includes(tagOf(version))) return;
  if (tags.length === 0 && header.trim() !== '*') {
    throw badRequest('The header If-Match cannot be read.', [{ path: 'if-match', message: `expected an ETag in quotes, such as ${tagOf(7)}, or *` }]);
  }
  throw preconditionFailed(
    `Somebody has changed ${what} since you read it. Read it again, see whether you still want this, and send it with the new ETag.`,
  );
};

/** As honourMatch, for what two people must not do at once. Throws Problem 428 without the header, too. */
export const demandMatch = (event: ApiEvent, version: number, what: string): void => {
  if (event.headers['if-match'] === undefined) {
    throw preconditionRequired(`Say which version you saw: send the ETag of ${what} as If-Match, or * for whatever it is by now.`);
  }
  honourMatch(event, version, what);
};

const tagOf = (version: number): string => `"${version}"`;

/** The tags of a header. A proxy that packs answers weakens their tags (`W/`): it is the same version. */
const tagsIn = (header: string): readonly string[] => [...header.matchAll(/(?:W\/)?("[^"]*")/g)].map(([, tag = '']) => tag);
