import * as z from 'zod';
import type { BrandDocument } from '../../core/brand.ts';
import { AgentFigures } from '../../core/care/agent-figures.ts';
import { addConversation, careFiguresOf, newCareTally, type CareFigures } from '../../core/care/care-figures.ts';
import { TeamFigures } from '../../core/care/team-figures.ts';
import { brandClock } from '../brand-clock.ts';
import type { ApiResult } from '../ports.ts';
import { walkConversations } from '../walk-conversations.ts';
import { json } from './answers.ts';
import { Counted, countedOf, periodOf, type PeriodQuery } from './period.ts';
import type { CareApiPorts } from './ports.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

type FigurePorts = Pick<CareApiPorts, 'brands' | 'conversations' | 'watches' | 'now'>;

export const AgentsAnswer = Counted.extend({ items: z.array(AgentFigures) });
export const ClocksAnswer = Counted.extend({ items: z.array(TeamFigures) });

/** `GET /brands/{brand}/agents`: how each agent answers, in the order of the alphabet. */
export const listAgents =
  (ports: FigurePorts) =>
  async (question: Question<PeriodQuery>): Promise<ApiResult> => {
    const { counted, figures } = await figuresOf(ports, question);
    return json(z.encode(AgentsAnswer, { ...counted, items: figures.agents }));
  };

/** `GET /brands/{brand}/clocks`: how each team keeps what it promises. */
export const listClocks =
  (ports: FigurePorts) =>
  async (question: Question<PeriodQuery>): Promise<ApiResult> => {
    const { counted, figures } = await figuresOf(ports, question);
    return json(z.encode(ClocksAnswer, { ...counted, items: figures.teams }));
  };

async function figuresOf(
  ports: FigurePorts,
  { principal, subject, query }: Question<PeriodQuery>,
): Promise<{ counted: z.output<typeof Counted>; figures: CareFigures }> {
  const brand: BrandDocument = await visibleBrand(ports.brands, principal, subject);
  const clock = await brandClock(ports, brand.brand);
  const period = periodOf(query, clock);
  const tally = newCareTally(brand);
  const walked = await walkConversations(ports.conversations, brand.brand, period, (conversation) => addConversation(tally, conversation, clock));
  return { counted: countedOf(period, walked), figures: careFiguresOf(tally) };
}
