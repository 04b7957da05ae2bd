/** What the export reads. */
export const ENVIRONMENT = ['TABLE', 'SHARDS', 'RETENTION_DAYS', 'EXPORT_BUCKET'] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
