import { undescribedBrand, type BrandDocument } from '../core/brand.ts';
import { VIRAL_FOR } from '../core/crisis.ts';
import { isRunning, type Incident } from '../core/incident.ts';
import type { Matter } from '../core/matter.ts';
import { pastTheOld, RAISES_FOR } from '../core/live-span.ts';
import { byLoudness, LOUD_AT_ONCE, type LoudMessage } from '../core/pulse.ts';
import { DAY, MINUTE, minuteOf, SECOND, type Time } from '../core/time.ts';
import { advance, neededFrom, newWatch, nextLookAt, type Advanced, type Scene, type Watch } from '../core/watch.ts';
import type { KeyPhrases } from './mood-ports.ts';
import type { Pulses, Versioned, Watches } from './ports.ts';
import { withWords } from './incident-words.ts';
import { matterDueAt, secondCrisis } from './second-crisis.ts';
import { sendDueAlerts, type AlertPorts } from './send-alerts.ts';
import { standingOf, versionIn, type Standing } from './standing.ts';

/**
 * What a look at a brand needs. `holder` names this process in leases; `sweepEvery` is how often the sweep comes, in milliseconds. `letGo`
 * lets live alerts be sent while others are judged; where it is absent nobody would be there to end that, and who judges waits for it.
 */
export type AssessPorts = AlertPorts & {
  readonly pulses: Pick<Pulses, 'range' | 'firstMinute' | 'loudest'>;
  readonly watches: Pick<Watches, 'load' | 'save' | 'lease' | 'release' | 'brandsOfReplay'>;
  /** @default embeddedKeyPhrases */
  readonly keyPhrases?: KeyPhrases;
  readonly holder: string;
  readonly sweepEvery: number;
  readonly letGo?: (sending: Promise<void>) => void;
};

/** Whoever holds a brand longer than this is taken for dead. */
const LEASE = 60 * SECOND;
/** A live brand is looked at no more often than this, however loud it is; the sweep takes the look that is left out. */
const PACE = 5 * SECOND;
const ATTEMPTS = 10;

/** A live message came for a brand, sent at `since`: have a look now, or soon when there was one just before. */
export const assessTouched = async (ports: AssessPorts, brand: string, since: Time): Promise<void> => {
  const now = ports.now();
  if ((await heardLive(ports, brand, since, now)) <= now) await assessLive(ports, brand);
};

/**
 * Notes when a live brand wants its next look, before anybody has one: whoever dies looking is followed by the sweep. A look that
 * the next sweep takes anyway needs no note.
 */
async function heardLive({ watches, sweepEvery }: AssessPorts, brand: string, since: Time, now: Time): Promise<Time> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const known = await watches.load(brand);
    const watch = known?.value ?? newWatch(brand, 'live', since);
    const lookAt = known?.value.clock === 'live' ? Math.max(now, watch.assessedTo + PACE) : now;
    if (known?.value.clock === 'live' && watch.nextAt !== undefined && watch.nextAt <= now + sweepEvery) return lookAt;
    const nextAt = Math.min(watch.nextAt ?? Infinity, lookAt);
    if (nextAt === watch.nextAt) return nextAt;
    if (await watches.save({ value: { ...watch, clock: 'live', nextAt }, version: known?.version ?? 0 })) return nextAt;
  }
  throw overtaken(brand);
}

/** Judges a live brand up to now. */
export const assessLive = async (ports: AssessPorts, brand: string): Promise<void> => {
  await underLease(ports, brand, () => assessTo(ports, brand, 'live', ports.now()));
};

/** A replay has delivered everything before `watermark`: judges the brands that take part in it up to there. */
export const advanceReplay = async (ports: AssessPorts, replay: string, watermark: Time): Promise<void> => {
  for (const brand of await ports.watches.brandsOfReplay(replay)) {
    const known = await ports.watches.load(brand);
    // What a replay tells of a brand that is heard live is the past: it is stored, and raises nothing.
    if (known?.value.clock === 'live') continue;
    const from = known === undefined ? await ports.pulses.firstMinute(brand, 0) : undefined;
    if (from !== undefined) await ports.watches.save({ value: newWatch(brand, 'replay', from), version: 0 });
    const looked = await underLease(ports, brand, () => assessTo(ports, brand, 'replay', minuteOf(watermark)));
    // Nobody else would look up to this watermark: the inbox keeps it until we can.
    if (!looked) throw new Error(`${brand} is being assessed by another; the watermark waits.`);
  }
};

/** One look at a time: who finds the brand taken leaves a mark, and the holder looks again. False when it was taken. */
async function underLease(ports: AssessPorts, brand: string, look: () => Promise<void>): Promise<boolean> {
  for (;;) {
    const now = ports.now();
    if (!(await ports.watches.lease(brand, ports.holder, now, now + LEASE))) return false;
    let again = false;
    try {
      await look();
    } finally {
      again = await ports.watches.release(brand, ports.holder);
    }
    if (!again) return true;
  }
}

/** Judges on, piece by piece, sending what each move of the incident asks for; a replay's before going on, so that it tells of that moment. */
async function assessTo(ports: AssessPorts, brandId: string, clock: Watch['clock'], to: Time): Promise<void> {
  const brand = (await ports.brands.load(brandId))?.value ?? undescribedBrand(brandId);
  for (let lost = 0; lost < ATTEMPTS;) {
    const known = await ports.watches.load(brandId);
    // A brand that is heard live meanwhile is no longer the replay's.
    if (known === undefined || known.value.clock !== clock) return;
    const watch = clock === 'live' ? { ...known, value: pastTheOld(known.value, brand, to) } : known;
    if (known.value.assessedTo >= to) return;
    const won = await assessPiece(ports, brand, watch, to);
    if (!won) lost += 1;
  }
  throw overtaken(brandId);
}

/** One piece: until an incident moves, a day has passed, what is said should be compared, or `to`. False when somebody else moved something meanwhile. */
async function assessPiece(ports: AssessPorts, brand: BrandDocument, watch: Versioned<Watch>, to: Time): Promise<boolean> {
  const standing = await standingOf(ports.incidents, brand.brand);
  const first = await ports.pulses.firstMinute(brand.brand, watch.value.assessedTo - brand.crisis.windowMinutes * MINUTE);
  const end = Math.min(to, Math.max(watch.value.assessedTo, first ?? to) + DAY);
  const scene = await sceneOf(ports, brand, watch.value, standing, end, to);
  const matterDue = matterDueAt(scene.incident, watch.value.matterAt, scene.pulses) ?? Infinity;
  const after = advance(scene, Math.min(end, Math.max(matterDue, watch.value.assessedTo + MINUTE)));
  const compares = after.watch.assessedTo >= matterDue;
  const moved = compares && !standing.isFull ? await movedByMatter(ports, brand, scene, after) : movedBy(scene, after);
  for (const incident of moved) if (!(await saveIncident(ports, brand, incident, standing))) return false;
  const saved = await ports.watches.save({
    value: {
      ...withNextLook(after.watch, brand, [...moved, after.incident, ...after.beside], scene.pulses.at(-1)?.minute, to),
      ...(compares ? { matterAt: after.watch.assessedTo } : {}),
    },
    version: watch.version,
  });
  for (const incident of moved) await sendMoved(ports, incident, after.watch);
  return saved;
}

async function sendMoved(ports: AssessPorts, { id }: Incident, { clock, assessedTo }: Watch): Promise<void> {
  const sending = sendDueAlerts(ports, id, assessedTo);
  if (clock === 'live' && ports.letGo !== undefined) ports.letGo(sending);
  else await sending;
}

/** The incidents that judging on has moved, or opened. */
const movedBy = ({ incident, beside = [] }: Scene, after: Advanced): Incident[] =>
  [after.incident, ...after.beside].flatMap((each) => (each === undefined || each === incident || beside.includes(each) ? [] : [each]));

/** The same, with a second crisis that what is said now has opened, or words that the running one has learned. */
async function movedByMatter(ports: AssessPorts, brand: BrandDocument, scene: Scene, after: Advanced): Promise<Incident[]> {
  const moved = movedBy(scene, after);
  if (!isRunning(after.incident)) return moved;
  const { opened, grown } = await secondCrisis(ports, brand, [after.incident, ...after.beside], scene.pulses, after.watch.assessedTo);
  if (opened !== undefined) return [...moved, opened];
  return grown === undefined ? moved : [...moved.filter(({ id }) => id !== grown.id), grown];
}

/** A look that is not over leaves the watch as due as it found it, so that the sweep ends it should we not. */
function withNextLook(
  watch: Watch,
  brand: BrandDocument,
  incidents: readonly (Incident | undefined)[],
  lastMinute: Time | undefined,
  to: Time,
): Watch {
  const nextAt = watch.assessedTo < to ? watch.nextAt : nextLookAt(watch, brand, incidents, lastMinute);
  const { nextAt: _before, ...rest } = watch;
  return nextAt === undefined ? rest : { ...rest, nextAt };
}

async function sceneOf({ pulses }: AssessPorts, brand: BrandDocument, watch: Watch, standing: Standing, end: Time, to: Time): Promise<Scene> {
  const from = Math.max(watch.assessedTo - VIRAL_FOR, watch.clock === 'live' ? to - RAISES_FOR : -Infinity);
  const loud = await loudIn(pulses, brand.brand, { from, to: end });
  const incident = standing.incident?.value;
  const beside = standing.beside.map(({ value }) => value);
  return { brand, watch, incident, beside, pulses: await pulses.range(brand.brand, neededFrom(watch, brand, incident, beside), end), loud };
}

/**
 * The loud messages of some time, the loudest first. The port names only the loudest: where there may be more, each half is asked for
 * its own, down to a minute, so that what a look sees does not depend on how much time it is about.
 */
async function loudIn(pulses: Pick<Pulses, 'loudest'>, brand: string, query: Parameters<Pulses['loudest']>[1]): Promise<readonly LoudMessage[]> {
  const loud = await pulses.loudest(brand, query);
  const middle = minuteOf((query.from + query.to) / 2);
  if (loud.length < LOUD_AT_ONCE || middle <= query.from) return loud;
  const halves = [await loudIn(pulses, brand, { ...query, to: middle }), await loudIn(pulses, brand, { ...query, from: middle })];
  return halves.flat().toSorted(byLoudness);
}

const overtaken = (brand: string): Error => new Error(`The watch of ${brand} changed under every one of ${ATTEMPTS} attempts to save it.`);

/** An incident that opens is another document than the ones before it; one that moves must be the version that was judged. */
async function saveIncident(ports: AssessPorts, brand: BrandDocument, incident: Incident, standing: Standing): Promise<boolean> {
  const before = [standing.incident, ...standing.beside].find((stored) => stored?.value.id === incident.id)?.value;
  // A second crisis opens with what tells it from the first.
  const hasItsWords = before === undefined && incident.besides !== undefined;
  const isNews = incident.evidence !== before?.evidence && !hasItsWords;
  const value = isNews ? await withWords(ports, brand, incident, mattersBeside(standing, incident)) : incident;
  const saved = await ports.incidents.save({ value, version: versionIn(standing, incident.id) });
  if (saved)
    ports.log.info('incident', { id: incident.id, brand: incident.brand, state: incident.state, severity: incident.severity, rules: incident.rules });
  return saved;
}

/** What the other running incidents of a brand are about. */
const mattersBeside = ({ incident, beside }: Standing, { id }: Incident): Matter[] =>
  [incident, ...beside].flatMap((stored) => (isRunning(stored?.value) && stored.value.id !== id ? [stored.value.about ?? {}] : []));
