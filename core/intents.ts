/** What a customer wants. */
export const INTENTS = ['complaint', 'question', 'purchase', 'churn', 'praise', 'spam', 'other'] as const;
export type Intent = (typeof INTENTS)[number];
