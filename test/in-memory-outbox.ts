import type { CareEvent } from '../core/care-events.ts';
import type { Outbox } from '../lambdas/care-ports.ts';

/** What is to be told, in a Map: the same promises, kept while the test runs. */
export const inMemoryOutbox = (): Outbox => {
  const rows = new Map<string, { event: CareEvent; due: number | undefined }>();
  return {
    put: async (events) => {
      for (const event of events) {
        const row = rows.get(event.id);
        if (row === undefined) rows.set(event.id, { event, due: event.dueAt });
        else if (row.due !== undefined) rows.set(event.id, { event, due: Math.min(row.due, event.dueAt) });
      }
    },
    due: async (now, limit) =>
      [...rows.values()]
        .flatMap(({ event, due }) => (due !== undefined && due <= now ? [{ event, due }] : []))
        .toSorted((a, b) => a.due - b.due || order(a.event.id, b.event.id))
        .slice(0, limit)
        .map(({ event }) => event),
    done: async (id) => {
      const row = rows.get(id);
      if (row !== undefined) rows.set(id, { ...row, due: undefined });
    },
    later: async (id, at) => {
      const row = rows.get(id);
      if (row?.due !== undefined) rows.set(id, { ...row, due: at });
    },
  };
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
