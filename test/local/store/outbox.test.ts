import { describe, expect, it } from 'vitest';
import { careEvent } from '../../../core/care-events.ts';
import { DAY } from '../../../core/time.ts';
import { openStore } from '../../../local/store/open-store.ts';
import { NOON } from '../../contracts/builders.ts';
import { describeOutbox } from '../../contracts/outbox.contract.ts';
import { freshDataDirs } from './data-dir.ts';

const freshDataDir = freshDataDirs();

describeOutbox('SQLite', async () => {
  const store = openStore(freshDataDir());
  return { port: store.outbox, close: async () => store.close() };
});

describe('the outbox in SQLite', () => {
  it.each([
    ['until thirty days are over', NOON + 30 * DAY - 1, 0],
    ['and then forgets it', NOON + 30 * DAY, 1],
  ])('remembers what is done %s', async (_name, now, told) => {
    const store = openStore(freshDataDir());
    const { outbox } = store;
    const event = careEvent({ brand: 'harbour', type: 'conversation.opened', subject: 'c1', at: NOON, dueAt: NOON });
    await outbox.put([event]);
    await outbox.done(event.id);
    await outbox.due(now, 10);
    await outbox.put([event]);
    expect(await outbox.due(NOON, 10)).toHaveLength(told);
    store.close();
  });
});
