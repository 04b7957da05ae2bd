import { BrandDocument } from '../../core/brand.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { InboxItem } from '../../core/event.ts';
import type { Incident, IncidentAlert } from '../../core/incident.ts';
import { NO_ENGAGEMENT, type PlatformMessage } from '../../core/message.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import type { PulseEntry } from '../../core/pulse.ts';
import { MINUTE, minuteOf } from '../../core/time.ts';
import { newWatch, type Watch } from '../../core/watch.ts';
import type { KeptConversation, Versioned } from '../../lambdas/ports.ts';

export const NOON = Date.UTC(2026, 2, 2, 12);

export const never = <T>(value: T): Versioned<T> => ({ value, version: 0 });

export const aPlatformMessage = (over: Partial<PlatformMessage> = {}): PlatformMessage => ({
  id: 'x:1',
  platform: 'x',
  account: 'harbour-coffee',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: 'ada', role: 'customer' },
  text: 'My order never came.',
  threadId: 'x:1',
  engagement: NO_ENGAGEMENT,
  sentAt: NOON,
  ...over,
});

/** The record of a message that has come. `id` and `sentAt` are the message's. */
export const aRecord = (message: Partial<PlatformMessage> = {}, over: Partial<MessageRecord> = {}): MessageRecord => {
  const first = aPlatformMessage(message);
  const { id, engagement, sentAt } = first;
  return { id, first, engagement, sentAt, at: sentAt, receivedAt: sentAt, deleted: false, ...over };
};

/** The record of a message of which only the deletion has come. */
export const aTombstone = (id: string): MessageRecord => ({ id, engagement: NO_ENGAGEMENT, receivedAt: NOON, deleted: true });

export const anItem = (message: Partial<PlatformMessage> = {}, over: Partial<InboxItem> = {}): InboxItem => ({
  event: { type: 'message.created', message: aPlatformMessage(message) },
  receivedAt: NOON,
  ...over,
});

export const aConversation = (over: Partial<Conversation> = {}): Conversation => ({
  id: 'c1',
  brand: 'harbour',
  platform: 'x',
  customer: { id: 'ada' },
  status: 'waiting-on-brand',
  team: 'care',
  intent: 'complaint',
  because: [],
  priority: { score: 50, reasons: ['unhappy'] },
  messageCount: 1,
  firstMessageAt: NOON,
  lastMessageAt: NOON,
  clocks: { overdue: false },
  mood: { first: null, last: null, lift: null },
  reach: 10,
  runAround: false,
  answers: [],
  opportunity: false,
  public: true,
  asks: true,
  hops: 0,
  reopened: 0,
  earlier: 0,
  ...over,
});

export const keeping = (conversation: Conversation, ...messages: readonly string[]): KeptConversation => ({ conversation, messages });

/** A negative public message. `minute` follows `sentAt`, and `asks` what it counts as and its mood, unless given. */
export const anEntry = (over: Partial<PulseEntry> = {}): PulseEntry => ({
  id: 'x:1',
  minute: minuteOf(over.sentAt ?? NOON),
  sentAt: NOON,
  counts: 'message',
  public: true,
  label: 'NEGATIVE',
  author: '00000000000000aa',
  reach: 10,
  interactions: 1,
  loud: false,
  asks: (over.counts ?? 'message') === 'message' && (over.public ?? true) && (over.label ?? 'NEGATIVE') === 'NEGATIVE',
  language: 'en',
  platform: 'x',
  ...over,
});

export const anIncidentAlert = (over: Partial<IncidentAlert> = {}): IncidentAlert => ({
  id: 'a1',
  step: 'opened',
  at: NOON,
  dueAt: NOON,
  ...over,
});

export const anIncident = (over: Partial<Incident> = {}): Incident => ({
  id: 'i1',
  brand: 'harbour',
  kind: 'crisis',
  state: 'open',
  severity: 'serious',
  rules: ['threshold'],
  openedAt: NOON,
  evidence: {
    from: NOON - 60 * MINUTE,
    to: NOON,
    messages: 40,
    unread: 0,
    negatives: 30,
    negativeShare: 0.75,
    shareLow: 0.6,
    shareHigh: 0.86,
    authors: 25,
    negativeAuthors: 20,
    reach: 5_000,
    languages: { en: 40 },
    platforms: { x: 40 },
    driving: ['x:1'],
    phrases: ['never came'],
    because: ['Three of four messages are negative.'],
  },
  alerts: [],
  viral: [],
  steppedTo: NOON,
  ...over,
});

export const aBrand = (brand: string, ...accounts: string[]): BrandDocument =>
  BrandDocument.parse({ brand, name: brand.toUpperCase(), accounts: accounts.map((account) => ({ platform: 'x', account })) });

export const aWatch = (brand: string, nextAt?: number): Watch => ({ ...newWatch(brand, 'live', NOON), ...(nextAt === undefined ? {} : { nextAt }) });
