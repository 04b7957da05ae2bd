import type { Incident } from '../../core/incident.ts';
import type { Time } from '../../core/time.ts';
import { count, duration, moment } from '../../core/wording.ts';
import { endOf, episodesOf, figuresOf, worstOf, type Episode, type Raised } from './compare.ts';
import type { BrandOutcomes } from './run-variants.ts';
import type { Variant } from './variants.ts';

/** The headings of the comparison, and a row for each brand and variant. */
export const HEADINGS = ['settings', 'incidents', 'critical', 'serious', 'watch', 'alerts', 'first opened (UTC)', 'open for'] as const;

export const rowsOf = ({ outcomes }: BrandOutcomes, to: Time): string[][] =>
  outcomes.map(({ variant, incidents }) => {
    const { bySeverity, alerts, firstOpenedAt, openFor } = figuresOf(incidents, to);
    return [
      nameOf(variant),
      ...[incidents.length, bySeverity.critical, bySeverity.serious, bySeverity.watch, alerts].map(count),
      firstOpenedAt === undefined ? '-' : utcMinute(firstOpenedAt),
      incidents.length === 0 ? '-' : duration(openFor),
    ];
  });

export const nameOf = ({ letter, words }: Variant): string => `${letter} ${words}`;

/** All brands for a terminal: one table, then each incident with the variants that raise it. Ends with a line break. */
export const tableText = (brands: readonly BrandOutcomes[], to: Time): string => {
  const loud = brands.filter(isLoud);
  const shown = loud.length === 0 ? brands.slice(0, 1) : loud;
  const rows = shown.flatMap((brand) => rowsOf(brand, to).map((row, index) => [index === 0 ? brand.brand.brand : '', ...row]));
  const quiet = brands.length - shown.length;
  return [
    ...aligned([['brand', ...HEADINGS], ...rows]),
    ...(quiet === 0 ? [] : [`Nothing is raised at ${quiet === 1 ? 'one other brand' : `${count(quiet)} other brands`}, whatever the settings.`]),
    ...loud.flatMap((brand) => ['', ...brandLines(brand, to)]),
    '',
  ].join('\n');
};

/** True when some settings raise something. */
export const isLoud = ({ outcomes }: BrandOutcomes): boolean => outcomes.some(({ incidents }) => incidents.length > 0);

function brandLines(brand: BrandOutcomes, to: Time): string[] {
  const { name, timeZone } = brand.brand;
  return [`${name}:`, ...episodesOf(brand, to).flatMap((episode, index) => episodeLines(episode, index + 1, timeZone, to))];
}

function episodeLines({ shown, raised }: Episode, number: number, timeZone: string, to: Time): string[] {
  const { evidence } = shown;
  return [
    `${String(number).padStart(3)}  ${moment(shown.openedAt, timeZone)}: ${headOf(shown, to)}`,
    ...evidence.because.map((reason) => `       ${reason}`),
    ...(evidence.phrases.length === 0 ? [] : [`       They say: ${evidence.phrases.join(', ')}.`]),
    ...marksOf(raised, to).map(({ letters, words }) => `       ${letters}: ${words}`),
  ];
}

/** What kind of incident it is: one that opened beside another crisis is a second one. */
export const kindOf = ({ kind, besides }: Incident): string => (besides === undefined ? kind : `second ${kind}`);

/** What an incident is, and for how long: `CRITICAL crisis by threshold, open for 2 h 14 min`. */
export const headOf = (incident: Incident, to: Time): string => {
  const { severity, rules, resolvedAt, openedAt } = incident;
  const open = duration(endOf(incident, to) - openedAt);
  return `${severity.toUpperCase()} ${kindOf(incident)} by ${rules.join(' and ')}, ${resolvedAt === undefined ? `still open after ${open}` : `open for ${open}`}`;
};

/** Which variants raise an episode, those together that see it alike: letters, and what they see. */
export const marksOf = (raised: readonly Raised[], to: Time): { readonly letters: string; readonly words: string }[] => {
  const alike = Map.groupBy(raised, ({ incidents }) => seenAs(incidents, to));
  return [...alike].map(([words, members]) => ({ letters: members.map(({ variant }) => variant.letter).join(', '), words }));
};

function seenAs(incidents: readonly Incident[], to: Time): string {
  if (incidents.length === 0) return 'not raised';
  const spans = incidents.map(
    (incident) => `${utcMinute(incident.openedAt)} to ${incident.resolvedAt === undefined ? 'the end' : utcMinute(endOf(incident, to))}`,
  );
  return `${spans.join(' and ')} UTC, ${worstOf(incidents) ?? 'watch'}`;
}

/** `2026-03-12 14:21`. */
export const utcMinute = (time: Time): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

/** Lines of columns that are as wide as their widest cell; figures stand right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_heading, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isFigure = (column: number): boolean => column >= 2 && column <= 6;
  return rows.map((row) =>
    row
      .map((cell, column) => (isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
