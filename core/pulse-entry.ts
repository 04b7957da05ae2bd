import { createHash } from 'node:crypto';
import type { BrandDocument } from './brand.ts';
import { isAboutCompetitorsOnly } from './competitors.ts';
import { employeeOf } from './employees.ts';
import { READERS_PER_INTERACTION } from './rules/viral.ts';
import { interactionsOf, reachOf, type Message } from './message.ts';
import { messageOf, type Counting, type MessageRecord } from './message-record.ts';
import type { PulseEntry } from './pulse.ts';
import { wantsAnswer } from './question.ts';
import { wasRead } from './sentiment.ts';
import { minuteOf } from './time.ts';

/** What the minute of a message needs to know of it; undefined while its text has not come. A minute is of `sentAt`, never later than `receivedAt`. */
export const pulseEntry = (record: MessageRecord, brand: BrandDocument): PulseEntry | undefined => {
  const message = messageOf(record, brand.brand);
  if (message === undefined) return undefined;
  const sentAt = record.at ?? Math.min(message.sentAt, message.receivedAt);
  const { counts, asks, language } = countingOf(record, message, brand);
  const [, ...left] = record.minutes ?? [];
  return {
    id: message.id,
    minute: minuteOf(sentAt),
    ...(left.length === 0 ? {} : { left }),
    sentAt,
    counts,
    public: message.visibility === 'public',
    ...(wasRead(message.sentiment) ? { label: message.sentiment.label } : {}),
    author: authorMark(message.platform, message.author.id),
    reach: reachOf(message),
    interactions: interactionsOf(message.engagement),
    loud: counts === 'message' && isLoud(message, brand),
    asks,
    language,
    platform: message.platform,
  };
};

/** What a message counts as. Of an erased one the record remembers it: its text can no longer say. */
function countingOf(record: MessageRecord, message: Message, brand: BrandDocument): Counting {
  const counts = message.deleted === true ? 'nothing' : (record.erased?.counts ?? countsAs(message, brand));
  if (record.erased !== undefined) return { ...record.erased, counts, asks: counts === 'message' && record.erased.asks };
  return { counts, asks: counts === 'message' && wantsAnswer(message), language: message.language ?? 'unknown' };
}

/** May go viral: as soon as its reach, or the readers that so many interactions stand for, pass the brand's limit. */
const isLoud = (message: Message, { crisis: { viralReach } }: BrandDocument): boolean =>
  message.visibility === 'public' &&
  message.sentiment?.label === 'NEGATIVE' &&
  Math.max(reachOf(message), interactionsOf(message.engagement) * READERS_PER_INTERACTION) >= viralReach;

function countsAs(message: Message, brand: BrandDocument): PulseEntry['counts'] {
  if (message.deleted) return 'nothing';
  if (message.direction === 'inbound') return isCustomerOf(message, brand) ? 'message' : 'nothing';
  if (message.visibility === 'private' || message.author.role === 'automation') return 'nothing';
  return message.inReplyTo === undefined ? 'statement' : 'answer';
}

/** Employees speak for the house, and a post about a competitor alone is not about the brand; in the brand's own threads everything is. */
export const isCustomerOf = (message: Message, brand: BrandDocument): boolean =>
  message.author.role === 'customer' &&
  employeeOf(message, brand) === undefined &&
  !(message.kind === 'post' && isAboutCompetitorsOnly(message.text, brand));

/** Tells authors apart without naming them: the id on its platform, hashed. */
export const authorMark = (platform: string, id: string): string => createHash('sha256').update(`${platform}\n${id}`).digest('hex').slice(0, 16);
