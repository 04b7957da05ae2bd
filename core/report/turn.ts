import type { Incident } from '../incident.ts';
import type { Message } from '../message.ts';
import { emptyPulse, merge, negativeShare, type Pulse } from '../pulse.ts';
import { HOUR, MINUTE, minuteOf, type Time } from '../time.ts';

/** So far back is the moment looked for at which the mood turned. */
const LOOKED_BACK = 6 * HOUR;
const STRETCH = 5 * MINUTE;
/** Two stretches in which nobody was read are a gap: what was before belongs to something else. */
const GAP = 2;

/** The minutes in which the mood may have turned: the hours before the opening, and its own minute. `to` is exclusive. */
export const turnSpan = ({ openedAt }: Pick<Incident, 'openedAt'>): { from: Time; to: Time } => {
  const to = minuteOf(openedAt) + MINUTE;
  return { from: to - LOOKED_BACK, to };
};

/**
 * When it began, before any rule held. Of a viral incident: when the earliest of its loud messages was sent. Of a crisis: the first minute with a
 * negative message in the unbroken run of bad stretches up to the opening; bad is nearer to the incident's negative share than to the
 * usual one. Undefined when that cannot be told.
 */
export const turnedAt = (incident: Incident, minutes: readonly Pulse[], driving: readonly Message[]): Time | undefined => {
  const turned = incident.kind === 'viral' ? firstLoud(incident, driving) : firstBad(incident, minutes);
  return turned !== undefined && turned <= incident.openedAt ? turned : undefined;
};

function firstLoud({ viral }: Incident, driving: readonly Message[]): Time | undefined {
  return driving
    .filter(({ id }) => viral.includes(id))
    .map(({ sentAt }) => sentAt)
    .toSorted((a, b) => a - b)[0];
}

function firstBad(incident: Incident, minutes: readonly Pulse[]): Time | undefined {
  const { negativeShare: share, baselineShare: usual = 0 } = incident.evidence;
  const { from, to } = turnSpan(incident);
  let turned: Time | undefined;
  let silent = 0;
  for (let start = to - STRETCH; start >= from; start -= STRETCH) {
    const members = minutes.filter(({ minute }) => minute >= start && minute < start + STRETCH);
    const stretch = members.reduce(merge, emptyPulse(start));
    silent = stretch.read === 0 ? silent + 1 : 0;
    if (silent === GAP || (stretch.read > 0 && negativeShare(stretch) < (share + usual) / 2)) return turned;
    turned = members.find(({ negatives }) => negatives > 0)?.minute ?? turned;
  }
  return undefined;
}
