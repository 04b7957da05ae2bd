import type { MessageEvent } from '../../core/event.ts';
import type { Message, PlatformMessage } from '../../core/message.ts';
import type { Label, Sentiment } from '../../core/sentiment.ts';
import { aPlatformMessage, NOON } from '../contracts/builders.ts';

/** A mood that somebody read: all of it in one score, or shared out as given. */
export const aMood = (label: Label, scores: Partial<Sentiment> = {}): Sentiment => ({
  positive: label === 'POSITIVE' ? 1 : 0,
  negative: label === 'NEGATIVE' ? 1 : 0,
  neutral: label === 'NEUTRAL' ? 1 : 0,
  mixed: label === 'MIXED' ? 1 : 0,
  ...scores,
  label,
  engine: 'embedded',
});

/** A customer's message as it is kept. It is received when it was sent, unless given. */
export const aMessage = (over: Partial<Message> = {}): Message => ({
  ...aPlatformMessage(),
  brand: 'harbour',
  receivedAt: over.sentAt ?? NOON,
  ...over,
});

/** The brand's answer to a customer, by a person. */
export const anAnswer = (over: Partial<Message> = {}): Message =>
  aMessage({
    id: 'x:2',
    direction: 'outbound',
    author: { id: 'harbour-coffee', role: 'agent' },
    text: 'We are on it.',
    inReplyTo: 'x:1',
    ...over,
  });

export const created = (over: Partial<PlatformMessage> = {}): MessageEvent => ({ type: 'message.created', message: aPlatformMessage(over) });

export const edited = (edited: number, over: Partial<PlatformMessage> = {}): MessageEvent => ({
  type: 'message.updated',
  message: aPlatformMessage({ text: `Edited at ${edited}.`, ...over, edited }),
});

export const deletion: MessageEvent = { type: 'message.deleted', id: 'x:1', platform: 'x', account: 'harbour-coffee' };
