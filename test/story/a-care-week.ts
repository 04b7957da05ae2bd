import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { BrandDocument } from '../../core/brand.ts';
import { analysed, aRunningGroundswell, deliver, type Running } from '../local/a-process.ts';

/** A maker of lamps, its customers and its three agents, in a week of March. Everybody and everything they say is invented. */
export const BRAND = 'lumenhof';
const ACCOUNT = 'lumenhof-lamps';

export const DOCUMENT: z.input<typeof BrandDocument> = {
  brand: BRAND,
  name: 'Lumenhof',
  timeZone: 'Europe/Berlin',
  accounts: [{ platform: 'x', account: ACCOUNT }],
  teams: {
    care: { answerWithinMinutes: 60, hours: 'mon-fri 09:00-17:00' },
    sales: { answerWithinMinutes: 240, hours: 'mon-fri 09:00-17:00' },
  },
  competitors: [{ name: 'Glimmerhaus', terms: ['glimmerhaus'] }],
};

/** Who asks the API: three agents, whoever runs the house, and somebody of another brand. */
const PEOPLE = {
  ada: { name: 'Ada', scope: 'care', brands: [BRAND] },
  bo: { name: 'Bo', scope: 'care', brands: [BRAND] },
  cem: { name: 'Cem', scope: 'care', brands: [BRAND] },
  dot: { name: 'Dot', scope: 'admin', brands: '*' },
  eve: { name: 'Eve', scope: 'admin', brands: ['elsewhere'] },
} as const;
export type Person = keyof typeof PEOPLE;

const tokenOf = (person: Person): string => `token-of-${person}-0123456789`;

/** A moment of the week in the brand's time, such as `at('tue', '16:30')`. */
export const at = (day: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun' | 'after', time: string): string =>
  `2026-03-0${2 + ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'after'].indexOf(day)}T${time}:00+01:00`;

interface Post {
  readonly id: string;
  readonly sentAt: string;
  readonly text: string;
  /** Of a customer who goes on in a conversation, its first message. */
  readonly thread?: string;
  readonly followers?: number;
}

/** What a customer posts. `author` is their handle as well. */
export const says = (author: string, { id, thread = id, followers, ...said }: Post) => ({
  ...said,
  id: `x:${id}`,
  platform: 'x',
  account: ACCOUNT,
  kind: thread === id ? 'post' : 'reply',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `id-of-${author}`, handle: author, role: 'customer', ...(followers === undefined ? {} : { followers }) },
  threadId: `x:${thread}`,
  ...(thread === id ? {} : { inReplyTo: `x:${thread}` }),
});

/** What an agent answers to a message of a thread. */
export const answers = (agent: string, { id, thread, to = thread, ...said }: Post & { readonly thread: string; readonly to?: string }) => ({
  ...said,
  id: `x:${id}`,
  platform: 'x',
  account: ACCOUNT,
  kind: 'reply',
  visibility: 'public',
  direction: 'outbound',
  author: { id: agent, role: 'agent' },
  threadId: `x:${thread}`,
  inReplyTo: `x:${to}`,
});

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly etag: string;
}

export interface Asking {
  readonly body?: object;
  readonly match?: string;
  readonly key?: string;
}

/** The product as it runs on one machine, reached over HTTP alone. Its clock is that of the week: `hear` tells a part of it. */
export interface Week {
  hear(until: string, ...messages: readonly object[]): Promise<void>;
  ask(person: Person, line: string, asking?: Asking): Promise<Answer>;
  stop(): Promise<void>;
}

export const aCareWeek = async (data: string, args: readonly string[] = []): Promise<Week> => {
  const tokens = join(data, 'tokens.json');
  writeFileSync(tokens, JSON.stringify(Object.entries(PEOPLE).map(([person, claims]) => ({ token: tokenOf(nameIn(person)), ...claims }))));
  chmodSync(tokens, 0o600);
  const running = await aRunningGroundswell(join(data, 'house'), ['--empty', '--token-file', tokens, ...args]);
  return {
    hear: (until, ...messages) => hear(running, until, messages),
    ask: (person, line, asking) => ask(running, person, line, asking),
    stop: async () => void (await running.kill('SIGTERM')),
  };
};

const nameIn = (person: string): Person => z.enum(['ada', 'bo', 'cem', 'dot', 'eve']).parse(person);

async function hear(running: Running, until: string, messages: readonly object[]): Promise<void> {
  const parts = [
    ...(messages.length === 0 ? [] : [{ type: 'message.created', data: messages }]),
    { type: 'replay.advanced', data: { watermark: until } },
  ];
  for (const part of parts) {
    const { status } = await deliver(running, { ...part, timestamp: new Date().toISOString(), replay: 'the week' });
    if (status !== 200) throw new Error(`a delivery was answered with ${status}`);
  }
  await analysed(running);
}

async function ask({ url }: Running, person: Person, line: string, { body, match, key }: Asking = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tokenOf(person)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(match === undefined ? {} : { 'if-match': match }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /^application\/(?:problem\+)?json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined, etag: response.headers.get('etag') ?? '' };
}
