/** What the sweep reads. LINK_KEY is the ARN of a secret; MAIL_SENDER is an address, or `none`. */
export const ENVIRONMENT = ['TABLE', 'SHARDS', 'RETENTION_DAYS', 'TOPIC_ARN', 'MAIL_SENDER', 'PUBLIC_URL', 'LINK_KEY'] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
