import type { CrisisSettings } from '../brand.ts';
import type { Finding } from '../crisis.ts';
import type { LoudMessage } from '../pulse.ts';
import { HOUR, type Time } from '../time.ts';
import { counted, roughly } from '../wording.ts';

/** Severity by how far one message goes, in multiples of the brand's `viralReach`. */
const LEVELS = [
  { severity: 'critical', times: 10 },
  { severity: 'serious', times: 3 },
  { severity: 'watch', times: 1 },
] as const;

/** About one reader in a hundred likes, shares or answers: so many interactions an hour weigh as much as the reach. */
export const READERS_PER_INTERACTION = 100;

/** Holds when one of some negative messages passes the brand's limit; speaks of the loudest. */
export const viralRule = (viral: readonly LoudMessage[], settings: CrisisSettings, at: Time): Finding | undefined => {
  const [loudest] = viral.toSorted((a, b) => loudness(b, settings, at) - loudness(a, settings, at) || (a.id < b.id ? -1 : 1));
  if (loudest === undefined) return undefined;
  const times = loudness(loudest, settings, at);
  const level = LEVELS.find((candidate) => times >= candidate.times);
  return {
    rule: 'viral',
    severity: level?.severity ?? 'watch',
    because:
      `One negative message can have reached ${roughly(loudest.reach)} people and was liked, shared or answered ${counted(loudest.interactions, 'time')}; ` +
      `the limit for this brand is a reach of ${roughly(settings.viralReach)}.`,
  };
};

/** How often a message passes the brand's limit, by its reach or by the speed of its interactions; below 1 it does not. */
export const loudness = (message: LoudMessage, settings: CrisisSettings, at: Time): number => {
  const hours = Math.max(1, (at - message.sentAt) / HOUR);
  const speed = (message.interactions * READERS_PER_INTERACTION) / hours;
  return Math.max(message.reach, speed) / settings.viralReach;
};
