import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { unitsFor } from '../settings/comprehend-price.ts';
import type { MoodChoice } from '../settings/keys.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { HandlerFunction } from './handler-function.ts';
import type { Secret } from './vault.ts';

/** Who reads the moods, and on what terms. */
export interface MoodReading {
  readonly mood: MoodChoice;
  /** How sure the embedded engine must be in a hybrid, 0.25 to 1. */
  readonly sureAt: number;
  /** What a hybrid may spend on Comprehend in a day, in US dollars. */
  readonly comprehendDollarsPerDay: number;
  /** The region whose Comprehend reads the texts. */
  readonly comprehendRegion: string;
  /** Keys the hashes of texts by which their mood is remembered. */
  readonly textKey: Secret;
}

/** What a function is told that names what an incident is about. */
export const phraseSettings = ({ mood, comprehendDollarsPerDay, comprehendRegion }: MoodReading) => ({
  MOOD: mood,
  COMPREHEND_REGION: comprehendRegion,
  COMPREHEND_UNITS_PER_DAY: String(unitsFor(comprehendDollarsPerDay)),
});

/** What a function is told that reads moods and names what an incident is about. */
export const readingSettings = (reading: MoodReading) => ({
  ...phraseSettings(reading),
  SURE_AT: String(reading.sureAt),
  TEXT_KEY: reading.textKey.arn,
});

const PHRASES = ['comprehend:BatchDetectKeyPhrases'];
const MOODS = ['comprehend:BatchDetectDominantLanguage', 'comprehend:BatchDetectSentiment'];

/** Lets a function ask Comprehend for key phrases, unless nothing may leave. */
export const grantPhrases = ({ mood }: MoodReading, handler: HandlerFunction): void => {
  if (mood !== 'embedded') grantComprehend(handler, PHRASES);
};

/** Lets a function ask Comprehend for moods and key phrases. The embedded engine needs none of it: without this no text can leave. */
export const grantReading = ({ mood, textKey }: MoodReading, handler: HandlerFunction): void => {
  if (mood === 'embedded') return;
  textKey.grantRead(handler);
  grantComprehend(handler, [...MOODS, ...PHRASES]);
};

const grantComprehend = (handler: HandlerFunction, actions: readonly string[]): void => {
  handler.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: ['*'] }));
  acknowledgeWildcard(handler, 'Resource::*', 'Neither Comprehend nor X-Ray knows resources for these actions: they are only allowed on all.');
};
