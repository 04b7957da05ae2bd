import { learnStep, newSurge } from '../../core/surge.ts';
import { median } from '../figures.ts';

/** An alarm is 1; whatever is none stays below this. */
const NO_ALARM = 0.49;
/** So many updates are timed together, so often: a clock that is read for each update would measure itself. */
const TIMED_UPDATES = 20_000;
const TIMES = 50;

/** The score of each step: 1 at an alarm, below 0.5 elsewhere. */
export const scoresOf = (counts: readonly number[]): readonly number[] => {
  let state = newSurge();
  return counts.map((count) => {
    const learned = learnStep(state, count);
    state = learned.state;
    return learned.reading.alarm ? 1 : Number((NO_ALARM * learned.reading.score).toFixed(4));
  });
};

/** The median microseconds of an update, over TIMES loops of TIMED_UPDATES updates on these counts, after as long a warm-up. */
export const microsecondsAnUpdate = (counts: readonly number[]): number => {
  for (let time = 0; time < TIMES; time += 1) timeLoop(counts);
  return median(Array.from({ length: TIMES }, () => timeLoop(counts)));
};

function timeLoop(counts: readonly number[]): number {
  let state = newSurge();
  const start = performance.now();
  for (let update = 0; update < TIMED_UPDATES; update += 1) ({ state } = learnStep(state, counts[update % counts.length] ?? 0));
  const microseconds = (performance.now() - start) * 1_000;
  if (!Number.isFinite(state.level)) throw new Error('The detector lost its level: the counts cannot be used.');
  return microseconds / TIMED_UPDATES;
}
