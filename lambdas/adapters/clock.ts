import { setTimeout } from 'node:timers/promises';
import type { Now } from '../ports.ts';

/** The time of this machine. */
// oxlint-disable-next-line no-restricted-properties -- the one place where the time comes in
export const now: Now = () => Date.now();

/** Resolves after so many milliseconds. */
export const wait = async (milliseconds: number): Promise<void> => {
  await setTimeout(milliseconds);
};
