/** What the door reads: where deliveries go, and the secrets of the platforms as a JSON object from the name of a list to its ARN. */
export const ENVIRONMENT = ['INBOX_URL', 'SECRETS'] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
