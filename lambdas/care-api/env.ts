/** What the care API reads. EXPORT_FUNCTION is the name of the function that writes an export into EXPORT_BUCKET. */
export const ENVIRONMENT = ['TABLE', 'SHARDS', 'RETENTION_DAYS', 'TOPIC_ARN', 'EXPORT_BUCKET', 'EXPORT_FUNCTION'] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
