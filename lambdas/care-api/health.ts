import type { Principal } from '../../core/principal.ts';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import type { CareApiPorts } from './ports.ts';
import { NoQuery, readQuery } from './query.ts';
import { callerOf } from './routes.ts';

type HealthPorts = Pick<CareApiPorts, 'inbox' | 'messages' | 'brands' | 'incidents' | 'version'>;

/** `GET /health`: that we are here for everybody; the figures, which are of all brands, for who may see all. */
export const showHealth =
  (ports: HealthPorts) =>
  async (event: ApiEvent): Promise<ApiResult> => {
    readQuery(NoQuery, event);
    const status = { status: 'ok', version: ports.version };
    return json(seesEverything(callerOf(event)) ? { ...status, ...(await figures(ports)) } : status);
  };

const seesEverything = (principal: Principal | undefined): boolean => principal?.brands === 'all';

async function figures({ inbox, messages, brands, incidents }: HealthPorts): Promise<object> {
  const [depth, stored, documents, incidentsOpen] = await Promise.all([inbox.depth(), messages.count(), brands.list(), incidents.countOpen()]);
  return { inbox: depth, messages: stored, brands: documents.length, incidentsOpen };
}
