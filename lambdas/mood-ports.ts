import type { Mood, Reading } from './ports.ts';

/** What reading texts for money needs from the world. Types only, as in ports.ts. */

/** What a reader that is paid answered. */
export interface PaidAnswers {
  /** One a text, in order; undefined for what could not be read just now. */
  readonly moods: readonly (Mood | undefined)[];
  /** In units. What was remembered costs nothing. */
  readonly paid: number;
  /** Why there are texts without an answer; it names none of them. */
  readonly failure?: Error | undefined;
}

/** A reader that is paid for each text. */
export interface PaidReader {
  /** What an answer would cost at most, in units of 0.0001 USD; 0 when none can come of asking. */
  unitsOf(reading: Reading): number;
  /** Asks about some texts. Never rejects: what fails costs the others nothing. */
  ask(texts: readonly Reading[]): Promise<PaidAnswers>;
}

/** What may be paid for reading moods in one day of UTC, by everybody together. */
export interface MoodBudget {
  /** Takes so many units of this day's, or as many as are left. Rejects when nobody can say how many that are. */
  take(units: number): Promise<MoodShare>;
}

/** Units that were taken. */
export interface MoodShare {
  readonly units: number;
  /** Gives back to its day what was not paid. */
  settle(paid: number): Promise<void>;
}

/** Moods of texts that are likely to come again, under the keyed hash of their text, for 30 days. May forget whatever it likes. */
export interface MoodStore {
  /** What is known of some hashes; the others are left out. */
  find(hashes: readonly string[]): Promise<ReadonlyMap<string, Mood>>;
  keep(moods: ReadonlyMap<string, Mood>): Promise<void>;
}

/** What some messages are about, as phrases for people. */
export interface KeyPhrases {
  /**
   * What several of some messages name, what tells most first, at most five; `known` are names that tell nothing, such as the brand's.
   * Never rejects, and answers within some seconds: an alert waits for it.
   */
  of(said: readonly { readonly text: string; readonly language: string }[], known: readonly string[]): Promise<readonly string[]>;
}
