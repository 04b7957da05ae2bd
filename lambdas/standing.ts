import { isRunning, type Incident } from '../core/incident.ts';
import type { Incidents, Versioned } from './ports.ts';

/** A brand's incidents that can still move, or that a new one must know of. */
export interface Standing {
  /** The one that the rules move: the newest that runs, or else the newest of all. */
  readonly incident: Versioned<Incident> | undefined;
  /** Others that still run. */
  readonly earlier: readonly Versioned<Incident>[];
}

/** So many incidents are looked back on for those that still run: hardly a brand has more than two at once. */
const LOOKED_BACK_ON = 6;

/** How a brand's incidents stand. */
export const standingOf = async (incidents: Pick<Incidents, 'newest'>, brand: string): Promise<Standing> => {
  const newest = await incidents.newest(brand, LOOKED_BACK_ON);
  const [running, ...earlier] = newest.filter(({ value }) => isRunning(value));
  return { incident: running ?? newest[0], earlier };
};

/** The version that a save of an incident must name: 0 for one that is new. */
export const versionIn = ({ incident, earlier }: Standing, id: string): number =>
  [incident, ...earlier].find((stored) => stored?.value.id === id)?.version ?? 0;
