import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../core/alert.ts';
import type { InboxItem, PlatformEvent } from '../../../core/event.ts';
import { HOUR, MINUTE } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import {
  anAnalysis,
  answered,
  aTouchyBrand,
  complaints,
  deleted,
  edited,
  liked,
  live,
  NOON,
  praises,
  RECEIVED,
  recordingAlerts,
  replayed,
  said,
  sealed,
  type Everything,
} from './an-analysis.ts';
import { DEATHS, Mortality, type Death } from './mortal.ts';

const newDir = freshDataDirs();
const direct = { kind: 'direct', visibility: 'private', threadId: 'talk' } as const;
const brand = { direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' } } as const;

/** Stored in good health: a chain of answers that waits for its question, a greeting that waits for its customer, and what will change. */
const BEFORE: readonly PlatformEvent[] = [
  answered('x:part-3', 'x:part-2', { threadId: 'x:ask', sentAt: NOON + 4 * MINUTE }),
  answered('x:part-2', 'x:part-1', { threadId: 'x:ask', sentAt: NOON + 3 * MINUTE }),
  said('x:hello', { ...direct, ...brand, text: 'Hello' }),
  said('x:changes', { text: 'good' }),
  said('x:goes', { text: 'bad word' }),
  deleted('x:gone-before-it-came'),
];

/** One batch with everything in it. */
const BATCH: readonly PlatformEvent[] = [
  answered('x:part-1', 'x:ask', { threadId: 'x:ask', sentAt: NOON + 2 * MINUTE }),
  said('x:ask', { text: 'Is it good?' }),
  edited('x:changes', { text: 'bad', edited: NOON + MINUTE }),
  edited('x:new', { text: 'good after all', edited: NOON + 2 * MINUTE }),
  said('x:new', { text: 'bad' }),
  deleted('x:goes'),
  said('x:gone-before-it-came', { text: 'bad secret' }),
  said('x:reply', { ...direct, author: { id: 'friend', role: 'customer' }, text: 'bad coffee', sentAt: NOON + MINUTE }),
  said('x:hello', { ...direct, ...brand, text: 'Hello' }),
  liked('x:ask', 7, 5_000),
  sealed(NOON + 5 * MINUTE),
  ...complaints(5, NOON + 10 * MINUTE),
  ...complaints(1, NOON + 10 * MINUTE),
  said('x:statement', { ...brand, text: 'We are sorry', sentAt: NOON + 20 * MINUTE }),
  ...praises(5, NOON + 60 * MINUTE),
  sealed(NOON + 2 * HOUR),
];

/** A folder whose store holds what came before. */
async function aStoreBefore(items: readonly InboxItem[]): Promise<string> {
  const dir = newDir();
  const healthy = anAnalysis(dir, { clock: { now: RECEIVED } });
  await healthy.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  await healthy.analyze(items);
  healthy.store.close();
  return dir;
}

interface Run {
  readonly items: readonly InboxItem[];
  readonly startsAt: number;
  readonly mortality: Mortality;
}

/** The batch and a sweep in a process that may die, then once more in a healthy one that comes when leases and claims have expired. */
async function livedThrough(before: string, { items, startsAt, mortality }: Run) {
  const dir = newDir();
  copyFileSync(join(before, 'store.db'), join(dir, 'store.db'));
  const alerts = recordingAlerts();
  const mortal = anAnalysis(dir, { clock: { now: startsAt }, alerts, around: (ports) => mortally(mortality, ports) });
  await mortal.analyze(items);
  await mortal.sweep().catch(() => undefined);
  const healthy = anAnalysis(dir, { clock: { now: startsAt + 2 * MINUTE }, holder: 'second', alerts, store: mortal.store });
  expect((await healthy.analyze(items)).batchItemFailures).toEqual([]);
  await healthy.sweep();
  const text = await healthy.export('harbour');
  const { incidents } = healthy.store;
  const stored = await incidents.list('harbour', { limit: 10 });
  healthy.store.close();
  return { text, published: alerts.published, incidents: stored };
}

const mortally = (mortality: Mortality, ports: Everything): Everything => ({
  ...ports,
  messages: mortality.over(ports.messages),
  conversations: mortality.over(ports.conversations),
  pulses: mortality.over(ports.pulses),
  incidents: mortality.over(ports.incidents),
  brands: mortality.over(ports.brands),
  watches: mortality.over(ports.watches),
  alerts: mortality.over(ports.alerts),
  links: mortality.over(ports.links),
  sentiment: mortality.over(ports.sentiment),
});

/** The messages that belong to no conversation: nothing but the brand's own posts. */
const homeless = (text: string): string[] =>
  text.split('\n').flatMap((line) => (line.startsWith('{"type":"message"') && !line.includes('"conversation":') ? [JSON.parse(line).data.id] : []));

/** Each step that was told, with the alert that told it first. */
const told = (published: readonly Alert[]): string[] => [...new Set(published.flatMap(({ steps }) => steps))].toSorted();

/** The same id never tells anything else: whoever has had it would not read it again. */
function expectSteadyIds(published: readonly Alert[]): void {
  const steps = new Map<string, readonly string[]>();
  for (const alert of published) expect(alert.steps).toEqual(steps.get(alert.id) ?? steps.set(alert.id, alert.steps).get(alert.id));
}

describe.each(DEATHS)('an analysis that %s', { timeout: 120_000 }, (death: Death) => {
  it('is healed by the retry at every crash point of a replay', async () => {
    const before = await aStoreBefore(BEFORE.map((event) => replayed(event)));
    const run = { items: BATCH.map((event) => replayed(event)), startsAt: RECEIVED };
    const faultless = await livedThrough(before, { ...run, mortality: new Mortality(Infinity, death) });
    expect(faultless.incidents).toMatchObject([{ state: 'resolved' }]);
    expect(homeless(faultless.text)).toEqual(['x:statement']);
    expect(faultless.published.map(({ steps }) => steps)).toEqual([['opened'], ['resolved']]);

    for (let n = 0, mortality = new Mortality(n, death); ; n += 1, mortality = new Mortality(n, death)) {
      const healed = await livedThrough(before, { ...run, mortality });
      expect(healed.text, `at call ${n}`).toBe(faultless.text);
      expect(told(healed.published), `at call ${n}`).toEqual(['opened', 'resolved']);
      expectSteadyIds(healed.published);
      expect(healed.incidents.flatMap(({ alerts }) => alerts.filter(({ deliveredAt }) => deliveredAt === undefined))).toEqual([]);
      if (!mortality.isReached) break;
    }
  });

  it('raises a live incident once, and alerts of it, at every crash point', async () => {
    const startsAt = NOON + 6 * MINUTE;
    const before = await aStoreBefore([]);
    const items = complaints(8, NOON).map((event) => live(event));
    for (let n = 0, mortality = new Mortality(n, death); ; n += 1, mortality = new Mortality(n, death)) {
      const healed = await livedThrough(before, { items, startsAt, mortality });
      expect(healed.incidents, `at call ${n}`).toHaveLength(1);
      expect(healed.incidents[0]?.alerts).toMatchObject([{ step: 'opened', deliveredAt: expect.any(Number) }]);
      expect(new Set(healed.published.map(({ id }) => id)), `at call ${n}`).toEqual(new Set(healed.incidents[0]?.alerts.map(({ id }) => id)));
      if (!mortality.isReached) break;
    }
  });
});
