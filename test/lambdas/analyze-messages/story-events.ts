import type { PlatformEvent } from '../../../core/event.ts';
import { MINUTE } from '../../../core/time.ts';
import { answered, complaints, deleted, edited, liked, NOON, praises, said } from './an-analysis.ts';

const at = (minutes: number): { sentAt: number } => ({ sentAt: NOON + minutes * MINUTE });
const direct = { kind: 'direct', visibility: 'private' } as const;
const brand = { direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' } } as const;

/** A customer asks, the brand answers in three parts that answer one another, the customer asks on. */
const chain = (n: number): PlatformEvent[] => {
  const thread = { threadId: `x:ask-${n}` };
  const author = { id: `asker ${n}`, handle: `asker${n}`, followers: 10 * n, role: 'customer' } as const;
  return [
    said(`x:ask-${n}`, { author, text: 'Is this good?', ...at(n) }),
    answered(`x:part-${n}-1`, `x:ask-${n}`, { ...thread, ...at(n + 2) }),
    answered(`x:part-${n}-2`, `x:part-${n}-1`, { ...thread, ...at(n + 3) }),
    answered(`x:part-${n}-3`, `x:part-${n}-2`, { ...thread, ...at(n + 4) }),
    said(`x:ask-${n}-more`, {
      ...thread,
      author: { ...author, followers: 10 * n + 1 },
      kind: 'reply',
      inReplyTo: `x:part-${n}-3`,
      text: 'bad',
      ...at(n + 9),
    }),
  ];
};

/** Two people in private: the brand's messages name nobody, only the thread tells whom they are for. */
const privateTalk = (n: number): PlatformEvent[] => {
  const thread = { ...direct, threadId: `talk-${n}` };
  const author = { id: `friend ${n}`, role: 'customer' } as const;
  return [
    said(`x:talk-${n}-0`, { ...thread, ...brand, text: 'Hello there', ...at(n) }),
    said(`x:talk-${n}-1`, { ...thread, author, text: 'bad service', ...at(n + 1) }),
    said(`x:talk-${n}-2`, { ...thread, ...brand, text: 'Sorry to hear that', ...at(n + 3) }),
    said(`x:talk-${n}-3`, { ...thread, ...brand, inReplyTo: `x:talk-${n}-0`, text: 'And hello again', ...at(n + 4) }),
    said(`x:talk-${n}-4`, { ...thread, author, text: 'good now', ...at(n + 8) }),
  ];
};

/** One that is changed twice, one that changes into what nobody can read, one that goes away, one that spreads. */
const changes = (n: number): PlatformEvent[] => [
  said(`x:changed-${n}`, { text: 'good', language: 'en', ...at(n) }),
  edited(`x:changed-${n}`, { text: 'bad', edited: NOON + (n + 5) * MINUTE, ...at(n) }),
  edited(`x:changed-${n}`, { text: 'good after all', edited: NOON + (n + 6) * MINUTE, ...at(n) }),
  said(`x:unread-${n}`, { text: 'good', ...at(n) }),
  edited(`x:unread-${n}`, { text: '???', edited: NOON + (n + 1) * MINUTE, ...at(n) }),
  said(`x:gone-${n}`, { text: 'bad word', ...at(n) }),
  deleted(`x:gone-${n}`),
  said(`x:spread-${n}`, { text: 'bad taste', ...at(n) }),
  liked(`x:spread-${n}`, 3 * n, 900),
  liked(`x:spread-${n}`, 2 * n, 1_900),
];

/** About 120 events of one afternoon: talks, chains, changes, a crisis, the brand's word on it, and recovery. */
export const afternoon = (): PlatformEvent[] => [
  ...[1, 21, 41].flatMap((n) => [...chain(n), ...privateTalk(n), ...changes(n)]),
  ...complaints(25, NOON + 70 * MINUTE),
  said('x:statement', { ...brand, text: 'We know and are sorry', ...at(85) }),
  ...praises(35, NOON + 130 * MINUTE),
];
