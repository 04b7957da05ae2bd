import middy, { type MiddyfiedHandler } from '@middy/core';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { problemResponses } from '../problem-responses.ts';
import { actOnConversation } from './acts.ts';
import { listAudit } from './audit.ts';
import { AuthorQuery, deleteAuthor } from './authors.ts';
import { listBrands, putBrand, showBrand } from './brands.ts';
import { ConversationsQuery, listConversations, showConversation } from './conversations.ts';
import { exportBrand } from './export.ts';
import { showHealth } from './health.ts';
import { acknowledgeIncident, listIncidents, resolveIncident, showIncident } from './incidents.ts';
import { listMessages } from './messages.ts';
import type { CareApiPorts } from './ports.ts';
import { PulseQuery, showPulse } from './pulse.ts';
import { NoQuery, PageQuery } from './query.ts';
import { ReportQuery, showReport } from './report.ts';
import { route, router, type Route } from './routes.ts';

/** Answers one question about the brands that the caller may see. Each line below says who may ask what, and how. */
export const createHandler = (ports: CareApiPorts): MiddyfiedHandler<ApiEvent, ApiResult> =>
  middy<ApiEvent, ApiResult>()
    .use(problemResponses(ports.log, 'Bearer'))
    .handler(router(routesOf(ports)));

const routesOf = (ports: CareApiPorts): Route[] => [
  { method: 'GET', path: '/health', answer: showHealth(ports) },
  route('GET', '/brands', 'read', NoQuery, listBrands(ports)),
  route('GET', '/brands/{brand}', 'read', NoQuery, showBrand(ports)),
  route('PUT', '/brands/{brand}', 'admin', NoQuery, putBrand(ports)),
  route('GET', '/brands/{brand}/pulse', 'read', PulseQuery, showPulse(ports)),
  route('GET', '/brands/{brand}/messages', 'read', PageQuery, listMessages(ports)),
  route('GET', '/brands/{brand}/conversations', 'read', ConversationsQuery, listConversations(ports)),
  route('GET', '/conversations/{id}', 'read', NoQuery, showConversation(ports)),
  route('POST', '/conversations/{id}/assign', 'care', NoQuery, actOnConversation(ports, 'assign')),
  route('POST', '/conversations/{id}/hand-over', 'care', NoQuery, actOnConversation(ports, 'hand-over')),
  route('POST', '/conversations/{id}/resolve', 'care', NoQuery, actOnConversation(ports, 'resolve')),
  route('POST', '/conversations/{id}/reopen', 'care', NoQuery, actOnConversation(ports, 'reopen')),
  route('POST', '/conversations/{id}/note', 'care', NoQuery, actOnConversation(ports, 'note')),
  route('POST', '/conversations/{id}/outcome', 'care', NoQuery, actOnConversation(ports, 'outcome')),
  route('GET', '/brands/{brand}/incidents', 'read', PageQuery, listIncidents(ports)),
  route('GET', '/incidents/{id}', 'read', NoQuery, showIncident(ports)),
  route('GET', '/incidents/{id}/report', 'read', ReportQuery, showReport(ports)),
  route('POST', '/incidents/{id}/acknowledge', 'care', NoQuery, acknowledgeIncident(ports)),
  route('POST', '/incidents/{id}/resolve', 'care', NoQuery, resolveIncident(ports)),
  route('GET', '/brands/{brand}/audit', 'admin', PageQuery, listAudit(ports)),
  route('DELETE', '/brands/{brand}/authors/{author}', 'admin', AuthorQuery, deleteAuthor(ports)),
  route('GET', '/brands/{brand}/export', 'read', NoQuery, exportBrand(ports)),
];
