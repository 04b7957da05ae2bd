import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIncidents } from '../../../../lambdas/adapters/dynamo/incidents.ts';
import { createMessages } from '../../../../lambdas/adapters/dynamo/messages.ts';
import type { Versioned } from '../../../../lambdas/ports.ts';
import { anIncident, aRecord, never } from '../../../contracts/builders.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';

let store: OpenTable;
beforeEach(async () => {
  store = await openTable();
  // What the SDK does when the answer to a call is lost.
  store.client.middlewareStack.add(
    (next) => async (args) => {
      await next(args);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
});
afterEach(() => store.close());

const after = <T>({ value, version }: Versioned<T>): Versioned<T> => ({ value, version: version + 1 });

describe('a save whose answer is lost, so that the SDK sends it again', () => {
  it('is won, the first and every later one: a sender that has claimed an alert sends it at once', async () => {
    const incidents = createIncidents(store.table);
    const incident = never(anIncident());
    expect([await incidents.save(incident), await incidents.save(after(incident))]).toEqual([true, true]);
    expect(await incidents.load(incident.value.id)).toEqual(after(after(incident)));
  });

  it('is lost when somebody else was first', async () => {
    const incidents = createIncidents(store.table);
    const incident = never(anIncident());
    expect([await incidents.save(incident), await incidents.save(incident)]).toEqual([true, false]);
  });

  it('is won of messages too', async () => {
    const messages = createMessages(store.table);
    const record = never(aRecord());
    expect(await messages.save('harbour', [record])).toEqual([]);
    expect([...(await messages.load('harbour', [record.value.id])).values()]).toEqual([after(record)]);
  });
});
