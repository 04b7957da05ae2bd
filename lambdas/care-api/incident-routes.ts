import {
  Acknowledgement,
  acknowledgeIncident,
  IncidentsPage,
  listIncidents,
  Resolution,
  resolveIncident,
  ShownIncident,
  showIncident,
} from './incidents.ts';
import { NoQuery, PageQuery } from './query.ts';
import { REPORT_TYPES, ReportQuery, showReport } from './report.ts';
import { route, type Route } from './routes.ts';

/** What is asked about incidents, and done with them. */
export const INCIDENT_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/brands/{brand}/incidents',
    scope: 'read',
    summary: 'The incidents of a brand, the newest first.',
    query: PageQuery,
    answers: { 200: IncidentsPage },
    answer: listIncidents,
  }),
  route({
    method: 'GET',
    path: '/incidents/{id}',
    scope: 'read',
    summary: 'One incident with its evidence and its alerts.',
    query: NoQuery,
    headers: { 'if-none-match': 'optional' },
    answers: { 200: ShownIncident },
    answer: showIncident,
  }),
  route({
    method: 'GET',
    path: '/incidents/{id}/report',
    scope: 'read',
    summary: 'What happened and how the brand reacted, as a page, as Markdown, or only its picture; else by `Accept`.',
    query: ReportQuery,
    answers: { 200: REPORT_TYPES },
    answer: showReport,
  }),
  route({
    method: 'POST',
    path: '/incidents/{id}/acknowledge',
    scope: 'care',
    summary: 'Takes an incident on. Doing so again changes nothing.',
    query: NoQuery,
    body: Acknowledgement,
    headers: { 'if-match': 'optional' },
    answers: { 200: ShownIncident },
    refusals: [409],
    answer: acknowledgeIncident,
  }),
  route({
    method: 'POST',
    path: '/incidents/{id}/resolve',
    scope: 'care',
    summary: 'Closes an incident and says whether it was real.',
    query: NoQuery,
    body: Resolution,
    headers: { 'if-match': 'optional' },
    answers: { 200: ShownIncident },
    refusals: [409],
    answer: resolveIncident,
  }),
];
