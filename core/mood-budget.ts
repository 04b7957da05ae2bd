import type { Time } from './time.ts';

/** What one unit of Comprehend costs, in US dollars. */
export const USD_A_UNIT = 0.0001;

/** The day of UTC that a time lies in, such as `2026-11-22`. */
export const dayOf = (time: Time): string => new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** How many of the units that were just added to what a day has spent are within its budget; `spent` is the sum with them. */
export const unitsGranted = (added: number, spent: number, unitsADay: number): number => Math.max(0, Math.min(added, added - (spent - unitsADay)));
