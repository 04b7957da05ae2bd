import type { Principal } from '../../core/principal.ts';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import type { CareApiPorts } from './ports.ts';
import { NoQuery, readQuery } from './query.ts';
import { callerOf } from './routes.ts';

/** `GET /health`: that we are here for everybody; the figures, which are of all brands, for who may see all. */
export const showHealth =
  ({ figures, version }: Pick<CareApiPorts, 'figures' | 'version'>) =>
  async (event: ApiEvent): Promise<ApiResult> => {
    readQuery(NoQuery, event);
    const status = { status: 'ok', version };
    return json(figures !== undefined && seesEverything(callerOf(event)) ? { ...status, ...(await figures()) } : status);
  };

const seesEverything = (principal: Principal | undefined): boolean => principal?.brands === 'all';
