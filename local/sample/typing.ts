import type { Channel } from './people.ts';
import type { Random } from './random.ts';
import type { Topic } from './sentences/bank.ts';

const TAGS: Readonly<Partial<Record<Topic, readonly string[]>>> = {
  meme: ['#PipInTheDoor', '#PipInTheDoor', '#onemoreround', '#wrenlow'],
  crisis: ['#wrenlowdown', '#wrenlow', '#doublecharge'],
  complaint: ['#wrenlow'],
};

/** A sentence as somebody in a hurry types it on a channel: in lower case, with a slip, with a handle or a hashtag. */
export const typed = (sentence: string, channel: Channel, topic: Topic, random: Random): string => {
  let text = sentence;
  if (random.chance(0.16)) text = text.toLowerCase();
  if (random.chance(0.08)) text = withSlip(text, random);
  if (random.chance(0.15)) text = text.replace(/[.!]$/u, '');
  if (random.chance(0.06)) text = text.replace(/!$/u, random.pick(['!!', '!!!', '!?!']));
  const tags = TAGS[topic];
  if (tags !== undefined && (channel === 'x' || channel === 'instagram') && random.chance(0.3)) text = `${text} ${random.pick(tags)}`;
  return channel === 'x' && random.chance(topic === 'meme' ? 0.3 : 0.7) ? `@wrenlow ${text}` : text;
};

/** Two neighbouring letters of one long word change places. */
function withSlip(text: string, random: Random): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{7,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return text;
  const index = random.pick(long);
  return words.map((word, at) => (at === index ? swapped(word, 2 + random.below(word.length - 4)) : word)).join(' ');
}

const swapped = (word: string, at: number): string => `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
