import { oneLine } from '../alert/foreign-text.ts';
import type { Incident } from '../incident.ts';
import { counted } from '../wording.ts';

/** What operators said of the incident. */
export const verdictOf = ({ verdict, state }: Incident): string => {
  switch (verdict) {
    case 'real':
      return 'It was real.';
    case 'false-alarm':
      return 'It was a false alarm.';
    case undefined:
      return state === 'resolved' ? 'Nobody has said whether it was real or a false alarm.' : 'None yet: it is not over.';
    default:
      return verdict satisfies never;
  }
};

/** Why the rules held, and how precise each of them has been so far. */
export const reasonsOf = ({ evidence: { because, precision = [] } }: Incident): readonly string[] => [
  ...because.map(oneLine),
  ...precision.map(({ rule, real, falseAlarms }) => {
    const sure = real + falseAlarms === 0 ? 'nobody has judged it yet' : `${counted(real, 'real incident')}, ${counted(falseAlarms, 'false alarm')}`;
    return `The rule “${oneLine(rule)}” so far: ${sure}.`;
  }),
];
