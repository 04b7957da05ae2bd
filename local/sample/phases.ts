import type { ClockTime } from './clock.ts';
import type { Channel } from './people.ts';
import type { Topic } from './sentences/bank.ts';
import type { Language } from './sentences/all.ts';

/** A stretch of the day: how much is written, about what, and how much of it the brand answers. */
export interface Phase {
  /** The part of the story that it belongs to; `--check` reports by these. */
  readonly chapter: Chapter;
  readonly from: ClockTime;
  readonly to: ClockTime;
  /** How many messages customers begin with; answers and thanks come on top. */
  readonly messages: number;
  readonly topics: Readonly<Partial<Record<Topic, number>>>;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  readonly languages: Readonly<Partial<Record<Language, number>>>;
  /** 1 is even, below 1 gathers towards the end, above 1 towards the start. */
  readonly slope: number;
  /** The share of messages by somebody who wrote in this phase before. */
  readonly again: number;
  /** The share of messages that the brand answers. */
  readonly answered: number;
}

export type Chapter = 'morning' | 'meme' | 'lull' | 'crisis' | 'recovery' | 'evening';

const ORDINARY = { question: 46, praise: 22, purchase: 10, complaint: 14 } as const;
const EVERYWHERE = { x: 30, facebook: 18, instagram: 12, messenger: 14, whatsapp: 18, reviews: 8 } as const;
const IN_PUBLIC = { x: 52, facebook: 16, instagram: 32 } as const;
const LANGUAGES = { en: 60, de: 15, es: 9, fr: 8, pt: 4, it: 4 } as const;

const QUIET = { topics: ORDINARY, channels: EVERYWHERE, languages: LANGUAGES, slope: 1, again: 0.04, answered: 0.58 } as const;
const CRISIS = { chapter: 'crisis', channels: EVERYWHERE, languages: LANGUAGES, again: 0.22 } as const;
const RECOVERY = { chapter: 'recovery', channels: EVERYWHERE, languages: LANGUAGES, again: 0.05, slope: 1 } as const;

/** The day in order. */
export const PHASES: readonly Phase[] = [
  { ...QUIET, chapter: 'morning', from: '06:00', to: '08:00', messages: 60, slope: 0.7 },
  { ...QUIET, chapter: 'morning', from: '08:00', to: '12:00', messages: 235 },
  {
    ...QUIET,
    chapter: 'meme',
    from: '12:00',
    to: '13:30',
    messages: 362,
    topics: { meme: 93, question: 4, praise: 2, complaint: 1 },
    channels: IN_PUBLIC,
    slope: 1.3,
    answered: 0.03,
  },
  { ...QUIET, chapter: 'lull', from: '13:30', to: '15:10', messages: 66 },
  { ...CRISIS, from: '15:10', to: '16:05', messages: 190, topics: { crisis: 90, question: 7, purchase: 2, praise: 1 }, slope: 0.6, answered: 0 },
  { ...CRISIS, from: '16:05', to: '17:20', messages: 285, topics: { crisis: 94, question: 5, purchase: 1 }, slope: 1.15, answered: 0.2 },
  {
    ...RECOVERY,
    from: '17:20',
    to: '18:20',
    messages: 110,
    topics: { relief: 64, question: 13, praise: 5, refund: 10, crisis: 8 },
    answered: 0.15,
    again: 0.1,
  },
  { ...RECOVERY, from: '18:20', to: '20:00', messages: 90, topics: { relief: 52, question: 28, praise: 14, refund: 6 }, answered: 0.25 },
  {
    ...QUIET,
    chapter: 'evening',
    from: '20:00',
    to: '23:00',
    messages: 62,
    topics: { question: 45, praise: 32, purchase: 10, complaint: 8, relief: 5 },
    answered: 0.4,
  },
];
