import { signAcknowledgeToken } from '../core/alert/acknowledge-token.ts';
import { DAY } from '../core/time.ts';
import type { Links } from '../lambdas/ports.ts';

/** An acknowledge link works for so long: whoever opens the mail after a long weekend can still use it. */
const VALID_FOR = 7 * DAY;

/** Links that lead to this machine, under the address that the outside knows. */
export const linksTo = (url: string, keys: () => Promise<readonly string[]>): Links => ({
  async to(incident, now) {
    const incidentUrl = `${url}/incidents/${incident.id}`;
    const [key] = await keys();
    if (key === undefined) return { incidentUrl };
    return { incidentUrl, acknowledgeUrl: `${url}/acknowledge/${signAcknowledgeToken({ incident: incident.id, expires: now + VALID_FOR }, key)}` };
  },
});
