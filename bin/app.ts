import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { deployment } from '../lib/deployment.ts';
import { BadSettings, readSettings } from '../lib/settings.ts';

/** Which stacks exist: those of one stage, as `-c KEY=VALUE` asks for them. */
const app = new App();
try {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  deployment(app, readSettings(app.node.getAllContext(), process.env['CDK_DEFAULT_REGION'] ?? process.env['AWS_REGION']));
} catch (error) {
  if (!(error instanceof BadSettings)) throw error;
  // These are words for whoever typed the command; a stack trace would bury them.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
