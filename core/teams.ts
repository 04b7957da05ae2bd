/** Who can finish a conversation. */
export const TEAMS = ['care', 'sales', 'communications', 'compliance'] as const;
export type Team = (typeof TEAMS)[number];
