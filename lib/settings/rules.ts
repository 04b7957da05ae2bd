import { COMPREHEND_REGIONS, hasComprehend } from './comprehend-regions.ts';
import type { Given, Key } from './keys.ts';

/** What holds between settings. Each rule answers in words when it is broken. */
type Rule = (given: Given, region: string | undefined) => string | undefined;

const bothOrNone =
  (one: Key, other: Key, why: string): Rule =>
  (given) => {
    if ((given[one] === undefined) === (given[other] === undefined)) return undefined;
    const [there, missing] = given[one] === undefined ? [other, one] : [one, other];
    return `${there} is given without ${missing}; ${why}`;
  };

const comprehendIsReachable: Rule = ({ comprehendRegion, mood }, region) =>
  region === undefined || mood === 'embedded' || comprehendRegion !== undefined || hasComprehend(region)
    ? undefined
    : `comprehendRegion is not given, and ${region}, where this is deployed, has no Comprehend; say which region may read the texts: ` +
      `one of ${COMPREHEND_REGIONS.join(', ')}. Texts leave ${region} for it, or with mood=embedded none are sent`;

/** A domain of CloudFront takes its certificate from us-east-1, one of an API from its own region. */
const certificateIsNear: Rule = ({ certificateArn, webAclArn }, region) => {
  if (typeof certificateArn !== 'string') return undefined;
  const needed = webAclArn === undefined ? region : 'us-east-1';
  const actual = certificateArn.split(':')[3];
  if (needed === undefined || actual === needed) return undefined;
  return `certificateArn is of ${actual}; ${webAclArn === undefined ? 'an API takes it from its own region' : 'CloudFront takes it from one region'}, ${needed}`;
};

const RULES: readonly Rule[] = [
  bothOrNone('jwtIssuer', 'jwtAudience', 'tokens are checked for both, or callers are known by IAM'),
  bothOrNone('domainName', 'certificateArn', 'a domain needs its certificate'),
  comprehendIsReachable,
  certificateIsNear,
];

/** The rules that are broken, as sentences. */
export const brokenRules = (given: Given, region: string | undefined): string[] => RULES.flatMap((rule) => rule(given, region) ?? []);
