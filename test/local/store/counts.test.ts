import { describe, expect, it } from 'vitest';
import { openStore } from '../../../local/store/open-store.ts';
import { aBrand, anIncident, aRecord, aTombstone, never } from '../../contracts/builders.ts';
import { freshDataDirs } from './data-dir.ts';

const freshDataDir = freshDataDirs();

describe('the counts of a store', () => {
  it('are nothing at first', () => {
    expect(openStore(freshDataDir()).counts()).toEqual({ messages: 0, brands: 0, incidentsOpen: 0 });
  });

  it('count the messages of all brands, each once, and a tombstone only once its message has come', async () => {
    const { messages, counts } = openStore(freshDataDir());
    await messages.save('harbour', [never(aRecord()), never(aTombstone('x:2'))]);
    await messages.save('meadow', [never(aRecord())]);
    expect(counts().messages).toBe(2);
    await messages.save('harbour', [{ value: aRecord({ id: 'x:2' }, { deleted: true }), version: 1 }]);
    await messages.save('harbour', [{ value: aRecord({ text: 'edited' }), version: 1 }]);
    expect(counts().messages).toBe(3);
  });

  it('count the incidents that are not resolved', async () => {
    const { incidents, counts } = openStore(freshDataDir());
    for (const [id, state] of Object.entries({ i1: 'open', i2: 'acknowledged', i3: 'resolved' } as const))
      await incidents.save(never(anIncident({ id, state })));
    expect(counts().incidentsOpen).toBe(2);
    await incidents.save({ value: anIncident({ state: 'resolved' }), version: 1 });
    expect(counts().incidentsOpen).toBe(1);
  });

  it('count the brands that are described', async () => {
    const { brands, counts } = openStore(freshDataDir());
    await brands.save(never(aBrand('harbour', 'coffee')));
    await brands.save(never(aBrand('meadow', 'milk')));
    expect(counts().brands).toBe(2);
  });
});
