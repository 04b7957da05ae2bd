import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SECOND } from '../../core/time.ts';
import { Analysis, type AnalysisPorts } from '../../local/analysis.ts';
import { openInbox, openStore } from '../../local/store/open-store.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import { NOON, recordingAlerts, recordingNotices, wordReader } from '../lambdas/analyze-messages/an-analysis.ts';
import { freshDataDirs } from './store/data-dir.ts';

const newDir = freshDataDirs();
afterEach(() => {
  vi.useRealTimers();
});

/** An analysis over an empty inbox, its clock moved by hand; `asked` counts its looks into the inbox. */
function atRest() {
  const dir = newDir();
  const [store, inbox] = [openStore(dir), openInbox(dir)];
  const seen = { now: NOON, asked: 0, onSweep: (): void => undefined };
  const ports: AnalysisPorts = {
    ...store,
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
    alerts: recordingAlerts(),
    notices: recordingNotices(),
    links: { to: async () => ({}) },
    holder: 'analysis',
    sweepEvery: 1_000,
    lookEvery: 60_000,
    log: inMemoryLog(),
    now: () => seen.now,
  };
  return { analysis: new Analysis(ports), seen };
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
