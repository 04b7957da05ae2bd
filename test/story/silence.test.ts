import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../core/brand.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { createLocalAlerts } from '../../local/alerts/local-alerts.ts';
import { openStore } from '../../local/store/open-store.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import { anAnalysis, live, NOON, said } from '../lambdas/analyze-messages/an-analysis.ts';
import { freshDataDirs } from '../local/store/data-dir.ts';

const newDir = freshDataDirs();

const HARBOUR = BrandDocument.parse({
  brand: 'harbour',
  name: 'Harbour Coffee',
  timeZone: 'Europe/Lisbon',
  accounts: [{ platform: 'x', account: 'harbour-coffee' }],
  alerts: { operations: ['it@harbour.example'] },
});

describe('an account on one machine that falls silent', () => {
  it('leaves one notice for operations, and one that it speaks again', async () => {
    const dir = newDir();
    const [store, clock, folder] = [openStore(dir, 'settled'), { now: NOON }, join(dir, 'alerts')];
    const now = (): Time => clock.now;
    const notices = createLocalAlerts({ folder, deliveryLog: store.deliveryLog, now, log: inMemoryLog(), announce: () => undefined });
    const { describe: declare, analyze, sweep } = anAnalysis(dir, { store, clock, notices, hearing: { listeningSince: () => NOON } });
    const letters = (): string[] => readdirSync(folder, { recursive: false }).map((name) => readFileSync(join(folder, String(name)), 'utf8'));
    await declare(HARBOUR);

    // Four days of people who write by day.
    for (let day = 0; day < 4; day += 1) {
      for (let hour = 0; hour < 10; hour += 1) {
        for (let minute = 0; minute < 60; minute += 20) {
          clock.now = NOON + day * DAY + hour * HOUR + minute * MINUTE;
          await analyze([live(said(`x:${clock.now}`, { sentAt: clock.now }), clock.now)]);
        }
        await sweep();
      }
    }
    for (const end = clock.now + 2.5 * DAY; clock.now < end; clock.now += 10 * MINUTE) await sweep();
    expect(letters()).toHaveLength(1);
    expect(letters()[0]).toContain('The x account harbour-coffee has been silent for');
    expect(letters()[0]).toContain('it@harbour.example');

    await analyze([live(said('x:back', { sentAt: clock.now }), clock.now)]);
    for (const end = clock.now + HOUR; clock.now < end; clock.now += 10 * MINUTE) await sweep();
    expect(letters()).toHaveLength(2);
    expect(letters().join('\n')).toContain('is heard again');
    store.close();
  });
});
