import { BrandDocument, undescribedBrand } from '../../../core/brand.ts';
import type { Conversation } from '../../../core/conversation.ts';
import type { Incident } from '../../../core/incident.ts';
import type { Message } from '../../../core/message.ts';
import { pulseEntry } from '../../../core/pulse-entry.ts';
import { minuteOf, MINUTE, type Time } from '../../../core/time.ts';
import type { Watch } from '../../../core/watch.ts';
import { createHandler } from '../../../lambdas/care-api/handler.ts';
import type { CareApiPorts } from '../../../lambdas/care-api/ports.ts';
import type { ApiEvent, ApiResult, Brands, Conversations, Incidents, Messages, Pulses, Watches } from '../../../lambdas/ports.ts';
import { inMemoryPorts, type InMemoryPorts } from '../../in-memory-ports.ts';

export const NOON: Time = Date.parse('2026-03-02T12:00:00Z');

export type Token = { brands: string; scope: string; sub?: string };
/** Reads everything; where a test is not about who asks. */
export const READER: Token = { brands: '*', scope: 'read' };
export const CARE: Token = { brands: '*', scope: 'care', sub: 'robin' };
export const ADMIN: Token = { brands: '*', scope: 'admin' };

export interface Request {
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** As API Gateway would put it; READER's token unless given, undefined for nobody. */
  readonly authorizer?: unknown;
}

export const withToken = (claims: Token): { jwt: { claims: Token } } => ({ jwt: { claims } });

/** The API over in-memory ports, with questions put in one line: `ask('GET /brands/acme')`. */
export const anApi = (replaced: Partial<CareApiPorts> = {}) => {
  const ports: InMemoryPorts = inMemoryPorts();
  const erasing = { ...ports, authorKeys: async () => ['the key of authors'], newToken: () => 'somebody' };
  const handler = createHandler({ ...ports, erasing, now: () => NOON, version: '1.2.3', ...replaced });
  const answer = async (event: ApiEvent) => answerOf(await handler(event, CONTEXT));
  const result = (line: string) => handler(anEvent(line), CONTEXT);
  const ask = (line: string, request: Request = {}) => answer(anEvent(line, request));
  return { ports, answer, ask, result };
};

/** An answer with its body read, lines and all. */
async function answerOf({ statusCode = 0, headers = {}, body = '' }: ApiResult) {
  const text = typeof body === 'string' ? body : (await Array.fromAsync(body)).join('');
  return { status: statusCode, headers, text, json: isJson(headers['content-type']) ? JSON.parse(text) : undefined };
}

const isJson = (type: unknown): boolean => /^application\/(problem\+)?json$/.test(String(type));

/** As a gateway does it, no two requests have one id. */
let requests = 0;

export const anEvent = (line: string, request: Request = {}): ApiEvent => {
  const [method = '', path = ''] = line.split(' ');
  const authorizer = 'authorizer' in request ? request.authorizer : withToken(READER);
  const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' };
  const context = {
    accountId: '',
    apiId: '',
    domainName: '',
    domainPrefix: '',
    requestId: `r-${(requests += 1)}`,
    routeKey: '$default',
    stage: '$default',
    time: '',
  };
  const event: ApiEvent = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: request.headers ?? {},
    requestContext: { ...context, timeEpoch: NOON, http, ...(authorizer === undefined ? {} : { authorizer }) },
    isBase64Encoded: false,
  };
  const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
  return { ...event, ...(request.query ? { queryStringParameters: request.query } : {}), ...(request.body === undefined ? {} : { body }) };
};

const CONTEXT = {
  awsRequestId: 'r-1',
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'care-api',
  functionVersion: '1',
  invokedFunctionArn: '',
  logGroupName: '',
  logStreamName: '',
  memoryLimitInMB: '256',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

export const aBrand = (brand: string, more: object = {}): BrandDocument =>
  BrandDocument.parse({ brand, name: brand.toUpperCase(), accounts: [{ platform: 'x', account: `${brand}-on-x` }], ...more });

export const aMessage = (brand: string, number: number, more: Partial<Message> = {}): Message => ({
  id: `x:${brand}-${number}`,
  platform: 'x',
  account: `${brand}-on-x`,
  brand,
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `author-${number}`, role: 'customer' },
  text: `What ${brand} customer ${number} says`,
  threadId: `thread-${number}`,
  engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
  sentAt: NOON + number * MINUTE,
  receivedAt: NOON + number * MINUTE + 1_234,
  ...more,
});

export const aConversation = (brand: string, number: number, more: Partial<Conversation> = {}): Conversation => ({
  id: `${brand}-conversation-${String(number).padStart(3, '0')}`,
  brand,
  platform: 'x',
  customer: { id: `author-${number}` },
  status: 'waiting-on-brand',
  team: 'care',
  intent: 'complaint',
  because: [],
  priority: { score: number % 7, reasons: ['waits'] },
  messageCount: 1,
  firstMessageAt: NOON + number * MINUTE,
  lastMessageAt: NOON + number * MINUTE,
  clocks: { dueAt: NOON + (number + 60) * MINUTE, overdue: false },
  mood: { first: -0.5, last: -0.5, lift: 0 },
  reach: 0,
  runAround: false,
  answers: [],
  opportunity: false,
  public: true,
  asks: true,
  hops: 0,
  reopened: 0,
  earlier: 0,
  ...more,
});

export const anIncident = (brand: string, number: number, more: Partial<Incident> = {}): Incident => ({
  id: `${brand}-incident-${number}`,
  brand,
  kind: 'crisis',
  state: 'open',
  severity: 'serious',
  rules: ['threshold'],
  openedAt: NOON + number * MINUTE,
  evidence: {
    from: NOON,
    to: NOON + number * MINUTE,
    messages: 40,
    unread: 0,
    negatives: 30,
    negativeShare: 0.75,
    shareLow: 0.6,
    shareHigh: 0.86,
    authors: 30,
    negativeAuthors: 25,
    reach: 1_000,
    languages: { en: 40 },
    platforms: { x: 40 },
    driving: [`x:${brand}-1`],
    phrases: [],
    because: ['75 % of 40 messages are negative.'],
  },
  viral: [],
  alerts: [{ id: `${brand}-${number}-opened`, step: 'opened', at: NOON, dueAt: NOON, claimedAt: NOON + 5_555, deliveredAt: NOON + 6_666 }],
  steppedTo: NOON,
  ...more,
});

export const aWatch = (brand: string, more: Partial<Watch> = {}): Watch => ({
  brand,
  clock: 'live',
  assessedTo: NOON,
  sealedTo: NOON - 5 * MINUTE,
  baseline: { read: 0, negatives: 0, at: NOON, learnedTo: NOON },
  viral: [],
  ...more,
});

interface StoringPorts {
  readonly brands: Pick<Brands, 'save'>;
  readonly watches: Pick<Watches, 'save'>;
  readonly incidents: Pick<Incidents, 'save'>;
  readonly conversations: Pick<Conversations, 'save'>;
  readonly messages: Pick<Messages, 'save'>;
  readonly pulses: Pick<Pulses, 'record'>;
}

/** Puts things where the API finds them, as the analysis would have stored them. */
export const stored = ({ ports }: { ports: StoringPorts }) => ({
  brand: (document: BrandDocument) => ports.brands.save({ value: document, version: 0 }),
  watch: (watch: Watch) => ports.watches.save({ value: watch, version: 0 }),
  incidents: (incidents: readonly Incident[]) => Promise.all(incidents.map((value) => ports.incidents.save({ value, version: 0 }))),
  /** `told`: the messages of all of them, in time order. */
  conversations: (conversations: readonly Conversation[], told: readonly Message[] = []) =>
    ports.conversations.save(
      conversations.map((conversation) => ({
        value: { conversation, messages: told.flatMap((message) => (message.conversation === conversation.id ? message.id : [])) },
        version: 0,
      })),
    ),
  messages: async (messages: readonly Message[]) => {
    for (const { brand, receivedAt, conversation, sentiment, deleted = false, ...first } of messages) {
      const record = { id: first.id, first, engagement: first.engagement, sentAt: first.sentAt, receivedAt, deleted };
      const value = { ...record, ...(conversation === undefined ? {} : { conversation }), ...(sentiment === undefined ? {} : { sentiment }) };
      await ports.messages.save(brand, [{ value, version: 0 }]);
      const entry = pulseEntry(value, undescribedBrand(brand));
      if (entry !== undefined) await ports.pulses.record(brand, [{ value: { ...entry, counts: 'nothing' }, version: 1 }]);
    }
  },
  pulses: (brand: string, messages: readonly Message[]) =>
    ports.pulses.record(
      brand,
      messages.map(({ id, sentAt, platform }, index) => ({
        version: 2,
        value: {
          id,
          minute: minuteOf(sentAt),
          sentAt,
          counts: 'message',
          public: true,
          label: index % 2 === 0 ? 'NEGATIVE' : 'POSITIVE',
          author: String(index % 3).padStart(16, '0'),
          reach: 10,
          interactions: 0,
          loud: false,
          asks: index % 2 === 0,
          language: 'en',
          platform,
        },
      })),
    ),
});
