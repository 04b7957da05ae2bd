import { describe, expect, it } from 'vitest';
import { openStore } from '../../../local/store/open-store.ts';
import { NOON } from '../../contracts/builders.ts';
import { describeDeliveries } from '../../contracts/delivery-log.contract.ts';
import { freshDataDirs } from './data-dir.ts';

const freshDataDir = freshDataDirs();

describeDeliveries('SQLite', async () => {
  const store = openStore(freshDataDir());
  return { port: store.deliveryLog, close: async () => store.close() };
});

describe('the delivery log in SQLite', () => {
  it('remembers which destinations have had which alert, also after a restart', async () => {
    const dir = freshDataDir();
    const before = openStore(dir);
    await before.deliveryLog.markDelivered('alert-1', 'ops@example.com', NOON);
    await before.deliveryLog.markDelivered('alert-1', 'ops@example.com', NOON + 1);
    await before.deliveryLog.markDelivered('alert-1', 'https://example.com/hook', NOON);
    before.close();
    const { deliveryLog } = openStore(dir);
    expect((await deliveryLog.of('alert-1')).delivered).toEqual(new Set(['ops@example.com', 'https://example.com/hook']));
    expect((await deliveryLog.of('alert-2')).delivered).toEqual(new Set());
  });
});
