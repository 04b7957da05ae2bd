import { DAY, type Time } from './time.ts';

/** Something that is not as it should be. Its id tells it from every other time that the same happens. */
export interface Trouble {
  readonly id: string;
  readonly since: Time;
}

/** A trouble that was told, and when for the first and the last time. */
export interface Told extends Trouble {
  readonly firstAt: Time;
  readonly lastAt: Time;
}

/** What is to be told now, under an id that is the same whoever tells it, and what is to be remembered of it. */
export interface Telling {
  readonly id: string;
  readonly state: 'open' | 'resolved';
  readonly since: Time;
  /** Undefined once it is over. */
  readonly told: Told | undefined;
}

/** A trouble that lasts is told again after so long. */
export const TOLD_EVERY = DAY;

/** Tells a trouble when it begins, once a day while it lasts, and when it is over. Undefined when there is nothing new to tell. */
export const nextTelling = (told: Told | undefined, trouble: Trouble | undefined, now: Time): Telling | undefined => {
  if (trouble === undefined) return told && { id: `${told.id}:resolved`, state: 'resolved', since: told.since, told: undefined };
  const { id, since } = trouble;
  if (told?.id !== id) return { id, state: 'open', since, told: { id, since, firstAt: now, lastAt: now } };
  if (now < told.lastAt + TOLD_EVERY) return undefined;
  const day = Math.floor((now - told.firstAt) / TOLD_EVERY);
  return { id: `${id}:day-${day}`, state: 'open', since, told: { ...told, lastAt: now } };
};
