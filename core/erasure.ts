import { createHmac, type KeyObject } from 'node:crypto';
import { actsTogether, type Act } from './act.ts';
import type { Conversation } from './conversation.ts';
import { idsOfPerson, threadOfId } from './customer.ts';
import type { MessageEvent } from './event.ts';
import { isRunning, type Incident } from './incident.ts';
import type { Counting, MessageRecord } from './message-record.ts';
import type { PlatformMessage } from './message.ts';
import { namesAny } from './terms.ts';
import { DAY, type Time } from './time.ts';

/**
 * The erasure of one person: what is to go, how far it has come, and, for good, what is dropped when it comes again. It names the person by
 * keyed hashes alone, so that it holds nothing of what it erases. docs/decisions/erasure.md tells what goes and what stays.
 */
export interface Erasure {
  readonly brand: string;
  /** The hash of what was asked for. */
  readonly id: string;
  /** The hashes of all ids that are the person's, as far as messages have told. */
  readonly hashes: readonly string[];
  /** What stands where the person stood: random, so that people are still told apart and nobody is found by it. */
  readonly token: string;
  /** What was said up to here goes. What the person says later is a new beginning. */
  readonly at: Time;
  /** The last message that was looked at. Absent at the beginning of a round. */
  readonly place?: { readonly sentAt: Time; readonly id: string };
  /** This round has told of further ids, so that what it had passed has to be looked at once more. */
  readonly hasGrown: boolean;
  /** How many rounds have ended without news: the second one looks for what was under way during the first. */
  readonly rounds: number;
  /** When to go on. Absent once nothing is left to do. */
  readonly nextAt?: Time;
  /** When nothing was left to do. Absent while something is. */
  readonly doneAt?: Time;
  /** How many messages and conversations of the person were erased. */
  readonly messages: number;
  readonly conversations: number;
}

/** So long whoever asks for it again is told that it is done; whoever asks later wants to have erased what was said since. */
const TOLD_FOR = DAY;

/** True when an order is done, and asking for it again only asks how far it has come. */
export const isToldAsDone = ({ nextAt, doneAt }: Pick<Erasure, 'nextAt' | 'doneAt'>, now: Time): boolean =>
  nextAt === undefined && doneAt !== undefined && now < doneAt + TOLD_FOR;

/** A person was asked for by an id that may be of any platform. */
export const ANY_PLATFORM = '*';

/** The keyed hash of an id of a platform: nobody without the key can try out who it is. */
export const authorHash = (key: string | KeyObject, brand: string, platform: string, id: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['author', brand, platform, id]))
    .digest('base64url');

/** The ids that an event or record names of a person who may be erased: of its author, and of whom it is addressed to. */
export interface Named {
  readonly platform: string;
  readonly ids: readonly string[];
}

/** Whom an event names. Nobody, where it has no text. */
export const namedBy = (event: MessageEvent): Named | undefined =>
  'message' in event ? { platform: event.message.platform, ids: [...idsOfPerson(event.message.author), ...toList(event.customer)] } : undefined;

/** Whose message a record is. */
export const authorOf = ({ first, last }: MessageRecord): Named | undefined =>
  first && { platform: first.platform, ids: [...new Set([first, last ?? first].flatMap(({ author }) => idsOfPerson(author)))] };

/** Whom a record of the brand's is addressed to, where its platform told. */
export const addresseeOf = ({ first, customer }: MessageRecord): Named | undefined => first && { platform: first.platform, ids: toList(customer) };

const toList = (one: string | undefined): readonly string[] => (one === undefined ? [] : [one]);

/** A record without anything that was said in it, and without the person. Its time, its mood and its counts stay. */
export const erasedRecord = (record: MessageRecord, { token }: Pick<Erasure, 'token'>, ids: readonly string[], counting: Counting): MessageRecord => {
  const { first, last, language: _language, customer: _customer, ...kept } = record;
  if (first === undefined) return record;
  const erased = (message: PlatformMessage): PlatformMessage => erasedMessage(message, token, ids);
  return { ...kept, first: erased(first), ...(last === undefined ? {} : { last: erased(last) }), erased: record.erased ?? counting };
};

function erasedMessage({ url: _url, language: _language, ...message }: PlatformMessage, token: string, ids: readonly string[]): PlatformMessage {
  const { author } = message;
  const isTheirs = idsOfPerson(author).some((id) => ids.includes(id));
  return {
    ...message,
    text: '',
    author: isTheirs ? { id: token, role: author.role } : author,
    threadId: message.kind === 'direct' ? ids.reduce((thread, id) => threadOfId(thread, id, token), message.threadId) : message.threadId,
  };
}

/** What a conversation says once the person and all words are gone: figures, moods, times, and who answered. */
export const erasedConversation = (conversation: Conversation, { token }: Pick<Erasure, 'token'>): Conversation => {
  const { sale, answers, priority } = conversation;
  return {
    ...conversation,
    customer: { id: token },
    because: [],
    priority: { ...priority, reasons: [] },
    answers: answers.map((answer) => ({ ...answer, words: [] })),
    ...(sale === undefined ? {} : { sale: { ...sale, words: [] } }),
  };
};

/** What stands for a note, or for a reason, that may have quoted the person. */
export const ERASED = '(erased)';

/** What people did, without what they wrote about the person. */
export const erasedActs = (acts: readonly Act[]): readonly Act[] =>
  actsTogether(
    acts.map((act): Act => {
      switch (act.type) {
        case 'note':
          return { ...act, text: ERASED };
        case 'hand-over':
          return { ...act, reason: ERASED };
        case 'resolve':
        case 'reopen':
          return act.reason === undefined ? act : { ...act, reason: ERASED };
        case 'assign':
        case 'outcome':
          return act;
        default:
          return act satisfies never;
      }
    }),
  );

/**
 * An incident without phrases and words that the person used, unless one of `others`, the texts of other people that drive it, says them too. A running one
 * learns anew what it is about in a language of which a word went. The same incident when nothing of it is theirs.
 */
export const erasedIncident = (incident: Incident, texts: readonly string[], others: readonly string[]): Incident => {
  const isTheirs = (phrase: string): boolean => texts.some((text) => saysAll(text, phrase)) && !others.some((text) => saysAll(text, phrase));
  const { evidence, about = {} } = incident;
  const isTouched = [...evidence.phrases, ...Object.values(about).flat()].some(isTheirs);
  if (!isTouched) return incident;
  const left = Object.entries(about).flatMap(([language, words]) => {
    const kept = words.filter((word) => !isTheirs(word));
    const learnsAnew = isRunning(incident) && kept.length < words.length;
    return learnsAnew || kept.length === 0 ? [] : [[language, kept] as const];
  });
  return { ...incident, evidence: { ...evidence, phrases: evidence.phrases.filter((phrase) => !isTheirs(phrase)) }, about: Object.fromEntries(left) };
};

const saysAll = (text: string, phrase: string): boolean => phrase.split(' ').every((word) => namesAny(text, [word]));
