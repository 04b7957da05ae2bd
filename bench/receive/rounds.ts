import { median } from '../figures.ts';

/** Something that is measured: `act` is called so many times in a round, and counts for so many things at once. */
export interface Measured {
  readonly act: () => unknown;
  readonly calls: number;
  readonly each?: number;
}

/** Rounds before the count begins: what runs often is compiled by then. */
const WARM_UP = 30;

/**
 * The median microseconds of one call of each act. They take turns, round by round, so that whatever else the machine does befalls all
 * of them alike, and each begins a round as often as the others.
 */
export const microsecondsOf = async (acts: readonly Measured[], rounds: number): Promise<number[]> => {
  const times = acts.map((): number[] => []);
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (let turn = 0; turn < acts.length; turn += 1) {
      const index = (turn + Math.abs(round)) % acts.length;
      const act = acts[index];
      if (act === undefined) continue;
      const took = await timed(act);
      if (round >= 0) times[index]?.push(took);
    }
  }
  return times.map(median);
};

async function timed({ act, calls, each = 1 }: Measured): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < calls; call += 1) {
    const done = act();
    if (done instanceof Promise) await done;
  }
  return ((performance.now() - started) * 1_000) / calls / each;
}
