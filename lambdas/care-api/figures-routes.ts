import { AgentsAnswer, ClocksAnswer, listAgents, listClocks } from './care-figures.ts';
import { CareReportAnswer, CareReportQuery, showCareReport } from './care-report.ts';
import { CompetitorsAnswer, listCompetitors } from './competitors.ts';
import { ConversationsPage } from './conversations.ts';
import { GhostsAnswer, GhostsQuery, listGhosts } from './ghosts.ts';
import { listOpportunities, OpportunitiesQuery } from './opportunities.ts';
import { PeriodQuery } from './period.ts';
import { route, type Route } from './routes.ts';

/** How well a brand takes care of its customers: figures, and what is behind them. */
export const FIGURES_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/brands/{brand}/agents',
    scope: 'read',
    summary: 'How each agent answers, in the order of the alphabet.',
    query: PeriodQuery,
    answers: { 200: AgentsAnswer },
    answer: listAgents,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/clocks',
    scope: 'read',
    summary: 'How each team keeps what it promises.',
    query: PeriodQuery,
    answers: { 200: ClocksAnswer },
    answer: listClocks,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/ghosts',
    scope: 'read',
    summary: 'How many public questions were answered, and those that were not, the oldest first.',
    query: GhostsQuery,
    answers: { 200: GhostsAnswer },
    answer: listGhosts,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/opportunities',
    scope: 'read',
    summary: 'What the sales team can still win, has won or lost, the newest message first. A page may hold fewer than `limit` and have a `next`.',
    query: OpportunitiesQuery,
    answers: { 200: ConversationsPage },
    answer: listOpportunities,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/competitors',
    scope: 'read',
    summary: 'How much of what is said is said of the brand and of each competitor, and how it sounds.',
    query: PeriodQuery,
    answers: { 200: CompetitorsAnswer },
    answer: listCompetitors,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/report',
    scope: 'read',
    summary: 'A day or a week of care, by default the last that is over, as a page, as text or as figures.',
    query: CareReportQuery,
    answers: { 200: CareReportAnswer },
    answer: showCareReport,
  }),
];
