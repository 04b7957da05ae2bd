import { ofBeginning } from '../../core/sentiment.ts';
import type { readMood } from '../../mood/engine.ts';
import { readablePart } from '../../mood/words.ts';
import type { Mood, Reading, SentimentReader } from '../ports.ts';

/** As much of the engine as is used here. */
interface Engine {
  readonly readMood: typeof readMood;
}

/**
 * The port SentimentReader on the embedded engine: no call, no cost. The engine is loaded at the first text, since its tables take a part
 * of a second: a function that asks Comprehend alone never does. Rejects only when it cannot be loaded.
 */
export const createEmbeddedSentiment = (load: () => Promise<Engine> = () => import('../../mood/engine.ts')): SentimentReader => ({
  read: async (readings) => {
    const { readMood } = await load();
    return readings.map((reading) => saidOf(reading, readMood({ text: reading.text, language: reading.language })));
  },
});

const saidOf = ({ text }: Reading, mood: Mood): Mood =>
  readablePart(text).length < text.length ? { ...mood, sentiment: ofBeginning(mood.sentiment) } : mood;
