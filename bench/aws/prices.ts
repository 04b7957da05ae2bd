/**
 * What AWS lists for us-east-1, in US dollars, first tier, without the free tier: read in November 2026 from the services' pricing pages.
 * Those of the second list were not read again then. Other regions cost up to a third more.
 */
export const PRICES = {
  /** HTTP API, a request of up to 512 kB. https://aws.amazon.com/api-gateway/pricing/ */
  apiRequest: 1.0e-6,
  /** Up to 64 kB each. https://aws.amazon.com/sqs/pricing/ */
  sqsRequest: 0.4e-6,
  /** https://aws.amazon.com/lambda/pricing/, arm64 */
  lambdaRequest: 0.2e-6,
  lambdaGbSecond: 0.000_013_333_4,
  /** On demand. https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  /** https://aws.amazon.com/sns/pricing/ */
  snsPublish: 0.5e-6,
  /** A hundred characters; three for each document at least. https://aws.amazon.com/comprehend/pricing/ */
  comprehendUnit: 0.000_1,
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  /** https://aws.amazon.com/eventbridge/pricing/ */
  scheduledCall: 1.0e-6,
} as const;

/** By the month, or not in the goal. */
export const OTHER_PRICES = {
  kmsKey: 1,
  secret: 0.4,
  alarm: 0.1,
  dashboard: 3,
  /** A metric of one's own with one set of dimensions. */
  metric: 0.3,
  /** A trace that is recorded. https://aws.amazon.com/xray/pricing/ */
  trace: 5e-6,
} as const;
