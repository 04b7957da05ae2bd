import type { Finding } from './crisis.ts';
import { SEVERITIES, type Severity } from './incident.ts';

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

export const isHigher = (a: Severity, b: Severity): boolean => rank(a) > rank(b);

/** The highest severity of some findings; undefined when there is none. */
export const worst = (findings: readonly Finding[]): Severity | undefined =>
  findings.map(({ severity }) => severity).toSorted((a, b) => rank(b) - rank(a))[0];

/** Severity by how many different people are unhappy, in multiples of the brand's `minAuthors`. */
const CROWDS = [
  { severity: 'critical', authors: 10 },
  { severity: 'serious', authors: 3 },
] as const;

/** How severe it is that so many different people are unhappy. */
export const severityOfCrowd = (people: number, minAuthors: number): Severity =>
  CROWDS.find(({ authors }) => people >= authors * minAuthors)?.severity ?? 'watch';
