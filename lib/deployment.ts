import { join } from 'node:path';
import { Tags, type App } from 'aws-cdk-lib';
import { bundledCode } from './bundle.ts';
import { FUNCTION_NAMES, kebab } from './constructs/watched.ts';
import { DataStack } from './data-stack.ts';
import { GroundswellStack } from './groundswell-stack.ts';
import type { Settings } from './settings.ts';

const ROOT = join(import.meta.dirname, '..');

export interface Deployment {
  readonly data: DataStack;
  readonly application: GroundswellStack;
}

/** The two stacks of one stage. Another stage beside it, in the same account, shares nothing with it. */
export function deployment(app: App, settings: Settings): Deployment {
  const { stage, platforms, region } = settings;
  const id = `Groundswell-${stage}`;
  const data = new DataStack(app, `${id}-Data`, {
    env: { region },
    platforms,
    isProduction: stage === 'production',
    description: `Groundswell, ${stage}: everything that holds state. It stays in the account when the stack goes.`,
  });
  const application = new GroundswellStack(app, id, {
    env: { region },
    settings,
    data,
    codeOf: bundledCode({ root: ROOT, functions: FUNCTION_NAMES.map(kebab) }),
    description: `Groundswell, ${stage}: hears customers in public and raises one alert when a crisis begins.`,
  });
  // CloudFormation takes no tags for a dashboard.
  for (const stack of [data, application]) Tags.of(stack).add('groundswell:stage', stage, { excludeResourceTypes: ['AWS::CloudWatch::Dashboard'] });
  return { data, application };
}
