import { phrasesOf } from '../core/phrases.ts';
import type { KeyPhrases } from './mood-ports.ts';

/** The port KeyPhrases without asking anybody: the words and pairs of words that the texts share. */
export const embeddedKeyPhrases: KeyPhrases = {
  of: async (said, known) =>
    phrasesOf(
      said.map(({ text }) => text),
      known,
    ),
};
