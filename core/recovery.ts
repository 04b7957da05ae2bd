import { closingShare, type Baseline } from './baseline.ts';
import type { BrandDocument } from './brand.ts';
import type { Recovery } from './incident-life.ts';
import { isRunning, type Incident } from './incident.ts';
import { between, sumOf } from './minutes.ts';
import { negativeShare, type Pulse } from './pulse.ts';
import { DAY, MINUTE, minuteOf, type Time } from './time.ts';

/** Of an incident that has been running for longer, only so much is read at each look: a brand that is hardly spoken about is judged by a week. */
const RECOVERY_SPAN = 7 * DAY;
/** Of a week of silence the newest day is left out: a new matter may have been growing in it. */
const NEW_MATTER = DAY;
/** So many different answers in public count as a statement, even when the brand has posted none of its own. */
const ANSWERS_AS_STATEMENT = 5;
/** The mood since it was last bad is judged over at least so much time. */
export const CALM_SPAN = 15 * MINUTE;

/** How the mood is since an incident was last bad, as of `at`; of none, and of one that is over, nothing. */
export function recoveryOf(incident: Incident | undefined, pulses: readonly Pulse[], baseline: Baseline, brand: BrandDocument, at: Time): Recovery {
  if (!isRunning(incident)) return { calm: false };
  const since = between(pulses, minuteOf(recoveryFrom(incident, at)), at);
  const answeredAt = firstStatement(since, incident.openedAt);
  const silentSince = silenceBefore(at, incident, since, brand.crisis.minMessages);
  return {
    calm: isCalm(since, closingShare(baseline, brand.crisis), brand.crisis.minMessages, at),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(silentSince === undefined ? {} : { silentSince }),
  };
}

/** The beginning of a week in which fewer messages were read than it takes to tell a mood; undefined when there was none. */
function silenceBefore(at: Time, { openedAt }: Incident, since: readonly Pulse[], minMessages: number): Time | undefined {
  const from = at - RECOVERY_SPAN;
  if (openedAt > from) return undefined;
  return readIn(between(since, from, at - NEW_MATTER)) < minMessages ? from : undefined;
}

const readIn = (pulses: readonly Pulse[]): number => sumOf(pulses, ({ read }) => read);

/** Calm is known when the newest messages, as many as the brand's minimum and at least a quarter of an hour of them, are below the closing share. */
function isCalm(since: readonly Pulse[], limit: number, minMessages: number, at: Time): boolean {
  let read = 0;
  let negatives = 0;
  for (const pulse of since.toReversed()) {
    if (read >= minMessages && pulse.minute < at - CALM_SPAN) break;
    read += pulse.read;
    negatives += pulse.negatives;
  }
  return read >= minMessages && negativeShare({ read, negatives }) <= limit;
}

function firstStatement(since: readonly Pulse[], openedAt: Time): Time | undefined {
  const statements = since.flatMap(({ statementAt }) => (statementAt !== undefined && statementAt >= openedAt ? [statementAt] : []));
  let answers = 0;
  for (const pulse of since) {
    answers += pulse.answers;
    if (answers >= ANSWERS_AS_STATEMENT) {
      statements.push(pulse.minute + MINUTE);
      break;
    }
  }
  return statements.length === 0 ? undefined : Math.min(...statements);
}

/** From when on the mood of a running incident is looked at: since it opened, but not farther back than it makes sense to read. */
export const recoveryFrom = ({ openedAt }: Incident, at: Time): Time => Math.max(openedAt, at - RECOVERY_SPAN);
