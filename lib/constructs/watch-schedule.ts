import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { alertSettings, grantAlerting, type Alerting } from './alerting.ts';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import { grantPhrases, phraseSettings, type MoodReading } from './mood-reading.ts';
import { RegularCall } from './regular-call.ts';
import type { Secret } from './vault.ts';
import { storeSettings, type Stored } from './store-settings.ts';

export interface WatchScheduleProps extends Workshop {
  readonly stored: Stored;
  readonly alerting: Alerting;
  /** Who names what an incident is about: whoever reads the moods. */
  readonly reading: MoodReading;
  /** Keys the hashes by which erased people are known again. */
  readonly authorKey: Secret;
}

/** The grain of everything: a minute is sealed by the first sweep after its grace. */
const EVERY = Duration.minutes(1);
/** What is not looked at by then is still due, and the next sweep begins with it. */
const TIMEOUT = Duration.minutes(2);
/** A second sweep beside the first would find the brands leased, and send nothing more than it costs. */
export const SWEEPS_AT_ONCE = 1;
const MEMORY = 1_024;

/** The sweep over all brands that are due, each minute: quiet is seen too, and alerts that did not go out are sent again. */
export class WatchSchedule extends Construct {
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, { stored, alerting, reading, authorKey, ...workshop }: WatchScheduleProps) {
    super(scope, id);
    this.handler = new HandlerFunction(this, 'WatchBrands', {
      ...workshop,
      name: 'watchBrands',
      description: 'Looks at every brand that is due, each minute, and sends the alerts that are due.',
      environment: { ...storeSettings(stored), ...alertSettings(alerting), ...phraseSettings(reading), AUTHOR_KEY: authorKey.arn },
      memory: MEMORY,
      timeout: TIMEOUT,
      reserved: SWEEPS_AT_ONCE,
      // The next minute looks at the same things: a sweep that could not begin in its own is not made up for.
      unattended: { retryAttempts: 0, maxEventAge: EVERY },
    });
    stored.store.grantReadWrite(this.handler);
    grantAlerting(alerting, this.handler);
    grantPhrases(reading, this.handler);
    authorKey.grantRead(this.handler);
    new RegularCall(this, 'EachMinute', { function: this.handler.function, every: EVERY });
  }
}
