/** What the care API reads. MAIL_SENDER is an address, or `none`; AUTHOR_KEY is the ARN of a secret; EXPORT_FUNCTION is the name of the function that writes exports. */
export const ENVIRONMENT = ['TABLE', 'SHARDS', 'RETENTION_DAYS', 'TOPIC_ARN', 'MAIL_SENDER', 'AUTHOR_KEY', 'EXPORT_FUNCTION'] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
