/** What the analysis reads. TEXT_KEY and LINK_KEY are ARNs of secrets; MAIL_SENDER is an address, or `none`. */
export const ENVIRONMENT = [
  'TABLE',
  'SHARDS',
  'RETENTION_DAYS',
  'COMPREHEND_REGION',
  'TEXT_KEY',
  'TOPIC_ARN',
  'MAIL_SENDER',
  'PUBLIC_URL',
  'LINK_KEY',
] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
