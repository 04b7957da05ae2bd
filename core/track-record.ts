import type { Evidence, Incident } from './incident.ts';

/** How often a rule was right, by what operators said of its incidents. */
export type Precision = NonNullable<Evidence['precision']>[number];

/** How right each of some rules has been in earlier incidents of a brand. Rules that nobody has judged yet are left out. */
export const trackRecord = (earlier: readonly Incident[], rules: readonly string[]): Precision[] =>
  rules.flatMap((rule) => {
    const judged = earlier.filter((incident) => incident.rules.includes(rule));
    const real = judged.filter(({ verdict }) => verdict === 'real').length;
    const falseAlarms = judged.filter(({ verdict }) => verdict === 'false-alarm').length;
    return real + falseAlarms === 0 ? [] : [{ rule, real, falseAlarms }];
  });
