import * as z from 'zod';
import type { Principal } from '../../core/principal.ts';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import type { CareApiPorts } from './ports.ts';
import { callerOf } from './routes.ts';

const count = z.number().int();

/** The figures only for who may see all brands, and where they are counted. */
export const HealthAnswer = z.object({
  status: z.literal('ok'),
  version: z.string(),
  inbox: z.object({ waiting: count, deadLetters: count }).optional(),
  messages: count.optional(),
  brands: count.optional(),
  incidentsOpen: count.optional(),
});

/** `GET /health`: that we are here for everybody; the figures, which are of all brands, for who may see all. */
export const showHealth =
  ({ figures, version }: Pick<CareApiPorts, 'figures' | 'version'>) =>
  async (event: ApiEvent): Promise<ApiResult> => {
    const status = { status: 'ok', version };
    return json(figures !== undefined && seesEverything(callerOf(event)) ? { ...status, ...(await figures()) } : status);
  };

const seesEverything = (principal: Principal | undefined): boolean => principal?.brands === 'all';
