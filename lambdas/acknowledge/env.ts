/** What the acknowledge page reads. LINK_KEY is the ARN of the secret that signed its links. */
export const ENVIRONMENT = ['TABLE', 'SHARDS', 'RETENTION_DAYS', 'LINK_KEY'] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
