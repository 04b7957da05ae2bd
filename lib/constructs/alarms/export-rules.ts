import { Duration } from 'aws-cdk-lib';
import type { Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

/** An export runs on its own after its caller has left: when Lambda gives it up, this is the only word of it. */
export const exportRules = ({ functions: { exportBrand } }: Watched): readonly AlarmRule[] => [
  {
    id: 'exports-lost',
    means: 'An export was given up after all its attempts: whoever asked for it waits for a file that never comes.',
    todo: 'Find the reason in the log of the export, mend it, and ask for the export again.',
    metric: exportBrand.metric('AsyncEventsDropped', { statistic: 'Sum', period: Duration.minutes(5) }),
    rings: { above: 0 },
    silence: 'good',
  },
];
