import type { Facts, Log } from '../lambdas/ports.ts';

/** What a person at the terminal, or a program reading it, gets to see. Ids and figures only. */
export interface Screen extends Log {
  /** A sentence for a person; in JSON mode an event of that name with the same facts. */
  say(event: string, facts: Facts, sentence: string): void;
  /** From now on sentences go through `write`, as above a progress bar; with undefined straight out again. */
  through(write: ((line: string) => void) | undefined): void;
}

/** Sentences on stdout, warnings on stderr; what is only of technical interest is left out. */
export const wordsOn = (out: NodeJS.WritableStream, err: NodeJS.WritableStream): Screen => {
  let detour: ((line: string) => void) | undefined;
  const write = (stream: NodeJS.WritableStream, line: string): void => void (detour === undefined ? stream.write(line) : detour(line));
  return {
    say: (_event, _facts, sentence) => write(out, `${sentence}\n`),
    info: () => undefined,
    warn: (event, facts) => write(err, `warning: ${event}${inWords(facts)}\n`),
    error: (event, facts) => write(err, `error: ${event}${inWords(facts)}\n`),
    through: (other) => {
      detour = other;
    },
  };
};

/** One JSON line an event, all of them. */
export const jsonOn = (out: NodeJS.WritableStream, now: () => number): Screen => {
  const line = (level: string, event: string, facts: Facts = {}): void =>
    void out.write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...facts })}\n`);
  return {
    say: (event, facts) => line('info', event, facts),
    info: (event, facts) => line('info', event, facts),
    warn: (event, facts) => line('warn', event, facts),
    error: (event, facts) => line('error', event, facts),
    // A program reads this: no bar is ever shown beside it.
    through: () => undefined,
  };
};

const inWords = (facts: Facts = {}): string => {
  const words = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
};
