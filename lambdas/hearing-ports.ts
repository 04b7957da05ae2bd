import type { Remembered, RememberedName } from '../core/remembered.ts';
import type { Versioned } from './ports.ts';

/** What is remembered of how well we hear: of each account, of handshakes, of dead letters. Few and small, so that they are read as a whole. */
export interface Hearing {
  load(name: RememberedName): Promise<Versioned<Remembered> | undefined>;
  /** False when the stored version is another one. */
  save(remembered: Versioned<Remembered>): Promise<boolean>;
  /** All of it, in no order. */
  all(): Promise<readonly Versioned<Remembered>[]>;
}
