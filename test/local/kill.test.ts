import { describe, it } from 'vitest';
import { expectKillsToChangeNothing } from '../crash/killed-replays.ts';

/** `npm run test:crash` does this twenty times with a longer day. */
describe('kill -9 in the middle of a replay', () => {
  it('changes nothing of what is stored, raised and written', async () => {
    await expectKillsToChangeNothing(600, 2, () => undefined);
  }, 120_000);
});
