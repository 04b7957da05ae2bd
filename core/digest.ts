import { languageName, platformName, ranking } from './alert/figures.ts';
import { usualShare, type Baseline } from './baseline.ts';
import type { BrandDocument } from './brand.ts';
import type { Incident } from './incident.ts';
import type { Guidance } from './guidance.ts';
import { guidanceFact } from './notice/guidance.ts';
import type { Notice } from './notice.ts';
import { emptyPulse, merge, negativeShare, peopleOf, type Pulse } from './pulse.ts';
import { HOUR, MINUTE, type Time } from './time.ts';
import { lastTimeOf, wallDate } from './wall-clock.ts';
import { clock, count, counted, date, percent, roughly } from './wording.ts';

/** The day that a digest tells of: from the time of the digest before to its own. */
export interface DigestDay {
  readonly from: Time;
  readonly to: Time;
}

/** Later than this a digest is not news any more: the next one is. */
const LATEST = 6 * HOUR;

/** The day whose digest is due at a time; undefined when none is, and where the brand wants none. */
export const digestDay = ({ timeZone, alerts: { digestAt } }: Pick<BrandDocument, 'timeZone' | 'alerts'>, now: Time): DigestDay | undefined => {
  if (digestAt === 'never') return undefined;
  const to = lastTimeOf(digestAt, timeZone, now);
  return now - to > LATEST ? undefined : { from: lastTimeOf(digestAt, timeZone, to - MINUTE), to };
};

/** What a digest is made of. */
export interface DigestScene {
  readonly brand: BrandDocument;
  readonly day: DigestDay;
  /** The non-empty minutes of the day. */
  readonly pulses: readonly Pulse[];
  readonly baseline: Baseline;
  /** The newest incidents of the brand, and where each can be read. */
  readonly incidents: readonly { readonly incident: Incident; readonly url?: string | undefined }[];
  /** What employees should know of what they said in public. */
  readonly guidance?: readonly Guidance[];
}

/** The digest of a brand's day; undefined when nobody wrote and there is no guidance. Its id is that of the day, so that sent twice it reads once. */
export const digestOf = ({ brand, day, pulses, baseline, incidents, guidance = [] }: DigestScene): Notice | undefined => {
  const whole = pulses.reduce(merge, emptyPulse(day.from));
  if (whole.messages === 0 && guidance.length === 0) return undefined;
  const lived = incidents.filter(({ incident }) => incident.openedAt < day.to && (incident.resolvedAt ?? day.to) >= day.from);
  const open = lived.filter(({ incident }) => incident.state !== 'resolved').length;
  return {
    id: `digest-${brand.brand}-${wallDate(day.to, brand.timeZone)}`,
    kind: 'digest',
    brand: { brand: brand.brand, name: brand.name, timeZone: brand.timeZone },
    state: 'open',
    at: day.to,
    since: day.from,
    headline: `${counted(whole.messages, 'message')} about ${brand.name} in a day, ${percent(negativeShare(whole))} negative`,
    facts: [...figuresOf(whole, baseline), ...lived.map((one) => lineOf(one, brand.timeZone)), ...guidance.map(guidanceFact)],
    actions: open === 0 ? [] : [`${counted(open, 'incident is', 'incidents are')} still open: close what is over, and say whether it was real.`],
  };
};

function figuresOf(day: Pulse, baseline: Baseline): Notice['facts'] {
  const { authors, negativeAuthors } = peopleOf(day);
  return [
    { label: 'Messages', value: `${count(day.messages)}, of which ${count(day.read)} could be read` },
    { label: 'Negative', value: `${count(day.negatives)} of ${count(day.read)} = ${percent(negativeShare(day))}` },
    { label: 'Usual', value: baseline.read < 1 ? 'not learned yet' : `${percent(usualShare(baseline))} negative` },
    { label: 'People', value: `${count(authors)}, of whom ${count(negativeAuthors)} unhappy` },
    { label: 'Answered in public', value: counted(day.answers, 'time') },
    { label: 'Reach', value: `up to ${roughly(day.reach)}` },
    { label: 'Where', value: ranking(day.platforms, platformName) },
    { label: 'Languages', value: ranking(day.languages, languageName) },
  ].filter(({ value }) => value !== '');
}

const lineOf = ({ incident, url }: DigestScene['incidents'][number], zone: string): Notice['facts'][number] => ({
  label: `${date(incident.openedAt, zone)}, ${clock(incident.openedAt, zone)}`,
  value: `${incident.severity} ${incident.kind}, ${incident.state}${url === undefined ? '' : `: ${url}`}`,
});
