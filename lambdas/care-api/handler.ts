import middy, { type MiddyfiedHandler } from '@middy/core';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { problemResponses } from '../problem-responses.ts';
import { BRAND_ROUTES } from './brand-routes.ts';
import { CONVERSATION_ROUTES } from './conversation-routes.ts';
import { FIGURES_ROUTES } from './figures-routes.ts';
import { HealthAnswer, showHealth } from './health.ts';
import { INCIDENT_ROUTES } from './incident-routes.ts';
import { OpenApiAnswer, showOpenApi } from './openapi.ts';
import type { CareApiPorts } from './ports.ts';
import { openRoute, router, type Route } from './routes.ts';

/** Answers one question about the brands that the caller may see. Each list below says who may ask what, and how. */
export const createHandler = (ports: CareApiPorts): MiddyfiedHandler<ApiEvent, ApiResult> =>
  middy<ApiEvent, ApiResult>().use(problemResponses(ports.log, 'Bearer')).handler(router(ROUTES, ports));

export const ROUTES: readonly Route[] = [
  openRoute({
    path: '/health',
    summary: 'That we are here; figures for who may see all brands.',
    answers: { 200: HealthAnswer },
    answer: showHealth,
  }),
  openRoute({ path: '/openapi.json', summary: 'This API, described.', answers: { 200: OpenApiAnswer }, answer: () => showOpenApi }),
  ...BRAND_ROUTES,
  ...CONVERSATION_ROUTES,
  ...INCIDENT_ROUTES,
  ...FIGURES_ROUTES,
];
