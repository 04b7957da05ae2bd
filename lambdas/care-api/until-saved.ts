import { conflict } from '../../core/problem.ts';

const ATTEMPTS = 5;

/** Repeats a load, change and conditional save until the save wins. Undefined means lost. Throws Problem 409 when others keep winning. */
export const untilSaved = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
  for (let count = 0; count < ATTEMPTS; count += 1) {
    const saved = await attempt();
    if (saved !== undefined) return saved;
  }
  throw conflict('Others are changing this just now. Please try again.');
};
