import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import * as z from 'zod';
import { fingerprint } from '../../core/alert/step.ts';
import { aCrisisDay, seeded, type Day } from '../local/a-crisis-day.ts';
import { analysed, aProcess, aRunningGroundswell, deliver, exportOf, type Running } from '../local/a-process.ts';
import type { StandardEnvelope } from '../signed-deliveries.ts';

/** One delivery of a replay. Once it was answered 2xx, it is the product's to keep and never sent again. */
interface Parcel {
  readonly envelope: StandardEnvelope;
  acknowledged: boolean;
}

/** Parcels that may travel at the same time; all of them have arrived before the next stretch begins. */
type Stretch = readonly Parcel[];

const BATCH = 20;
/** A watermark comes after so many messages. */
const WATERMARK_EVERY = 100;
const CONNECTIONS = 8;
/** A life is cut off at a random moment up to so many milliseconds after it began to listen, */
const LONGEST_LIFE = 700;
/** or, each so often, up to so many after its process began, which may be before it listens. */
const LONGEST_START = 500;
const KILLED_AT_START = 0.25;
const MOST_KILLS = 4;
/** Alerts that a killed sender left behind are to be out by then. */
const ALERTS_WITHIN = 20_000;
const MINUTE = 60_000;

/** What a replay leaves behind: the export of each brand. */
type Outcome = Readonly<Record<string, string>>;

/** Replays a day with nobody disturbing it, then again for each round with kills at random moments, and expects the same outcome each time. */
export const expectKillsToChangeNothing = async (messages: number, rounds: number, tell: (line: string) => void): Promise<void> => {
  const day = aCrisisDay(messages);
  const undisturbed = await inFreshFolder((data) => replayKilled(day, data, []));
  const incidents = Object.values(undisturbed.outcome).flatMap((text) => text.split('\n').filter((line) => line.startsWith('{"type":"incident"')));
  expect(incidents).toHaveLength(1);
  for (let round = 1; round <= rounds; round += 1) {
    const chance = seeded(round);
    const kills = [atWork(chance), ...Array.from({ length: Math.floor(chance() * MOST_KILLS) }, () => aKill(chance))];
    const { outcome, story } = await inFreshFolder((data) => replayKilled(day, data, kills));
    tell(`round ${round} of ${rounds}: ${story.join(', ')}`);
    for (const brand of day.brands) expect(outcome[brand], `${brand} in round ${round}`).toBe(undisturbed.outcome[brand]);
  }
};

interface Kill {
  readonly at: 'start' | 'work';
  readonly after: number;
}

const atWork = (chance: () => number): Kill => ({ at: 'work', after: chance() * LONGEST_LIFE });

const aKill = (chance: () => number): Kill => (chance() < KILLED_AT_START ? { at: 'start', after: chance() * LONGEST_START } : atWork(chance));

async function inFreshFolder<T>(act: (data: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  try {
    return await act(join(folder, 'data'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One replay on one data folder over as many lives as there are kills, and one more that is left in peace. */
async function replayKilled(day: Day, data: string, kills: readonly Kill[]): Promise<{ outcome: Outcome; story: readonly string[] }> {
  const stretches = stretchesOf(day);
  const parcels = stretches.flat();
  const story: string[] = [];
  for (const kill of kills) {
    await (kill.at === 'start' ? startKilled(data, kill.after) : lifeKilled(day, data, stretches, kill.after));
    const acknowledged = parcels.filter((parcel) => parcel.acknowledged).length;
    story.push(`${kill.at === 'start' ? 'killed while starting' : 'killed'} with ${acknowledged} of ${parcels.length} deliveries acknowledged`);
  }
  const instance = await aRunningGroundswell(data);
  try {
    await describeBrands(instance, day);
    await send(instance, stretches);
    expect(await analysed(instance)).toMatchObject({ inbox: { waiting: 0, deadLetters: 0 }, messages: day.messages.length });
    story.push(`${await expectAlertsOut(instance, day)} alerts out`);
    const exports = await Promise.all(day.brands.map(async (brand) => [brand, await exportOf(instance, brand)] as const));
    return { outcome: Object.fromEntries(exports), story };
  } finally {
    await instance.kill('SIGKILL');
  }
}

async function startKilled(data: string, after: number): Promise<void> {
  const starting = aProcess('local/main.ts', ['--port', '0', '--empty', '--data', data]);
  await pause(after);
  await starting.kill('SIGKILL');
}

/** Sends what was not acknowledged, until the kill. */
async function lifeKilled(day: Day, data: string, stretches: readonly Stretch[], after: number): Promise<void> {
  const instance = await aRunningGroundswell(data);
  const killed = pause(after).then(() => instance.kill('SIGKILL'));
  const sent = describeBrands(instance, day).then(() => send(instance, stretches));
  // A killed instance answers nothing; one that answers with a refusal is at fault.
  await sent.catch((error: unknown) => (error instanceof Refusal ? Promise.reject(error) : undefined));
  expect(await killed).toMatchObject({ signal: 'SIGKILL', stderr: '' });
}

class Refusal extends Error {
  override readonly name = 'Refusal';
}

const describeBrands = async ({ url }: Running, { brands }: Day): Promise<void> => {
  for (const brand of brands) {
    const accounts = ['x', 'messenger'].map((platform) => ({ platform, account: brand }));
    const response = await fetch(`${url}/brands/${brand}`, { method: 'PUT', body: JSON.stringify({ brand, name: brand, accounts }) });
    if (!response.ok) throw new Refusal(`The brand ${brand} was answered ${response.status}.`);
  }
};

/** Each stretch waits for the one before it, as the watermark of a replay asks. */
async function send(instance: Running, stretches: readonly Stretch[]): Promise<void> {
  for (const stretch of stretches) {
    const rest = stretch.filter(({ acknowledged }) => !acknowledged).values();
    const worker = async (): Promise<void> => {
      for (const parcel of rest) {
        const response = await deliver(instance, { ...parcel.envelope, timestamp: new Date().toISOString() });
        if (!response.ok) throw new Refusal(`A delivery was answered ${response.status}.`);
        parcel.acknowledged = true;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: CONNECTIONS }, worker));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

/** The replay has one id over all lives, as a sender that goes on where it stopped would keep it. */
function stretchesOf({ messages }: Day): readonly Stretch[] {
  const replay = 'replay-of-the-crisis-day';
  const timestamp = '';
  const parcel = (type: string, data: unknown): Parcel => ({ envelope: { type, timestamp, replay, data }, acknowledged: false });
  return chunksOf(messages, WATERMARK_EVERY).flatMap((chunk, index, all) => {
    const last = Date.parse(chunk.at(-1)?.sentAt ?? '');
    const isEnd = index === all.length - 1;
    const watermark = new Date(Math.floor(last / MINUTE) * MINUTE + (isEnd ? MINUTE : 0)).toISOString();
    return [chunksOf(chunk, BATCH).map((batch) => parcel('message.created', batch)), [parcel('replay.advanced', { watermark })]];
  });
}

const chunksOf = <T>(items: readonly T[], length: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, index) => items.slice(index * length, (index + 1) * length));

const Incidents = z.object({
  items: z.array(z.object({ id: z.string(), alerts: z.array(z.object({ id: z.string(), deliveredAt: z.string().optional() })) })),
});

/**
 * Every alert of every incident is marked as delivered; the mail that opens each is there, whole; and no mail tells of anything else.
 * Answers how many alerts there are.
 */
async function expectAlertsOut(instance: Running, { brands }: Day): Promise<number> {
  const incidentsOf = async (brand: string) => Incidents.parse(await (await fetch(`${instance.url}/brands/${brand}/incidents`)).json()).items;
  const alertsNow = async () => (await Promise.all(brands.map(incidentsOf))).flat().map(({ alerts }) => alerts);
  await expect
    .poll(async () => (await alertsNow()).flat().filter(({ deliveredAt }) => deliveredAt === undefined), { timeout: ALERTS_WITHIN })
    .toEqual([]);
  const alerts = await alertsNow();
  const files = readdirSync(join(instance.data, 'alerts'));
  const known = alerts.flat().map(({ id }) => mailOf(id));
  expect(files.filter((file) => !known.some((mail) => file.endsWith(mail)))).toEqual([]);
  for (const [opening] of alerts) expect(files.filter((file) => file.endsWith(mailOf(opening?.id ?? '')))).toHaveLength(1);
  return known.length;
}

const mailOf = (alert: string): string => `-${fingerprint(alert).slice(0, 12)}.eml`;
