import { SECOND, type Time } from '../../core/time.ts';
import { createRandom, type Random } from '../../local/sample/random.ts';
import type { Arrival } from './arrival.ts';
import { createTexts } from './customer-texts.ts';

/** The shares of what comes. The rest of the messages are new posts, each of another customer. */
export const SOCIAL_SHARES = { replies: 0.08, followUps: 0.06, updates: 0.02, redeliveries: 0.02 } as const;
/** The share of customers' texts whose language the platform tells. */
export const LANGUAGE_TOLD = 0.85;
export const BRANDS = 8;
/** People answer what is at least some seconds old: never a post that waits in the same batch. */
const ANSWERED_AFTER = 10 * SECOND;
const ANSWERED_WITHIN = 2_000;

interface Said {
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly brand: number;
  /** Who wrote it, or whom it answers. */
  readonly customer: object;
}

/** The account of a brand; the first brands are the loudest. */
export const accountOf = (brand: number): string => String(783_214 + brand);

/** Public posts about eight brands, as X tells of them, with the brands' answers, what customers say to those, edits and redeliveries. */
export const socialStream = (messages: number, perSecond: number, start: Time, seed: number): readonly Arrival[] => {
  const random = createRandom(seed);
  const text = createTexts(random);
  const posts: Said[] = [];
  const replies: Said[] = [];
  return Array.from({ length: messages }, (_, number): Arrival => {
    const at = Math.floor((number * SECOND) / perSecond);
    const stage: Stage = { number, at, start, random };
    const kind = kindOf(random, stage, posts, replies);
    switch (kind) {
      case 'reply': {
        const said = replyTo(stage, earlier(posts, at, random));
        replies.push(said);
        return { at, type: 'message.created', data: said.data };
      }
      case 'follow-up':
        return { at, type: 'message.created', data: followUp(stage, earlier(replies, at, random), text()) };
      case 'update':
        return updateOf(stage, earlier(posts, at, random));
      case 'redelivery':
        return { at, type: 'message.created', data: earlier(posts, at, random).data };
      case 'post': {
        const said = post(stage, text());
        posts.push(said);
        return { at, type: 'message.created', data: said.data };
      }
      default:
        return kind satisfies never;
    }
  });
};

interface Stage {
  readonly number: number;
  readonly at: number;
  readonly start: Time;
  readonly random: Random;
}

type Kind = 'post' | 'reply' | 'follow-up' | 'update' | 'redelivery';

function kindOf(random: Random, { at }: Stage, posts: readonly Said[], replies: readonly Said[]): Kind {
  const { replies: reply, followUps, updates, redeliveries } = SOCIAL_SHARES;
  const post = 1 - reply - followUps - updates - redeliveries;
  const drawn = random.weighted({ post, reply, 'follow-up': followUps, update: updates, redelivery: redeliveries });
  const needed = drawn === 'follow-up' ? replies : posts;
  return drawn === 'post' || needed.some((said) => said.at + ANSWERED_AFTER <= at) ? drawn : 'post';
}

const earlier = (said: readonly Said[], at: number, random: Random): Said =>
  random.pick(said.filter((one) => one.at + ANSWERED_AFTER <= at).slice(-ANSWERED_WITHIN));

const iso = (time: Time): string => new Date(time).toISOString();
const idOf = (number: number): string => `x:${1_896_503_126_423_486n + BigInt(number) * 4_099n}`;
const zipf = Object.fromEntries(Array.from({ length: BRANDS }, (_, brand) => [String(brand), 1 / (brand + 1)]));
/** The language of a text, told or not: X decides it from the text, so that copies share it. */
const languageOf = (text: string): { language?: string } => (hashOf(text) % 100 < LANGUAGE_TOLD * 100 ? { language: 'en' } : {});
const hashOf = (text: string): number => Array.from(text).reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);

function common({ number, at, start }: Stage, text: string) {
  return { id: idOf(number), platform: 'x', visibility: 'public', text, sentAt: iso(start + at - SECOND) };
}

function post(stage: Stage, text: string): Said {
  const { number, at, random } = stage;
  const brand = Number(random.weighted(zipf));
  const handle = `person_${number}`;
  const customer = {
    id: String(1_448_112_370_941n + BigInt(number)),
    handle,
    name: `Customer ${number}`,
    followers: random.below(900),
    role: 'customer',
  };
  const data = {
    ...common(stage, text),
    ...languageOf(text),
    account: accountOf(brand),
    kind: 'post',
    direction: 'inbound',
    author: customer,
    url: `https://x.com/${handle}/status/${idOf(number).slice(2)}`,
    threadId: idOf(number),
  };
  return { at, brand, customer, data };
}

function replyTo(stage: Stage, { brand, customer, data }: Said): Said {
  const account = accountOf(brand);
  const text = `Sorry about that. We have looked it up and a colleague sends you the details of case ${stage.number} by tonight. ^J`;
  const answer = {
    ...common(stage, text),
    language: 'en',
    account,
    kind: 'reply',
    direction: 'outbound',
    author: { id: account, handle: `brand_${brand}`, name: `Brand ${brand}`, role: 'agent' },
    url: `https://x.com/brand_${brand}/status/${idOf(stage.number).slice(2)}`,
    threadId: data['threadId'],
    inReplyTo: data['id'],
  };
  return { at: stage.at, brand, customer, data: answer };
}

/** The customer who was answered says something to it. */
function followUp(stage: Stage, { brand, customer, data }: Said, text: string): object {
  return {
    ...common(stage, text),
    ...languageOf(text),
    account: accountOf(brand),
    kind: 'reply',
    direction: 'inbound',
    author: customer,
    url: `https://x.com/i/status/${idOf(stage.number).slice(2)}`,
    threadId: data['threadId'],
    inReplyTo: data['id'],
  };
}

/** Half of them edits, half of them counts. */
function updateOf({ at, number, start, random }: Stage, { data }: Said): Arrival {
  if (number % 2 === 0) {
    const edited = { ...data, text: `${String(data['text'])} (edited)`, edited: iso(start + at) };
    return { at, type: 'message.updated', data: edited };
  }
  const engagement = { likes: random.below(40), shares: random.below(8), replies: random.below(5), views: random.below(4_000) };
  return { at, type: 'engagement.updated', data: { id: data['id'], platform: 'x', account: data['account'], engagement } };
}
