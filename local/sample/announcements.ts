import { at, type ClockTime } from './clock.ts';
import type { Draft } from './draft.ts';
import { BRAND_AUTHOR, type Channel } from './people.ts';
import { SENTENCES } from './sentences/all.ts';

const POSTING: readonly Channel[] = ['x', 'facebook', 'instagram'];

const post = (clock: ClockTime, text: string, channels: readonly Channel[] = POSTING): Draft[] =>
  channels.map((channel) => ({
    channel,
    kind: 'post',
    author: BRAND_AUTHOR,
    text,
    ...(channel === 'x' ? { language: 'en' } : {}),
    at: at(clock),
    engagement: { likes: 240, shares: 35, replies: 60, views: 41_000 },
  }));

/** What the brand itself posts: customers comment below the newest. */
export const announcements = (): Draft[] => [
  ...post('06:00', 'Good morning! The chat is open, the coffee is on, and Pip has polished his beak. Ask us anything.'),
  ...post('11:58', 'We asked Pip to greet visitors at the door. Nobody told him that it revolves. He has been waving for twenty minutes.'),
  ...SENTENCES.en.statement.flatMap((text) => post('16:05', text)),
  ...SENTENCES.de.statement.flatMap((text) => post('16:09', text, ['facebook'])),
  ...SENTENCES.en.fixed.flatMap((text) => post('17:20', text)),
  ...SENTENCES.de.fixed.flatMap((text) => post('17:22', text, ['facebook'])),
];
