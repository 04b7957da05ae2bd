import type { BrandDocument } from '../core/brand.ts';
import { openedBeside } from '../core/incident-opening.ts';
import type { Incident } from '../core/incident.ts';
import { anotherMatter, grown, isNoNews, joined, ofMatter, together, type Matter } from '../core/matter.ts';
import { between } from '../core/minutes.ts';
import { inQuietHours } from '../core/quiet-hours.ts';
import { emptyPulse, merge, peopleOf, type Pulse } from '../core/pulse.ts';
import { MINUTE, type Time } from '../core/time.ts';
import { lifeSettings } from '../core/watch.ts';
import { saidIn, type WordPorts } from './incident-words.ts';

/** What is said now is compared with what a running crisis is about so often. */
const MATTER_EVERY = 5 * MINUTE;
/** Over this time: long enough for a crowd to be heard, short enough for the first crisis not to fill it. */
const MATTER_SPAN = 20 * MINUTE;
/** In its first minutes a crisis finds its words: until then everything belongs to it. */
const YOUNG = 30 * MINUTE;
/** So many negative messages, the loudest of each minute, tell what is spoken of. */
const MESSAGES_FOR_MATTER = 100;

/** When what is said should next be compared: the first minute that was heard once it is time to. Undefined while no crisis runs. */
export const matterDueAt = (incident: Incident | undefined, lookedAt: Time | undefined, pulses: readonly Pulse[]): Time | undefined => {
  if (incident === undefined || incident.state === 'resolved' || incident.kind !== 'crisis') return undefined;
  const due = Math.max(lookedAt ?? 0, incident.openedAt) + MATTER_EVERY;
  const next = pulses.find(({ minute }) => minute + MINUTE >= due);
  return next && Math.max(due, next.minute + MINUTE);
};

/**
 * Looks at what the negative messages of the last minutes are about. `opened` is a second crisis, when they have a matter of their own;
 * `grown` is the running one with words for languages that it had none for.
 */
export const secondCrisis = async (
  ports: Pick<WordPorts, 'messages'>,
  brand: BrandDocument,
  running: readonly [Incident, ...Incident[]],
  pulses: readonly Pulse[],
  at: Time,
): Promise<{ readonly opened?: Incident; readonly grown?: Incident }> => {
  const from = at - MATTER_SPAN;
  const window = between(pulses, from, at).reduce(merge, emptyPulse(from));
  if (peopleOf(window).negativeAuthors < brand.crisis.minAuthors) return {};
  const said = await saidIn(ports, brand.brand, loudestIn(pulses, from, at), MESSAGES_FOR_MATTER);
  const [first] = running;
  const own = first.about ?? {};
  if (running.length === 1 && at < first.openedAt + YOUNG) return withWordsOf(first, grown(own, said, [brand.name]));
  const matters = running.map(({ about }) => about ?? {});
  const other = anotherMatter(matters, said, [brand.name], brand.crisis.minAuthors);
  if (other === undefined) return withWordsOf(first, joined(own, ofMatter(said, own, matters.slice(1)), [brand.name]));
  const before = await saidIn(ports, brand.brand, loudestIn(pulses, from - MATTER_SPAN, from), MESSAGES_FOR_MATTER);
  if (isNoNews(other, before)) return withWordsOf(first, together(own, other.matter));
  const opened = openedBeside(first, other, { window, from, at, said: said.length }, brand.crisis.minAuthors);
  return { opened: inQuietHours(undefined, opened, at, lifeSettings(brand).quiet) };
};

/** The incident with more words; nothing when they are the ones that it has. */
const withWordsOf = (incident: Incident, about: Matter): { readonly grown?: Incident } =>
  JSON.stringify(about) === JSON.stringify(incident.about ?? {}) ? {} : { grown: { ...incident, about } };

const loudestIn = (pulses: readonly Pulse[], from: Time, to: Time): string[] =>
  between(pulses, from, to).flatMap(({ loudest }) => loudest.map(({ id }) => id));
