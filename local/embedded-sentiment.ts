import { createHmac, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { ofBeginning } from '../core/sentiment.ts';
import type { Mood, Reading, SentimentReader } from '../lambdas/ports.ts';
import { readMood } from '../mood/engine.ts';
import { readablePart } from '../mood/words.ts';

/** How many answers are remembered. One takes about 300 bytes. */
const REMEMBERED = 10_000;

/**
 * The port SentimentReader on the embedded engine: offline, never rejects.
 * The same text is read once: answers are remembered under a keyed hash of the normalised text and its language, so that
 * the cache holds no text, and nobody without the key can ask it for one.
 */
export const createEmbeddedSentiment = (key: KeyObject, remembered = REMEMBERED): SentimentReader => {
  const answers = new LRUCache<string, Mood>({ max: remembered });

  const read = (reading: Reading): Mood => {
    const text = normalised(reading.text);
    const hash = createHmac('sha256', key)
      .update(JSON.stringify([reading.language ?? '', text]))
      .digest('base64');
    const known = answers.get(hash);
    if (known !== undefined) return known;
    const mood = readMood({ text, language: reading.language });
    answers.set(hash, mood);
    return mood;
  };

  return { read: async (texts) => texts.map((reading) => saidOf(reading, read(reading))) };
};

/** What is remembered is the mood of what was read of a text, which may be the whole of one and the beginning of another. */
const saidOf = ({ text }: Reading, mood: Mood): Mood =>
  readablePart(text).length < text.length ? { ...mood, sentiment: ofBeginning(mood.sentiment) } : mood;

/** Texts that differ only in case, surrounding blanks or the composition of their letters read alike. */
const normalised = (text: string): string => readablePart(text).normalize('NFC').toLowerCase().trim();
