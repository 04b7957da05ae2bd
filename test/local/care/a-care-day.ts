import type { PlatformMessage } from '../../../core/message.ts';
import { MINUTE } from '../../../core/time.ts';
import { aPlatformMessage, NOON } from '../../contracts/builders.ts';

/** So many minutes after noon. */
const at = (minutes: number): number => NOON + minutes * MINUTE;

/** A customer's public message of an account, in a thread of its own. */
export const asks = (id: string, minutes: number, over: Partial<PlatformMessage> = {}): PlatformMessage =>
  aPlatformMessage({
    id: `x:${id}`,
    threadId: `x:${id}`,
    author: { id: `author-${id}`, role: 'customer' },
    sentAt: at(minutes),
    language: 'en',
    ...over,
  });

/** The public answer of an account's person to a message, in the thread of `root`. */
export const says = (id: string, root: string, inReplyTo: string, minutes: number, over: Partial<PlatformMessage> = {}): PlatformMessage =>
  asks(id, minutes, {
    kind: 'reply',
    direction: 'outbound',
    threadId: `x:${root}`,
    inReplyTo: `x:${inReplyTo}`,
    author: { id: 'mia', role: 'agent' },
    text: 'It leaves at nine from the east pier.',
    ...over,
  });

/** A message of a direct thread of WhatsApp, by the customer or, without an author, by the brand. */
export const writes = (id: string, minutes: number, over: Partial<PlatformMessage> = {}): PlatformMessage =>
  asks(id, minutes, {
    id: `whatsapp:${id}`,
    platform: 'whatsapp',
    kind: 'direct',
    visibility: 'private',
    threadId: 'whatsapp:harbour-coffee:7001',
    author: { id: '7001', role: 'customer' },
    text: 'Can I bring a bicycle?',
    ...over,
  });

/** Six questions, five of which are answered ten minutes later; the second customer was sent on and asks again, the others say thanks. */
export const aFerryDay = (account: string, prefix: string): PlatformMessage[] => {
  const of = (messages: readonly PlatformMessage[]): PlatformMessage[] => messages.map((message) => ({ ...message, account }));
  const questions = Array.from({ length: 6 }, (_nothing, index) =>
    asks(`${prefix}q${index}`, index, { text: 'Terrible service, the ferry is late again. When does it leave?' }),
  );
  const answers = questions.slice(0, 5).map((_question, index) => says(`${prefix}a${index}`, `${prefix}q${index}`, `${prefix}q${index}`, index + 10));
  return of([
    ...questions,
    ...answers.with(1, says(`${prefix}a1`, `${prefix}q1`, `${prefix}q1`, 11, { text: 'Please call our hotline.' })),
    ...[0, 2, 3, 4].map((index) =>
      again(`${prefix}q${index}`, `${prefix}t${index}`, `${prefix}a${index}`, 20 + index, 'Thank you so much, wonderful and lovely help!'),
    ),
    again(`${prefix}q1`, `${prefix}t1`, `${prefix}a1`, 21, 'I called already and nobody answers. When does it leave?'),
  ]);
};

const again = (root: string, id: string, inReplyTo: string, minutes: number, text: string): PlatformMessage =>
  asks(id, minutes, { kind: 'reply', threadId: `x:${root}`, inReplyTo: `x:${inReplyTo}`, author: { id: `author-${root}`, role: 'customer' }, text });
