import { setTimeout as wait } from 'node:timers/promises';

/** What one look may answer: what was waited for, or nothing yet. */
type Look<T> = () => Promise<T | undefined>;

const LOOK_EVERY = 250;

/** Looks until there is something, for at most so many seconds. Rejects with what was waited for. */
export const until = async <T>(what: string, look: Look<T>, seconds = 45): Promise<T> => {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await wait(LOOK_EVERY);
  }
};

/** What the emulator cannot show, said instead of a claim that was not checked. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported';
}

/** Counts what was proven, and tells each as it is. */
export const createChecks = (say: (line: string) => void) => {
  const counts = { passed: 0, failed: 0, notSupported: 0 };
  const mark = (outcome: keyof typeof counts, sign: string, line: string): void => {
    counts[outcome] += 1;
    say(`  ${sign} ${line}`);
  };
  return {
    /** One claim: it holds when `act` resolves. What it resolves to goes to the claims after it; undefined when it did not hold. */
    claim: async <T>(sentence: string, act: () => Promise<T>): Promise<T | undefined> => {
      try {
        const value = await act();
        mark('passed', '✓', sentence);
        return value;
      } catch (error) {
        if (error instanceof NotSupported) mark('notSupported', '-', `${sentence}: ${error.message}`);
        else mark('failed', '✗', `${sentence}\n      ${error instanceof Error ? error.message.replaceAll('\n', '\n      ') : String(error)}`);
        return undefined;
      }
    },
    failed: (): boolean => counts.failed > 0 || counts.passed === 0,
    summary: (): string => `${counts.passed} passed, ${counts.failed} failed, ${counts.notSupported} not supported by the emulator`,
  };
};
export type Checks = ReturnType<typeof createChecks>;
