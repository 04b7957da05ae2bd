import { announcements } from './announcements.ts';
import { linesOf, type Line } from './draft.ts';
import { PHASES } from './phases.ts';
import { createRandom } from './random.ts';
import { scenes } from './scenes.ts';
import { createDesk, writePhase } from './writing.ts';

/** Any other seed tells the same story in other words. */
const SEED = 20_260_312;

/** A day of the invented phone company Wrenlow: a quiet morning, a loud joke at noon, a crisis in the afternoon, a calm evening. */
export const writeDay = (seed = SEED): Line[] => {
  const random = createRandom(seed);
  const posts = announcements();
  const desk = createDesk(random, posts);
  const ordinary = PHASES.flatMap((phase) => writePhase(phase, desk));
  return linesOf([...posts, ...ordinary, ...scenes(ordinary, random)]);
};

/** The day as a replay file: one message a line. */
export const replayFile = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
