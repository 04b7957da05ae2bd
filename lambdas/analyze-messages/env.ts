/** What the analysis reads. MOOD is `comprehend`, `embedded` or `hybrid`, SURE_AT a number, COMPREHEND_UNITS_PER_DAY a whole one. TEXT_KEY, LINK_KEY and AUTHOR_KEY are ARNs of secrets; MAIL_SENDER is an address, or `none`. */
export const ENVIRONMENT = [
  'TABLE',
  'SHARDS',
  'RETENTION_DAYS',
  'MOOD',
  'SURE_AT',
  'COMPREHEND_REGION',
  'COMPREHEND_UNITS_PER_DAY',
  'TEXT_KEY',
  'TOPIC_ARN',
  'MAIL_SENDER',
  'PUBLIC_URL',
  'LINK_KEY',
  'AUTHOR_KEY',
] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
