import { describe, it } from 'vitest';
import { expectKillsToChangeNothing } from './killed-replays.ts';

const ROUNDS = 20;
const MESSAGES = 1_500;

describe('kill -9 in the middle of a replay', () => {
  it(`loses nothing, counts nothing twice and raises its one crisis once, ${ROUNDS} times over`, async () => {
    await expectKillsToChangeNothing(MESSAGES, ROUNDS, (line) => console.log(line));
  });
});
