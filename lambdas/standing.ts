import { isRunning, type Incident } from '../core/incident.ts';
import type { Incidents, Versioned } from './ports.ts';

/** A brand's incidents that can still move, or that a new one must know of. */
export interface Standing {
  /** The one that the rules move: the one that they opened and that still runs, or else the newest of all. */
  readonly incident: Versioned<Incident> | undefined;
  /** Others that still run. */
  readonly beside: readonly Versioned<Incident>[];
  /** So many run, or so many newer ones stand before one that does, that another one would push it out of sight. */
  readonly isFull: boolean;
}

/** So many incidents are looked back on for those that still run. */
const LOOKED_BACK_ON = 8;
/** Nobody can tell more matters apart at once. */
const AT_ONCE = 3;

/** How a brand's incidents stand. */
export const standingOf = async (incidents: Pick<Incidents, 'newest'>, brand: string): Promise<Standing> => {
  const newest = await incidents.newest(brand, LOOKED_BACK_ON);
  const running = newest.filter(({ value }) => isRunning(value));
  // The rules judge all that is said of a brand: that is the first crisis, and not what has opened beside it.
  const first = running.find(({ value }) => value.besides === undefined) ?? running[0];
  const isFull = newest.length === LOOKED_BACK_ON && isRunning(newest.at(-1)?.value);
  return { incident: first ?? newest[0], beside: running.filter((each) => each !== first), isFull: running.length >= AT_ONCE || isFull };
};

/** The version that a save of an incident must name: 0 for one that is new. */
export const versionIn = ({ incident, beside }: Standing, id: string): number =>
  [incident, ...beside].find((stored) => stored?.value.id === id)?.version ?? 0;
