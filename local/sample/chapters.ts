import { wasRead } from '../../core/sentiment.ts';
import { readMood } from '../../mood/engine.ts';
import { at, type ClockTime } from './clock.ts';
import type { Line } from './draft.ts';
import type { Chapter } from './phases.ts';

/** When each chapter of the story begins; the last one ends with the day. */
const STARTS: readonly (readonly [Chapter, ClockTime])[] = [
  ['morning', '06:00'],
  ['meme', '12:00'],
  ['lull', '13:30'],
  ['crisis', '15:10'],
  ['recovery', '17:20'],
  ['evening', '20:00'],
];

/** What customers wrote in a chapter, as the embedded engine reads it. Shares are of the messages that were read. */
export interface ChapterMood {
  readonly chapter: Chapter;
  readonly inbound: number;
  readonly outbound: number;
  readonly authors: number;
  readonly unread: number;
  readonly negativeShare: number;
  readonly positiveShare: number;
}

export const chapterMoods = (lines: readonly Line[]): ChapterMood[] =>
  STARTS.map(([chapter, from], index) => {
    const to = STARTS[index + 1]?.[1] ?? '24:00';
    return moodOfChapter(
      chapter,
      lines.filter(({ sentAt }) => Date.parse(sentAt) >= at(from) && Date.parse(sentAt) < at(to)),
    );
  });

function moodOfChapter(chapter: Chapter, lines: readonly Line[]): ChapterMood {
  const inbound = lines.filter(({ direction }) => direction === 'inbound');
  const moods = inbound.map(({ text, language }) => readMood({ text, language }).sentiment);
  const read = moods.filter(wasRead);
  const share = (label: string): number => read.filter((mood) => mood.label === label).length / Math.max(1, read.length);
  return {
    chapter,
    inbound: inbound.length,
    outbound: lines.length - inbound.length,
    authors: new Set(inbound.map(({ author }) => author.id)).size,
    unread: moods.length - read.length,
    negativeShare: share('NEGATIVE'),
    positiveShare: share('POSITIVE'),
  };
}
