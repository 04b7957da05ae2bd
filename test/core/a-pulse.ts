import { createHash } from 'node:crypto';
import { CrisisSettings, type BrandDocument } from '../../core/brand.ts';
import { NOBODY, withMember, type Distinct } from '../../core/distinct.ts';
import { emptyPulse, withEntry, type LoudMessage, type Pulse } from '../../core/pulse.ts';
import type { Time } from '../../core/time.ts';
import { aBrand, anEntry, NOON } from '../contracts/builders.ts';

/** The hash of an author, as pulses tell people apart. */
export const authorHash = (name: string | number): string => createHash('sha256').update(`${name}`).digest('hex').slice(0, 16);

/** So many different people. */
export const crowd = (people: number, name = 'person'): Distinct =>
  Array.from({ length: people }, (_, index) => authorHash(`${name} ${index}`)).reduce(withMember, NOBODY);

/** What a minute was like: so many messages of each mood, each of another person unless `by` says that one wrote them all. */
export interface Minute {
  readonly negative?: number;
  readonly positive?: number;
  readonly unread?: number;
  /** So many of the others ask something as well. */
  readonly asking?: number;
  readonly answers?: number;
  readonly statementAt?: Time;
  readonly by?: string;
}

/** The pulse of a minute. */
export const aPulse = (minute: Time, { negative = 0, positive = 0, unread = 0, asking = 0, answers = 0, statementAt, by }: Minute = {}): Pulse => {
  const moods = [...Array(negative).fill('NEGATIVE'), ...Array(positive).fill('POSITIVE'), ...Array(unread).fill('UNREAD')];
  const told = moods.map((mood: 'NEGATIVE' | 'POSITIVE' | 'UNREAD', index) => {
    const { label: _label, ...entry } = anEntry({
      id: `x:${minute}-${index}`,
      sentAt: minute,
      author: authorHash(by ?? `${minute} ${index}`),
      asks: index < negative + asking,
    });
    return mood === 'UNREAD' ? entry : { ...entry, label: mood };
  });
  const replies = Array.from({ length: answers }, () => anEntry({ counts: 'answer' }));
  const statements = statementAt === undefined ? [] : [anEntry({ counts: 'statement', sentAt: statementAt })];
  return [...told, ...replies, ...statements].reduce(withEntry, emptyPulse(minute));
};

export const aLoudMessage = (over: Partial<LoudMessage> = {}): LoudMessage => ({
  id: 'x:loud',
  sentAt: NOON,
  reach: 100_000,
  interactions: 0,
  ...over,
});

/** The rules as they stand for a brand that sets none, but for the given ones. */
export const crisisSettings = (over: Partial<CrisisSettings> = {}): CrisisSettings => ({ ...CrisisSettings.parse({}), ...over });

export const aBrandWith = (crisis: Partial<CrisisSettings> = {}): BrandDocument => ({
  ...aBrand('harbour', 'harbour-coffee'),
  crisis: crisisSettings(crisis),
});
