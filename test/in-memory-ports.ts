import type { BrandDocument } from '../core/brand.ts';
import { MESSAGES_READ, type Conversation } from '../core/conversation.ts';
import type { Erasure } from '../core/erasure.ts';
import type { InboxItem } from '../core/event.ts';
import type { Incident } from '../core/incident.ts';
import type { MessageRecord } from '../core/message-record.ts';
import { conflict } from '../core/problem.ts';
import { emptyPulse, LOUD_AT_ONCE, merge, withEntry, type PulseEntry } from '../core/pulse.ts';
import { rememberedKey, type Remembered } from '../core/remembered.ts';
import type { Watch } from '../core/watch.ts';
import type { Audit, AuditEntry, Begun, Customers, Desk, Desks, Erasures } from '../lambdas/care-ports.ts';
import type { Hearing } from '../lambdas/hearing-ports.ts';
import type { After, AnyConversation, Brands, Conversations, Inbox, Incidents, Log, Messages, Pulses, Versioned, Watches } from '../lambdas/ports.ts';
import { inMemoryOutbox } from './in-memory-outbox.ts';

/** The ports as small honest Maps: the same promises, kept while the test runs. */
export const inMemoryPorts = () => ({
  inbox: inMemoryInbox(),
  messages: inMemoryMessages(),
  conversations: inMemoryConversations(),
  pulses: inMemoryPulses(),
  incidents: inMemoryIncidents(),
  brands: inMemoryBrands(),
  watches: inMemoryWatches(),
  customers: inMemoryCustomers(),
  erasures: inMemoryErasures(),
  hearing: inMemoryHearing(),
  outbox: inMemoryOutbox(),
  desks: inMemoryDesks(),
  audit: inMemoryAudit(),
  log: inMemoryLog(),
});
export type InMemoryPorts = ReturnType<typeof inMemoryPorts>;

/** A log that remembers its lines. */
export const inMemoryLog = (): Log & { readonly lines: { level: string; event: string; facts: unknown }[] } => {
  const lines: { level: string; event: string; facts: unknown }[] = [];
  const at =
    (level: string): Log['info'] =>
    (event, facts = {}) =>
      lines.push({ level, event, facts });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};

export const inMemoryInbox = (): Inbox & { readonly items: InboxItem[] } => {
  const items: InboxItem[] = [];
  return {
    items,
    send: async (sent) => void items.push(...sent),
    depth: async () => ({ waiting: items.length, deadLetters: 0 }),
  };
};

export const inMemoryMessages = (): Messages => {
  const brands = new Map<string, Rows<MessageRecord>>();
  const rowsOf = (brand: string): Rows<MessageRecord> => {
    const rows = brands.get(brand) ?? new Rows<MessageRecord>();
    brands.set(brand, rows);
    return rows;
  };
  return {
    load: async (brand, ids) => new Map(ids.flatMap((id) => entry(id, rowsOf(brand).get(id)))),
    save: async (brand, records) => records.filter((record) => !rowsOf(brand).save(record.value.id, record)).map(({ value }) => value.id),
    waitingFor: async (brand, ids) =>
      rowsOf(brand)
        .all()
        .filter(({ value }) => value.conversation === undefined && ids.includes(value.first?.inReplyTo ?? '')),
    leaveThread: async () => undefined,
    inThread: async (brand, platform, threadId) =>
      rowsOf(brand)
        .all()
        .filter(({ value }) => value.first?.kind === 'direct' && value.first.platform === platform && value.first.threadId === threadId)
        .toSorted((a, b) => (a.value.sentAt ?? 0) - (b.value.sentAt ?? 0) || order(a.value.id, b.value.id))
        .slice(-MESSAGES_READ),
  };
};

export const inMemoryConversations = (): Conversations => {
  const rows = new Rows<AnyConversation>();
  const idOf = (one: AnyConversation): string => ('mergedInto' in one ? one.id : one.conversation.id);
  const ofBrand = (brand: string): Conversation[] =>
    rows
      .values()
      .flatMap((one) => ('mergedInto' in one ? [] : [one.conversation]))
      .filter((conversation) => conversation.brand === brand);
  return {
    load: async (ids) => new Map(ids.flatMap((id) => entry(id, rows.get(id)))),
    save: async (kept) => kept.filter((one) => !rows.save(idOf(one.value), one)).map(({ value }) => idOf(value)),
    list: async (brand, { status, team, sort, after, limit }) => {
      const compare = ORDERS[sort ?? 'recent'];
      return ofBrand(brand)
        .filter((row) => (status === undefined || row.status === status) && (team === undefined || row.team === team))
        .filter((row) => after === undefined || compare(row, after) < 0)
        .toSorted((a, b) => compare(b, a))
        .slice(0, limit);
    },
    page: async (brand, after, limit) =>
      ofBrand(brand)
        .filter((row) => after === undefined || byTime(row, after) > 0)
        .toSorted(byTime)
        .slice(0, limit),
  };
};

const byTime = (a: After, b: After): number => a.lastMessageAt - b.lastMessageAt || order(a.id, b.id);
const byScore = (a: After, b: After): number => a.priority.score - b.priority.score || byTime(a, b);
const ORDERS = { recent: byTime, priority: byScore, oldest: (a: After, b: After): number => -byTime(a, b) };

export const inMemoryPulses = (): Pulses => {
  const brands = new Map<string, Map<string, Versioned<PulseEntry>>>();
  const entriesOf = (brand: string): PulseEntry[] => [...(brands.get(brand)?.values() ?? [])].map(({ value }) => value);
  const between = (brand: string, from: number, to: number): PulseEntry[] =>
    entriesOf(brand).filter(({ minute, counts }) => counts !== 'nothing' && minute >= from && minute < to);
  return {
    record: async (brand, versions) => {
      const entries = brands.get(brand) ?? new Map<string, Versioned<PulseEntry>>();
      brands.set(brand, entries);
      for (const one of versions) if (one.version > (entries.get(one.value.id)?.version ?? 0)) entries.set(one.value.id, one);
    },
    reassign: async (brand, messages) => {
      const entries = brands.get(brand);
      for (const { id, author } of messages) {
        const known = entries?.get(id);
        if (known !== undefined) entries?.set(id, { ...known, value: { ...known.value, author } });
      }
    },
    range: async (brand, from, to) => {
      const minutes = Map.groupBy(between(brand, from, to), ({ minute }) => minute);
      return [...minutes]
        .map(([minute, members]) => merge(emptyPulse(minute), members.reduce(withEntry, emptyPulse(minute))))
        .toSorted((a, b) => a.minute - b.minute);
    },
    firstMinute: async (brand, from) =>
      between(brand, from, Infinity)
        .map(({ minute }) => minute)
        .toSorted((a, b) => a - b)[0],
    loudest: async (brand, { from, to }) =>
      entriesOf(brand)
        .filter(({ loud, sentAt }) => loud && sentAt >= from && sentAt < to)
        .toSorted((a, b) => b.reach - a.reach || b.interactions - a.interactions || order(a.id, b.id))
        .slice(0, LOUD_AT_ONCE)
        .map(({ id, sentAt, reach, interactions }) => ({ id, sentAt, reach, interactions })),
    timeline: async (brand, after, limit) =>
      entriesOf(brand)
        .map(({ id, sentAt }) => ({ id, sentAt }))
        .filter(({ id, sentAt }) => after === undefined || (sentAt - after.sentAt || order(id, after.id)) > 0)
        .toSorted((a, b) => a.sentAt - b.sentAt || order(a.id, b.id))
        .slice(0, limit),
  };
};

export const inMemoryIncidents = (): Incidents => {
  const rows = new Rows<Incident>();
  const newestFirst = (a: Incident, b: Incident): number => b.openedAt - a.openedAt || order(b.id, a.id);
  const ofBrand = (brand: string): Incident[] =>
    rows
      .values()
      .filter((incident) => incident.brand === brand)
      .toSorted(newestFirst);
  return {
    load: async (id) => rows.get(id),
    newest: async (brand, limit) =>
      ofBrand(brand)
        .slice(0, limit)
        .flatMap(({ id }) => rows.get(id) ?? []),
    save: async (incident) => rows.save(incident.value.id, incident),
    list: async (brand, { after, limit }) =>
      ofBrand(brand)
        .filter(({ openedAt, id }) => after === undefined || (after.openedAt - openedAt || order(after.id, id)) > 0)
        .slice(0, limit),
    withDueAlerts: async (now, claimedBefore) =>
      rows
        .all()
        .filter(({ value }) =>
          value.alerts.some(
            ({ dueAt, deliveredAt, claimedAt }) =>
              dueAt <= now && deliveredAt === undefined && (claimedAt === undefined || claimedAt < claimedBefore),
          ),
        ),
  };
};

export const inMemoryBrands = (): Brands => {
  const rows = new Rows<BrandDocument>();
  const ownerOf = (platform: string, account: string): string | undefined =>
    rows.values().find(({ accounts }) => accounts.some((known) => known.platform === platform && known.account === account))?.brand;
  return {
    load: async (brand) => rows.get(brand),
    save: async (document) => {
      const taken = document.value.accounts.flatMap(({ platform, account }, index) => {
        const owner = ownerOf(platform, account) ?? document.value.brand;
        return owner === document.value.brand ? [] : [{ path: `accounts.${index}`, message: `${account} belongs to ${owner}` }];
      });
      if (taken[0] !== undefined) throw conflict(taken[0].message, taken);
      return rows.save(document.value.brand, document);
    },
    list: async () => rows.values().toSorted((a, b) => order(a.brand, b.brand)),
    ofAccount: async (platform, account) => ownerOf(platform, account),
  };
};

export const inMemoryWatches = (): Watches => {
  const rows = new Rows<Watch>();
  const leases = new Map<string, { holder: string; until: number; dirty: boolean }>();
  const replays = new Map<string, Set<string>>();
  return {
    load: async (brand) => rows.get(brand),
    save: async (watch) => rows.save(watch.value.brand, watch),
    lease: async (brand, holder, now, until) => {
      const taken = leases.get(brand);
      if (taken !== undefined && taken.holder !== holder && taken.until > now) {
        leases.set(brand, { ...taken, dirty: true });
        return false;
      }
      leases.set(brand, { holder, until, dirty: taken?.holder === holder && taken.dirty });
      return true;
    },
    release: async (brand, holder) => {
      const taken = leases.get(brand);
      if (taken?.holder !== holder) return false;
      leases.delete(brand);
      return taken.dirty;
    },
    due: async (now) =>
      rows
        .values()
        .filter(({ nextAt }) => nextAt !== undefined && nextAt <= now)
        .map(({ brand }) => brand),
    joinReplay: async (replay, brands) => void replays.set(replay, new Set([...(replays.get(replay) ?? []), ...brands])),
    brandsOfReplay: async (replay) => [...(replays.get(replay) ?? [])],
  };
};

export const inMemoryHearing = (): Hearing => {
  const rows = new Rows<Remembered>();
  return {
    load: async (name) => rows.get(rememberedKey(name)),
    save: async (remembered) => rows.save(rememberedKey(remembered.value), remembered),
    all: async () => rows.all(),
  };
};

export const inMemoryErasures = (): Erasures => {
  const rows = new Rows<Erasure>();
  const keyOf = (brand: string, id: string): string => JSON.stringify([brand, id]);
  return {
    load: async (brand, id) => rows.get(keyOf(brand, id)),
    save: async (erasure) => rows.save(keyOf(erasure.value.brand, erasure.value.id), erasure),
    of: async (brand) => rows.values().filter((one) => one.brand === brand),
    due: async (now) => rows.all().filter(({ value: { nextAt = Infinity } }) => nextAt <= now),
  };
};

export const inMemoryCustomers = (): Customers => {
  const byId = new Map<string, readonly Begun[]>();
  const keyOf = (brand: string, platform: string, id: string): string => `${brand}\n${platform}\n${id}`;
  const of = (key: string): readonly Begun[] => byId.get(key) ?? [];
  return {
    note: async (brand, platform, ids, { id, at }) => {
      for (const key of ids.map((one) => keyOf(brand, platform, one))) {
        const known = of(key).find((one) => one.id === id)?.at ?? at;
        byId.set(key, [...of(key).filter((one) => one.id !== id), { id, at: Math.min(known, at) }]);
      }
    },
    forget: async (brand, platform, ids, conversation) => {
      for (const key of ids.map((one) => keyOf(brand, platform, one))) {
        byId.set(
          key,
          of(key).filter(({ id }) => id !== conversation),
        );
      }
    },
    conversationsOf: async (brand, platform, id, { from, limit }) =>
      of(keyOf(brand, platform, id))
        .filter(({ at }) => at >= from)
        .toSorted((a, b) => a.at - b.at || order(a.id, b.id))
        .slice(0, limit),
  };
};

export const inMemoryDesks = (): Desks => {
  const rows = new Rows<Desk>();
  const keyOf = (brand: string, agent: string): string => JSON.stringify([brand, agent]);
  return {
    load: async (brand, agent) => rows.get(keyOf(brand, agent)),
    save: async (brand, agent, desk) => rows.save(keyOf(brand, agent), desk),
  };
};

export const inMemoryAudit = (): Audit => {
  const brands = new Map<string, readonly AuditEntry[]>();
  const newestFirst = (a: AuditEntry, b: AuditEntry): number => b.at - a.at || order(b.id, a.id);
  return {
    note: async (brand, entry) => {
      const noted = brands.get(brand) ?? [];
      if (!noted.some(({ id, at }) => id === entry.id && at === entry.at)) brands.set(brand, [...noted, entry].toSorted(newestFirst));
    },
    list: async (brand, { after, limit }) =>
      (brands.get(brand) ?? []).filter(({ at, id }) => after === undefined || (after.at - at || order(after.id, id)) > 0).slice(0, limit),
  };
};

/** Versioned rows by key, in the order of their first save. */
class Rows<T> {
  readonly #rows = new Map<string, Versioned<T>>();

  get(key: string): Versioned<T> | undefined {
    return this.#rows.get(key);
  }

  /** Saves unless the stored version is another one. */
  save(key: string, { value, version }: Versioned<T>): boolean {
    if ((this.#rows.get(key)?.version ?? 0) !== version) return false;
    this.#rows.set(key, { value, version: version + 1 });
    return true;
  }

  all(): Versioned<T>[] {
    return [...this.#rows.values()];
  }

  values(): T[] {
    return this.all().map(({ value }) => value);
  }
}

const entry = <T>(id: string, row: T | undefined): [string, T][] => (row === undefined ? [] : [[id, row]]);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
