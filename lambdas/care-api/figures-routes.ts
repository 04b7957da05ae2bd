import { CareReportQuery, showCareReport } from './care-report.ts';
import { listAgents, listClocks } from './care-figures.ts';
import { listCompetitors } from './competitors.ts';
import { GhostsQuery, listGhosts } from './ghosts.ts';
import { listOpportunities, OpportunitiesQuery } from './opportunities.ts';
import { PeriodQuery } from './period.ts';
import type { CareApiPorts } from './ports.ts';
import { route, type Route } from './routes.ts';

/** How well a brand takes care of its customers: figures, and what is behind them. */
export const figuresRoutes = (ports: CareApiPorts): Route[] => [
  route('GET', '/brands/{brand}/agents', 'read', PeriodQuery, listAgents(ports)),
  route('GET', '/brands/{brand}/clocks', 'read', PeriodQuery, listClocks(ports)),
  route('GET', '/brands/{brand}/ghosts', 'read', GhostsQuery, listGhosts(ports)),
  route('GET', '/brands/{brand}/opportunities', 'read', OpportunitiesQuery, listOpportunities(ports)),
  route('GET', '/brands/{brand}/competitors', 'read', PeriodQuery, listCompetitors(ports)),
  route('GET', '/brands/{brand}/report', 'read', CareReportQuery, showCareReport(ports)),
];
