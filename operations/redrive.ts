import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { deadLettersAt, findDeadLetters, redrive, type Progress, type Redrive } from './dead-letters.ts';
import { inRegion, STAGE, stageOf } from './deployment.ts';
import { Refusal } from './refusal.ts';

const HELP = `Puts the dead letters of a deployment back into its inbox, where they are analysed again.

Usage: npm run aws:redrive -- [options]

  --stage STAGE        which deployment (default ${STAGE})
  --region REGION      where it is deployed (default: as the AWS CLI finds it)
  --dead-letters URL   the queue itself, in place of the one that its tags name
  --rate N             so many a second, 1 to 500 (default: AWS chooses)
  --help               this text

Find out first why they died: the log of the analysis says so under "analysis failed". What fails again comes back.`;

const FLAGS = {
  stage: { type: 'string', default: STAGE },
  region: { type: 'string' },
  'dead-letters': { type: 'string' },
  rate: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** `npm run aws:redrive`. Throws Refusal, or what the SDK throws. */
export const redriveDeadLetters = async (
  argv: readonly string[],
  say: (line: string) => void,
  { wait = setTimeout, ...config }: SQSClientConfig & Partial<Pick<Redrive, 'wait'>> = {},
): Promise<void> => {
  const { values } = parseArgs({ args: [...argv], options: FLAGS });
  if (values.help === true) return say(HELP);
  const rate = rateOf(values.rate);
  const stage = stageOf(values.stage);
  const client = new SQSClient({ ...inRegion(values.region), ...config });
  try {
    const { arn, count } = await deadLettersAt(client, values['dead-letters'] ?? (await findDeadLetters(client, stage)));
    if (count === 0) return say('There are no dead letters.');
    const { moved } = await redrive(client, arn, { rate, wait, tell: progressTeller(say) });
    say(moved === 1 ? '1 dead letter is back in the inbox.' : `${moved} dead letters are back in the inbox.`);
  } finally {
    client.destroy();
  }
};

function rateOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rate = Number(text);
  if (!Number.isInteger(rate) || rate < 1 || rate > 500) throw new Refusal(`--rate takes a whole number from 1 to 500, not "${text}".`);
  return rate;
}

/** A line whenever something has moved. */
function progressTeller(say: (line: string) => void): (progress: Progress) => void {
  let told = 0;
  return ({ moved, of }) => {
    if (moved > told) say(`${moved} of about ${of} moved`);
    told = moved;
  };
}
