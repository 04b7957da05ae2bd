import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { median } from '../figures.ts';

const ROUNDS = 5;
const PROCESSES = 9;

/** Texts a second on one core, the median of some rounds over all texts after one to warm up. */
export const textsASecond = (texts: readonly string[], read: (text: string) => unknown): number => {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const began = performance.now();
    for (const text of texts) read(text);
    return (1_000 * texts.length) / (performance.now() - began);
  });
  return median(rounds.slice(1));
};

const ENGINE = new URL('../../mood/engine.ts', import.meta.url).href;
const WEIGHTS = new URL('../../mood/weights.ts', import.meta.url).href;

/** Milliseconds in a fresh process, the median of some: to read the weights with one language's table, and to import the engine and read a first text. */
export const loadTimes = (): { readonly weights: number; readonly firstText: number } => {
  const timed = (code: string): number =>
    median(
      Array.from({ length: PROCESSES }, () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))),
    );
  return {
    weights: timed(
      `const { shippedBallot, shippedReader } = await import('${WEIGHTS}'); const began = performance.now(); shippedBallot(); shippedReader('en'); console.log(performance.now() - began);`,
    ),
    firstText: timed(
      `const began = performance.now(); const { readMood } = await import('${ENGINE}'); readMood({ text: 'still waiting' }); console.log(performance.now() - began);`,
    ),
  };
};

export const weightsSize = (): number => statSync(new URL('../../mood/weights.bin', import.meta.url)).size;
