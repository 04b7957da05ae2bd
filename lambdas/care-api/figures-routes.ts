import { Conversation } from '../../core/conversation.ts';
import { CareReport } from '../../core/care-report/report.ts';
import * as z from 'zod';
import { AgentsAnswer, ClocksAnswer, listAgents, listClocks } from './care-figures.ts';
import { CareReportQuery, showCareReport } from './care-report.ts';
import { CompetitorsAnswer, listCompetitors } from './competitors.ts';
import { GhostsAnswer, GhostsQuery, listGhosts } from './ghosts.ts';
import { listOpportunities, OpportunitiesQuery } from './opportunities.ts';
import { PeriodQuery } from './period.ts';
import { route, type Route } from './routes.ts';

const OpportunitiesPage = z.object({ items: z.array(Conversation), next: z.string().optional() });

/** How well a brand takes care of its customers: figures, and what is behind them. */
export const FIGURES_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/brands/{brand}/agents',
    scope: 'read',
    summary: 'How each agent answered in a period, by the alphabet: never a ranking.',
    query: PeriodQuery,
    answers: { 200: AgentsAnswer },
    answer: listAgents,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/clocks',
    scope: 'read',
    summary: 'How each team kept its clocks in a period, against its target.',
    query: PeriodQuery,
    answers: { 200: ClocksAnswer },
    answer: listClocks,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/ghosts',
    scope: 'read',
    summary: 'How many public questions of a period were answered, and those that nobody answered, the oldest first.',
    query: GhostsQuery,
    answers: { 200: GhostsAnswer },
    answer: listGhosts,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/opportunities',
    scope: 'read',
    summary: 'What the sales team holds of those to whom something can be sold, the newest message first.',
    query: OpportunitiesQuery,
    answers: { 200: OpportunitiesPage },
    answer: listOpportunities,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/competitors',
    scope: 'read',
    summary: 'How much of what is said in a period is said of the brand and of each competitor, and how it sounds.',
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
    answers: { 200: ['text/html', 'text/plain', CareReport] },
    answer: showCareReport,
  }),
];
