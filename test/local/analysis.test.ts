import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MINUTE, SECOND } from '../../core/time.ts';
import type { Alerts } from '../../lambdas/ports.ts';
import { Analysis, type AnalysisPorts } from '../../local/analysis.ts';
import { openInbox, openStore } from '../../local/store/open-store.ts';
import { anIncident, anIncidentAlert, never } from '../contracts/builders.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import {
  aTouchyBrand,
  complaints,
  live,
  NOON,
  recordingAlerts,
  recordingNotices,
  recordingWebhooks,
  said,
  wordReader,
} from '../lambdas/analyze-messages/an-analysis.ts';
import { freshDataDirs } from './store/data-dir.ts';

const newDir = freshDataDirs();
afterEach(() => {
  vi.useRealTimers();
});

/** An analysis over an empty inbox, its clock moved by hand; `asked` counts its looks into the inbox. */
function atRest(alerts: Alerts = recordingAlerts()) {
  const dir = newDir();
  const [store, inbox] = [openStore(dir), openInbox(dir)];
  const seen = { now: NOON, asked: 0, onSweep: (): void => undefined };
  const ports: AnalysisPorts = {
    ...store,
    authorKeys: async () => ['the key of authors'],
    inbox: {
      ...inbox,
      receive: (...wanted) => {
        seen.asked += 1;
        return inbox.receive(...wanted);
      },
    },
    watches: {
      ...store.watches,
      due: async (now) => {
        seen.onSweep();
        return store.watches.due(now);
      },
    },
    sentiment: wordReader,
    alerts,
    notices: recordingNotices(),
    webhooks: recordingWebhooks(),
    links: { to: async () => ({}) },
    holder: 'analysis',
    sweepEvery: 1_000,
    lookEvery: 60_000,
    log: inMemoryLog(),
    now: () => seen.now,
  };
  return { analysis: new Analysis(ports), seen, store, inbox };
}

const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 50; turns += 1) await turn();
};

describe('the analysis at rest', () => {
  it('looks again at once when it was woken during the sweep, also after a rest that nobody ended', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { analysis, seen } = atRest();
    const ended = analysis.run();
    await settled();
    expect(seen.asked).toBe(1);
    seen.now += SECOND;
    seen.onSweep = () => analysis.wake();
    vi.advanceTimersByTime(SECOND);
    await settled();
    expect(seen.asked).toBe(3);
    analysis.stop();
    await ended;
  });
});

describe('the analysis while an alert waits for its turn', () => {
  type AtRest = ReturnType<typeof atRest>;
  const raised = ({ inbox }: AtRest) => inbox.send(complaints(5, NOON - 3 * MINUTE).map((event) => live(event, NOON)));
  const left = ({ store }: AtRest) => store.incidents.save(never(anIncident({ brand: 'harbour', alerts: [anIncidentAlert({ dueAt: NOON })] })));

  it.each([
    { name: 'that it has just raised', prepare: raised },
    { name: 'that the sweep found', prepare: left },
  ])('goes on hearing, and does not end before the alert $name is out', async ({ prepare }) => {
    const relay = Promise.withResolvers<{ failed: [] }>();
    const asked: string[] = [];
    const publish: Alerts['publish'] = ({ id }) => {
      asked.push(id);
      return relay.promise;
    };
    const resting = atRest({ publish });
    const { analysis, store, inbox } = resting;
    await store.brands.save({ value: aTouchyBrand('harbour', 'harbour-coffee'), version: 0 });
    await prepare(resting);
    let isOver = false;
    const ended = analysis.run().then(() => (isOver = true));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await inbox.send([live(said('x:later', { sentAt: NOON }), NOON)]);
    analysis.wake();
    await vi.waitFor(async () => expect(await inbox.depth()).toEqual({ waiting: 0, deadLetters: 0 }));
    analysis.stop();
    await settled();
    expect(isOver).toBe(false);
    relay.resolve({ failed: [] });
    await ended;
    const [incident] = await store.incidents.list('harbour', { limit: 1 });
    expect(incident?.alerts).toMatchObject([{ deliveredAt: NOON }]);
  });
});
