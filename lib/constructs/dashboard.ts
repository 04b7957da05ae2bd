import { Duration, Stack } from 'aws-cdk-lib';
import { Dashboard as CloudWatchDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { alertRows } from './dashboard/alert-rows.ts';
import { costRows } from './dashboard/cost-rows.ts';
import { healthRows } from './dashboard/health-rows.ts';
import { hearingRows } from './dashboard/hearing-rows.ts';
import type { MoodChoice } from '../settings/keys.ts';
import type { Row } from './dashboard/row.ts';
import type { Watched } from './watched.ts';

export interface DashboardProps extends Watched {
  /** Who reads the moods. */
  readonly mood: MoodChoice;
  /** So many texts a day may Comprehend be asked for: drawn as a line above what it was asked for. */
  readonly comprehendDocumentsPerDay: number;
}

/**
 * One page to be read from top to bottom: are customers heard, is anything on fire, what does it cost, is it healthy. Above each row
 * stands in words what good looks like.
 */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const scene = { ...props, region: Stack.of(this).region };
    const dashboard = new CloudWatchDashboard(this, 'Page', { defaultInterval: Duration.hours(12) });
    for (const row of rowsOf(scene)) dashboard.addWidgets(...row);
  }
}

const rowsOf = (scene: DashboardProps & { readonly region: string }): readonly Row[] => [
  ...hearingRows(scene),
  ...alertRows(scene),
  ...costRows(scene),
  ...healthRows(scene),
];
