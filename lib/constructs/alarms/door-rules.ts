import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { PLATFORMS } from '../../../core/platforms/index.ts';
import { ownMetricOf } from '../own-metric.ts';
import { kebab, type Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

const HOUR = Duration.hours(1);
const FIVE_MINUTES = Duration.minutes(5);
/** Slack, the least patient of the platforms, gives up after three seconds, and may switch a slow address off. */
const ANSWER_WITHIN_MS = 3_000;
/** Scanners of the internet knock on every door; a fifth of all requests is more than they make beside real traffic. */
const REFUSED_PERCENT = 20;
/** A share of fewer requests than these says nothing. */
const REQUESTS_FOR_A_SHARE = 20;

/**
 * The door of the webhooks. The figures of the gateway are of the whole API, acknowledge pages and care API included: by route they would
 * cost a metric a route, and what is slow or broken for an operator is worth a look too.
 */
export const doorRules = ({ api }: Watched): readonly AlarmRule[] => [
  {
    id: 'door-5xx',
    means: 'Deliveries are answered with an error of ours: platforms send them again for a while, then what customers wrote is lost.',
    todo: 'See in the access log which route fails, and in the log of its function why.',
    metric: api.metricServerError({ statistic: 'Sum', period: FIVE_MINUTES }),
    rings: { above: 0 },
    // A single failure is delivered again; failures in two of three periods are not chance.
    bad: [2, 3],
    silence: 'good',
  },
  {
    id: 'door-latency',
    means: 'The door takes more than three seconds to answer: platforms give up, send again, and in the end switch the webhook off.',
    todo: 'Compare the latency of the gateway with the duration of its function, and look for throttles.',
    metric: api.metricLatency({ statistic: 'p99', period: FIVE_MINUTES }),
    rings: { above: ANSWER_WITHIN_MS },
    bad: [2, 3],
    silence: 'good',
  },
];

/** Shares need arithmetic between metrics. */
export const doorShareRules = ({ api }: Watched): readonly AlarmRule[] => [
  {
    id: 'door-4xx-share',
    means: 'A fifth of all requests is refused: most likely a secret is wrong, and everything that its platform delivers is turned away with 401.',
    todo: 'See in the access log which route refuses, then compare the secret with the one at the platform.',
    metric: new MathExpression({
      expression: `IF(requests >= ${REQUESTS_FOR_A_SHARE}, 100 * refused / requests, 0)`,
      usingMetrics: { refused: api.metricClientError({ statistic: 'Sum' }), requests: api.metricCount({ statistic: 'SampleCount' }) },
      period: FIVE_MINUTES,
      label: 'refused requests, percent',
    }),
    rings: { above: REFUSED_PERCENT },
    bad: [3, 3],
    silence: 'good',
  },
];

/** What is meant to come in, platform by platform. */
export const platformRules = ({ functions: { receiveWebhook }, platforms }: Watched, silentHours: number): readonly AlarmRule[] => [
  ...platforms.map((platform): AlarmRule => ({
    id: `silent-${platform}`,
    section: 'silent-platform',
    means: `Nothing has been delivered by ${platform} for ${silentHours} hours: its customers are not heard, or nobody has written.`,
    todo: 'Check that the webhook is still registered and switched on at the platform.',
    metric: ownMetricOf(receiveWebhook, 'Deliveries', platform, { statistic: 'Sum', period: HOUR }),
    rings: { below: 1 },
    bad: [silentHours, silentHours],
    // A platform that was switched off writes no figure at all.
    silence: 'bad',
  })),
  ...platforms.map((platform): AlarmRule => ({
    id: `refused-deliveries-${platform}`,
    section: 'refused-deliveries',
    means: `The inbox could not keep deliveries of ${platform}: they are lost unless ${platform} delivers them again.`,
    todo: 'Look at the state of SQS, and at the permissions of the door.',
    metric: ownMetricOf(receiveWebhook, 'RefusedDeliveries', platform, { statistic: 'Sum', period: FIVE_MINUTES }),
    rings: { above: 0 },
    silence: 'good',
  })),
];

/** A secret that was created and never filled. */
export const secretRules = ({ functions: { receiveWebhook }, platforms }: Watched): readonly AlarmRule[] =>
  secretsOf(platforms).map((secret) => ({
    id: `missing-secret-${kebab(secret)}`,
    section: 'missing-secret',
    means: `Deliveries came while the secret ${secret} was empty: each was answered with 503, and the platform gives up in the end.`,
    todo: `Fill it with "npm run secret -- ${secret}".`,
    metric: ownMetricOf(receiveWebhook, 'MissingSecrets', secret, { statistic: 'Sum', period: FIVE_MINUTES }),
    rings: { above: 0 },
    silence: 'good',
  }));

const secretsOf = (platforms: readonly string[]): readonly string[] => [
  ...new Set(
    PLATFORMS.filter(({ name }) => platforms.includes(name)).flatMap(({ secrets, handshakeSecrets }) => [secrets, handshakeSecrets ?? secrets]),
  ),
];
