import { alertLinks } from '../core/alert/links.ts';
import type { Links } from '../lambdas/ports.ts';

/** Links that lead to this machine, under the address that the outside knows. */
export const linksTo = (url: string, keys: () => Promise<readonly string[]>): Links => ({
  to: async (incident, now) => alertLinks(url, incident, await keys(), now),
});
