import type { BrandDocument } from '../../core/brand.ts';
import { VIRAL_FOR } from '../../core/crisis.ts';
import type { Incident } from '../../core/incident.ts';
import { phrasesOf } from '../../core/phrases.ts';
import { DAY, MINUTE, type Time } from '../../core/time.ts';
import { advance, neededFrom, newWatch, type Scene, type Watch } from '../../core/watch.ts';
import { MESSAGES_FOR_PHRASES } from '../../lambdas/assess-brand.ts';
import type { Heard } from './heard.ts';

/**
 * The incidents that a replay of the history would raise, judged up to `to`; the earliest first, each as it is in the end. Goes the way
 * of `lambdas/assess-brand.ts`, piece by piece, with nothing stored and nobody told.
 */
export const judge = (brand: BrandDocument, heard: Heard, to: Time): readonly Incident[] => {
  const raised = new Map<string, Incident>();
  let watch = newWatch(brand.brand, 'replay', heard.pulses[0]?.minute ?? to);
  let incident: Incident | undefined;
  while (watch.assessedTo < to) {
    const scene = sceneOf(brand, heard, watch, incident, to);
    const after = advance(scene, scene.end);
    if (after.incident !== undefined && after.incident !== incident) {
      incident = told(after.incident.evidence === incident?.evidence ? after.incident : withPhrases(after.incident, brand, heard));
      raised.set(incident.id, incident);
    }
    watch = after.watch;
  }
  return [...raised.values()].toSorted((a, b) => a.openedAt - b.openedAt);
};

/** What the next look sees: a day from the next minute that was heard, or up to `to`. */
function sceneOf(brand: BrandDocument, { pulses, loud }: Heard, watch: Watch, incident: Incident | undefined, to: Time): Scene & { end: Time } {
  const first = pulses.find(({ minute }) => minute >= watch.assessedTo - brand.crisis.windowMinutes * MINUTE)?.minute;
  const end = Math.min(to, Math.max(watch.assessedTo, first ?? to) + DAY);
  const from = neededFrom(watch, brand, incident);
  return {
    brand,
    watch,
    incident,
    pulses: pulses.filter(({ minute }) => minute >= from && minute < end),
    loud: loud.filter(({ sentAt }) => sentAt >= watch.assessedTo - VIRAL_FOR && sentAt < end),
    end,
  };
}

/** Every alert leaves when it is due: what was told is not taken back. */
const told = (incident: Incident): Incident => ({
  ...incident,
  alerts: incident.alerts.map((alert) => ({ ...alert, claimedAt: alert.claimedAt ?? alert.dueAt })),
});

/** Says what the negative messages are about, in words that many of their authors use. */
function withPhrases(incident: Incident, { name }: BrandDocument, { pulses, textOf }: Heard): Incident {
  const { from, to, driving } = incident.evidence;
  const loud = pulses.filter(({ minute }) => minute >= from && minute < to).flatMap(({ loudest }) => loudest.map(({ id }) => id));
  const texts = [...new Set([...driving, ...loud])].slice(0, MESSAGES_FOR_PHRASES).flatMap((id) => textOf(id) ?? []);
  return { ...incident, evidence: { ...incident.evidence, phrases: phrasesOf(texts, [name]) } };
}
