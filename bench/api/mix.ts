import { createHash } from 'node:crypto';
import { BrandDocument } from '../../core/brand.ts';
import type { Answer, Conversation } from '../../core/conversation.ts';
import { priorityOf } from '../../core/priority.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { createRandom, type Random } from '../../local/sample/random.ts';

/** When the lists are looked at, and how far back their conversations go: of any number of them, so that only the number differs. */
export const NOW: Time = Date.UTC(2026, 9, 5, 9);
export const SPAN = 90 * DAY;

export const BRAND = BrandDocument.parse({ brand: 'harbour', name: 'Harbour Ferries', accounts: [{ platform: 'x', account: 'harbour-ferries' }] });
/** Somebody who holds the newest conversations. */
export const AGENT = 'mia';
export const HELD = 100;

/** Every list that is asked for holds more than a page of a thousand. */
const STATUSES = { resolved: 40, 'waiting-on-customer': 30, 'waiting-on-brand': 30 };
const TEAMS = { care: 60, sales: 20, communications: 10, compliance: 10 };
/** Most customers are no unhappier than most, and are read by few. */
const UNHAPPY = 0.4;
const READ_BY_MANY = 0.05;
const ANSWERS_AT_MOST = 3;

/** So many conversations of one brand, the one with the oldest last message first: the same for the same number. */
export function* conversationsOf(count: number): Generator<Conversation, void> {
  const random = createRandom(count);
  for (let index = 0; index < count; index += 1) {
    const at = Math.floor(NOW - SPAN + ((index + random.next()) / count) * SPAN);
    yield { ...conversationAt(index, at, random), ...(index >= count - HELD ? { assignedTo: AGENT } : {}) };
  }
}

function conversationAt(index: number, lastMessageAt: Time, random: Random): Conversation {
  const id = createHash('sha256').update(String(index)).digest('base64url');
  const status = random.weighted(STATUSES);
  const team = random.weighted(TEAMS);
  const mood = random.chance(UNHAPPY) ? -random.next() : random.next() / 2;
  const reach = random.chance(READ_BY_MANY) ? random.below(1_000_000) : random.below(500);
  const waiting = status === 'waiting-on-brand';
  const answers = waiting && random.chance(0.5) ? [] : answersOf(id, lastMessageAt, 1 + random.below(ANSWERS_AT_MOST));
  return {
    id,
    brand: BRAND.brand,
    platform: 'x',
    customer: { id: `customer-${index}`, handle: `customer_${index}`, name: `Customer ${index}`, followers: random.below(2_000) },
    status,
    team,
    intent: team === 'sales' ? 'purchase' : 'complaint',
    because: ['late', 'again'],
    priority: priorityOf({ mood, reach, waiting }),
    messageCount: 1 + 2 * answers.length,
    firstMessageAt: lastMessageAt - 4 * HOUR,
    lastMessageAt,
    clocks: { firstResponseSeconds: 600, overdue: false, ...(waiting ? { dueAt: lastMessageAt + HOUR } : { resolutionSeconds: 1_800 }) },
    mood: { first: mood, last: mood, lift: 0 },
    reach,
    runAround: false,
    answeredInChannel: true,
    answers,
    opportunity: team === 'sales',
    ...(team === 'sales' ? { sale: { kind: 'purchase', since: lastMessageAt - HOUR, words: ['how much'] } } : {}),
    public: true,
    asks: true,
    ...(waiting ? { waitsSince: lastMessageAt } : {}),
    hops: 0,
    reopened: 0,
    earlier: 0,
  };
}

const answersOf = (id: string, until: Time, count: number): Answer[] =>
  Array.from({ length: count }, (_nothing, index) => ({
    id: `x:${id.slice(0, 16)}-${index}`,
    at: until - (count - index) * 10 * MINUTE,
    agent: AGENT,
    seconds: 600,
    first: index === 0,
    elsewhere: false,
    words: [],
  }));
