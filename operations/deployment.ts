import { Refusal } from './refusal.ts';

/** Which deployment a command is about: what holds its state carries the stage as a tag. */
export const STAGE_TAG = 'groundswell:stage';
export const SECRET_TAG = 'groundswell:secret';
export const QUEUE_TAG = 'groundswell:queue';

export const STAGE = 'production';

/** The name of a stage as deployments have it. */
export const stageOf = (text: string): string => {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(text)) throw new Refusal(`--stage takes a name such as "production" or "test-2", not "${text}".`);
  return text;
};

/** Settings of an SDK client: the region only where one was asked for, so that otherwise AWS's own ways to find it apply. */
export const inRegion = (region: string | undefined): { region?: string } => (region === undefined ? {} : { region });
