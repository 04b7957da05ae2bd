/** What the sweep reads. MOOD is `comprehend`, `embedded` or `hybrid`, COMPREHEND_UNITS_PER_DAY a whole number. LINK_KEY and AUTHOR_KEY are ARNs of secrets; MAIL_SENDER is an address, or `none`. */
export const ENVIRONMENT = [
  'TABLE',
  'SHARDS',
  'RETENTION_DAYS',
  'MOOD',
  'COMPREHEND_REGION',
  'COMPREHEND_UNITS_PER_DAY',
  'TOPIC_ARN',
  'MAIL_SENDER',
  'PUBLIC_URL',
  'LINK_KEY',
  'AUTHOR_KEY',
] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
