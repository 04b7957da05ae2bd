/** What the check of the subscriptions reads. */
export const ENVIRONMENT = ['TOPIC_ARN'] as const;
export type Environment = Readonly<Record<(typeof ENVIRONMENT)[number], string>>;
