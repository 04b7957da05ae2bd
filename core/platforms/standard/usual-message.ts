import { KINDS, NO_ENGAGEMENT, ROLES, type Author, type Engagement, type PlatformMessage } from '../../message.ts';

/**
 * A message of the usual form, known at a glance: eight times as fast as by its schema, which matters where a thousand come at once.
 * Undefined for every other one, be it wrong or only unusual: a field that is not known here, an odd character, a time in another zone. The
 * schema decides on those, and tests hold the two together: what is usual is what the schema says it is.
 */
export const usualMessage = (value: unknown): PlatformMessage | undefined => {
  if (!hasOnly(value, MESSAGE_FIELDS)) return undefined;
  const { id, platform, account, kind, visibility, direction, text, language, url, rating, threadId, inReplyTo } = value;
  const [author, engagement] = [usualAuthor(value['author']), usualEngagement(value['engagement'])];
  const [sentAt, edited] = [usualTime(value['sentAt']), usualTime(value['edited'])];
  if (author === undefined || engagement === undefined || sentAt === undefined) return undefined;
  if (edited === undefined && value['edited'] !== undefined) return undefined;
  if (typeof id !== 'string' || !ID.test(id) || typeof platform !== 'string' || !NAME.test(platform)) return undefined;
  if (!isId(account) || !isId(threadId) || !isKind(kind) || !isVisibility(visibility) || !isDirection(direction)) return undefined;
  if (typeof text !== 'string' || text.length > LONGEST_TEXT || !isPerhapsText(language, LONGEST_LANGUAGE) || !isPerhapsAddress(url))
    return undefined;
  if ((rating !== undefined && !isRating(rating)) || (inReplyTo !== undefined && !isId(inReplyTo))) return undefined;
  return { id, platform, account, kind, visibility, direction, author, text, language, url, rating, threadId, inReplyTo, engagement, sentAt, edited };
};

function usualAuthor(value: unknown): Author | undefined {
  if (!hasOnly(value, AUTHOR_FIELDS)) return undefined;
  const { id, ids, handle, name, followers, verified, role } = value;
  if (!isId(id) || !isRole(role) || (ids !== undefined && !areIds(ids))) return undefined;
  if (!isPerhapsText(handle, LONGEST_ID) || !isPerhapsText(name, LONGEST_ID)) return undefined;
  if ((followers !== undefined && !isCount(followers)) || (verified !== undefined && typeof verified !== 'boolean')) return undefined;
  return { id, ids, handle, name, followers, verified, role };
}

function usualEngagement(value: unknown): Engagement | undefined {
  if (value === undefined) return NO_ENGAGEMENT;
  if (!hasOnly(value, ENGAGEMENT_FIELDS)) return undefined;
  const { likes = 0, shares = 0, replies = 0, views = 0 } = value;
  return isCount(likes) && isCount(shares) && isCount(replies) && isCount(views) ? { likes, shares, replies, views } : undefined;
}

const usualTime = (value: unknown): number | undefined => (typeof value === 'string' && TIME.test(value) ? Date.parse(value) : undefined);

export const MESSAGE_FIELDS: ReadonlySet<string> = new Set(
  'id platform account kind visibility direction author text language url rating threadId inReplyTo engagement sentAt edited'.split(' '),
);
export const AUTHOR_FIELDS: ReadonlySet<string> = new Set('id ids handle name followers verified role'.split(' '));
export const ENGAGEMENT_FIELDS: ReadonlySet<string> = new Set('likes shares replies views'.split(' '));

const LONGEST_ID = 512;
const MOST_IDS = 20;
const LONGEST_LANGUAGE = 35;
const LONGEST_TEXT = 100_000;
const LONGEST_ADDRESS = 2_048;

const ID = /^[a-z][a-z0-9-]{0,39}:[\x20-\x7e]{1,512}$/;
const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const ADDRESS = /^https?:\/\/[a-z0-9][a-z0-9.-]*(?:[/?#][\x21-\x7e]*)?$/;

/** Days that are in the calendar, of the years 1000 to 2999. */
const TIME =
  /^[12]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** Its own fields, and no other than these. */
function hasOnly(value: unknown, fields: ReadonlySet<string>): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const name in value) if (!fields.has(name)) return false;
  return true;
}

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;
const areIds = (value: unknown): value is string[] => Array.isArray(value) && value.length <= MOST_IDS && value.every(isId);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isRating = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 5;
const isKind = (value: unknown): value is PlatformMessage['kind'] => KINDS.some((kind) => kind === value);
const isRole = (value: unknown): value is Author['role'] => ROLES.some((role) => role === value);
const isVisibility = (value: unknown): value is PlatformMessage['visibility'] => value === 'public' || value === 'private';
const isDirection = (value: unknown): value is PlatformMessage['direction'] => value === 'inbound' || value === 'outbound';

const isPerhapsText = (value: unknown, longest: number): value is string | undefined =>
  value === undefined || (typeof value === 'string' && value.length <= longest);

const isPerhapsAddress = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === 'string' && value.length <= LONGEST_ADDRESS && ADDRESS.test(value) && URL.canParse(value));
