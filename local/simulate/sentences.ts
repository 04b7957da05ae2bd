import { SEVERITIES } from '../../core/incident.ts';
import type { Time } from '../../core/time.ts';
import { counted, duration } from '../../core/wording.ts';
import { episodesOf, figuresOf, worstOf, type Episode, type Figures } from './compare.ts';
import type { BrandOutcomes } from './run-variants.ts';
import type { Variant } from './variants.ts';

/** What changes between the variants, one sentence for each but the first, over all brands together. */
export const sentencesOf = (brands: readonly BrandOutcomes[], variants: readonly Variant[], to: Time): readonly string[] => {
  const [now, ...others] = variants;
  if (now === undefined) return [];
  const figures = (variant: Variant): Figures => figuresOf(incidentsOf(brands, variant), to);
  const episodes = brands.flatMap((brand) => episodesOf(brand, to));
  if (others.length === 0) return [only(figures(now))];
  return others.map((variant) => `With ${variant.words}: ${changes(figures(now), figures(variant), differences(episodes, now, variant))}.`);
};

const incidentsOf = (brands: readonly BrandOutcomes[], variant: Variant) =>
  brands.flatMap(({ outcomes }) => outcomes.filter((outcome) => outcome.variant === variant).flatMap(({ incidents }) => incidents));

const only = ({ incidents, alerts }: Figures): string =>
  incidents === 0
    ? 'As things are set now, nothing would have been raised. Compare with --whatif KEY=VALUE, such as --whatif negativeShare=0.3.'
    : `As things are set now, ${counted(incidents, 'incident')} would have been raised, with ${counted(alerts, 'alert')}. ` +
      'Compare with --whatif KEY=VALUE, such as --whatif negativeShare=0.5.';

/** How a variant sees what is raised now, matter by matter. */
interface Differences {
  readonly lost: number;
  readonly gained: number;
  /** By how much those open later (or, below 0, earlier) that both raise. */
  readonly shifts: readonly number[];
  readonly worse: number;
  readonly milder: number;
}

function differences(episodes: readonly Episode[], now: Variant, variant: Variant): Differences {
  const pairs = episodes.map(({ raised }) => ({ before: raisedBy(raised, now), after: raisedBy(raised, variant) }));
  const both = pairs.filter(({ before, after }) => before.length > 0 && after.length > 0);
  const severities = both.map(({ before, after }) => rankOf(after) - rankOf(before));
  return {
    lost: pairs.filter(({ before, after }) => before.length > 0 && after.length === 0).length,
    gained: pairs.filter(({ before, after }) => before.length === 0 && after.length > 0).length,
    shifts: both.map(({ before, after }) => (after[0]?.openedAt ?? 0) - (before[0]?.openedAt ?? 0)).filter((shift) => shift !== 0),
    worse: severities.filter((difference) => difference > 0).length,
    milder: severities.filter((difference) => difference < 0).length,
  };
}

const raisedBy = (raised: Episode['raised'], variant: Variant) => raised.find((each) => each.variant === variant)?.incidents ?? [];
const rankOf = (incidents: Parameters<typeof worstOf>[0]): number => SEVERITIES.indexOf(worstOf(incidents) ?? 'watch');

function changes(before: Figures, after: Figures, { lost, gained, shifts, worse, milder }: Differences): string {
  const later = shifts.filter((shift) => shift > 0);
  const earlier = shifts.filter((shift) => shift < 0).map((shift) => -shift);
  const which = before.incidents === 1 && after.incidents === 1 ? 'the incident' : 'one';
  const parts = [
    ...(after.incidents === before.incidents
      ? []
      : [`${difference(before.incidents, after.incidents, 'incident')} (${after.incidents} instead of ${before.incidents})`]),
    ...(lost > 0 && gained > 0
      ? [`${inWords(lost)} of those of now ${lost === 1 ? 'is' : 'are'} not raised, and ${inWords(gained)} ${gained === 1 ? 'is' : 'are'} new`]
      : []),
    ...shifted(later, 'later', which),
    ...shifted(earlier, 'earlier', which),
    ...(worse === 0 ? [] : [`${inWords(worse)} ${worse === 1 ? 'is' : 'are'} more severe`]),
    ...(milder === 0 ? [] : [`${inWords(milder)} ${milder === 1 ? 'is' : 'are'} less severe`]),
    ...(after.alerts === before.alerts ? [] : [`${difference(before.alerts, after.alerts, 'alert')} (${after.alerts} instead of ${before.alerts})`]),
  ];
  if (parts.length > 0) return parts.join(', ');
  return after.openFor === before.openFor
    ? 'nothing changes'
    : `the same is raised, open for ${duration(after.openFor)} instead of ${duration(before.openFor)}`;
}

const difference = (before: number, after: number, noun: string): string => {
  const number = Math.abs(after - before);
  return `${inWords(number)} ${noun}${number === 1 ? '' : 's'} ${after < before ? 'fewer' : 'more'}`;
};

function shifted(shifts: readonly number[], direction: 'later' | 'earlier', one: string): string[] {
  if (shifts.length === 0) return [];
  const by = duration(Math.max(...shifts));
  return [shifts.length === 1 ? `${one} opens ${by} ${direction}` : `${inWords(shifts.length)} open ${direction}, by up to ${by}`];
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const inWords = (number: number): string => NUMBERS[number] ?? counted(number, '', '').trim();
