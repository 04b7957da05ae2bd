import type * as z from 'zod';
import { allowedFor, KEY_NAMES, KEYS, type Given, type Key } from './settings/keys.ts';
import { nearest } from './settings/nearest.ts';
import { brokenRules } from './settings/rules.ts';

/** What `cdk deploy -c KEY=VALUE` decides; `lib/settings/keys.ts` says what each key allows and its default. */
export type Settings = Readonly<Omit<z.output<typeof KEYS>, 'comprehendRegion'>> & {
  /** Where it is deployed. */
  readonly region: string;
  /** Whose Comprehend reads the texts: that of the region itself unless another one is given. */
  readonly comprehendRegion: string;
};

/** Thrown when a setting is unknown or not allowed. The message names every problem, with the value and what is allowed. */
export class BadSettings extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['This cannot be deployed:', ...problems.map((problem) => `- ${problem}.`)].join('\n'));
    this.name = 'BadSettings';
    this.problems = problems;
  }
}

/**
 * Reads the settings from the whole context of an app. `region` is where it will be deployed: the CDK's command takes it from the
 * credentials, the profile or AWS_REGION, and where none of them says, offline for one, it takes us-east-1. Throws BadSettings.
 */
export function readSettings(context: Readonly<Record<string, unknown>>, region: string | undefined): Settings {
  const given: Given = Object.fromEntries(Object.entries(context).filter(([key]) => isOurs(key)));
  const read = KEYS.safeParse(given);
  const problems = [...(read.error?.issues ?? []).flatMap((issue) => sentencesOf(issue, given)), ...brokenRules(given, region)];
  if (region === undefined) problems.push('the region is not known; set AWS_REGION');
  if (read.data === undefined || region === undefined || problems.length > 0) throw new BadSettings([...new Set(problems)]);
  return { ...read.data, region, comprehendRegion: read.data.comprehendRegion ?? region };
}

/** The keys of the CDK itself have a colon: `aws:cdk:bundling-stacks`, `@aws-cdk/core:...`, `availability-zones:account=...`. */
const isOurs = (key: string): boolean => !key.includes(':');

function sentencesOf(issue: z.core.$ZodIssue, given: Given): string[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return issue.keys.map(unknownKey);
  const key = KEY_NAMES.find((name) => name === issue.path[0]);
  return key === undefined ? [issue.message] : [badValue(key, given[key])];
}

const badValue = (key: Key, value: unknown): string => `${key} is ${JSON.stringify(value)}; allowed is ${allowedFor(key)}`;

const unknownKey = (key: string): string => {
  const meant = nearest(key, KEY_NAMES);
  return `there is no setting ${key}; ${meant === undefined ? `known are ${KEY_NAMES.join(', ')}` : `the nearest is ${meant}`}`;
};
