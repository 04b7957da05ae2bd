import { App } from 'aws-cdk-lib';
import { GroundswellStack } from '../lib/groundswell-stack.ts';

/** Which stacks exist. So far the inbox; the functions around it come with their adapters. */
const app = new App();
new GroundswellStack(app, 'Groundswell', { description: 'Groundswell: hears customers in public and raises one alert when a crisis begins.' });
