import { SEVERITIES, type Incident, type Severity } from '../../core/incident.ts';
import type { Time } from '../../core/time.ts';
import type { BrandOutcomes } from './run-variants.ts';
import type { Variant } from './variants.ts';

/** What some settings raise, in figures. */
export interface Figures {
  readonly incidents: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Steps that would have been told. */
  readonly alerts: number;
  readonly firstOpenedAt?: Time;
  /** How long incidents were open, all together, in milliseconds. */
  readonly openFor: number;
}

/** The figures of some incidents. One that is still open counts up to `to`. */
export const figuresOf = (incidents: readonly Incident[], to: Time): Figures => {
  const first = incidents[0];
  return {
    incidents: incidents.length,
    bySeverity: { watch: ofSeverity(incidents, 'watch'), serious: ofSeverity(incidents, 'serious'), critical: ofSeverity(incidents, 'critical') },
    alerts: incidents.reduce((sum, { alerts }) => sum + alerts.length, 0),
    ...(first === undefined ? {} : { firstOpenedAt: first.openedAt }),
    openFor: incidents.reduce((sum, incident) => sum + endOf(incident, to) - incident.openedAt, 0),
  };
};

const ofSeverity = (incidents: readonly Incident[], severity: Severity): number =>
  incidents.filter((incident) => incident.severity === severity).length;

/** When an incident was over, or how far it was judged. */
export const endOf = ({ resolvedAt, openedAt }: Incident, to: Time): Time => Math.max(openedAt, resolvedAt ?? to);

/** What one variant raises of an episode: several incidents where it closes and opens again. */
export interface Raised {
  readonly variant: Variant;
  readonly incidents: readonly Incident[];
}

/** One matter, as the variants see it: incidents that overlap in time. */
export interface Episode {
  /** What is shown of it: the first incident of the first variant that raises it. */
  readonly shown: Incident;
  /** Each variant, in order; without incidents where it raises nothing. */
  readonly raised: readonly Raised[];
}

/** The incidents of all variants of a brand, those together that overlap and may be of one matter; the earliest first. */
export const episodesOf = ({ outcomes }: Pick<BrandOutcomes, 'outcomes'>, to: Time): readonly Episode[] => {
  const all = outcomes.flatMap(({ variant, incidents }) => incidents.map((incident) => ({ variant, incident })));
  const variants = outcomes.map(({ variant }) => variant);
  const matters = Map.groupBy(all, ({ incident }) => matterOf(incident));
  return [...matters.values()]
    .flatMap((some) => overlapping(some, to))
    .map((members) => episodeOf(members, variants))
    .toSorted((a, b) => a.shown.openedAt - b.shown.openedAt);
};

/** What can be one matter: a loud message may become a crisis; silence of the brand, or a second crisis beside the first, stand for themselves. */
const matterOf = ({ kind, besides }: Incident): 'crisis' | 'second crisis' | 'ghost' => {
  if (kind === 'ghost') return kind;
  return besides === undefined ? 'crisis' : 'second crisis';
};

interface Member {
  readonly variant: Variant;
  readonly incident: Incident;
}

function overlapping(members: readonly Member[], to: Time): readonly (readonly Member[])[] {
  const groups: Member[][] = [];
  let until = -Infinity;
  for (const member of members.toSorted((a, b) => a.incident.openedAt - b.incident.openedAt)) {
    const last = groups.at(-1);
    if (last !== undefined && member.incident.openedAt < until) last.push(member);
    else groups.push([member]);
    until = Math.max(until, endOf(member.incident, to));
  }
  return groups;
}

function episodeOf(members: readonly Member[], variants: readonly Variant[]): Episode {
  const raised = variants.map((variant) => ({
    variant,
    incidents: members.filter((member) => member.variant === variant).map(({ incident }) => incident),
  }));
  const shown = raised.find(({ incidents }) => incidents.length > 0)?.incidents[0];
  if (shown === undefined) throw new Error('An episode holds an incident of one of the variants.');
  return { shown, raised };
}

/** The worst of some severities; undefined of none. */
export const worstOf = (incidents: readonly Incident[]): Severity | undefined =>
  SEVERITIES.findLast((severity) => incidents.some((incident) => incident.severity === severity));
