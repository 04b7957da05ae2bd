import * as z from 'zod';
import { Coverage, CoverageTally, isGhost } from '../../core/care/coverage.ts';
import { ghostPlace, OldestGhosts, type GhostPlace } from '../../core/care/oldest-ghosts.ts';
import { asOf } from '../../core/conversation-fold.ts';
import { Conversation } from '../../core/conversation.ts';
import { anyTime } from '../../core/cursor.ts';
import { brandClock } from '../brand-clock.ts';
import type { ApiResult } from '../ports.ts';
import { walkConversations, type Walked } from '../walk-conversations.ts';
import { json } from './answers.ts';
import { pageOf } from './pages.ts';
import { Counted, countedOf, PeriodQuery, periodOf } from './period.ts';
import type { CareApiPorts } from './ports.ts';
import { PageQuery } from './query.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

export const GhostsQuery = PageQuery.extend(PeriodQuery.shape);
export const GhostsAnswer = Counted.extend({ coverage: Coverage, items: z.array(Conversation), next: z.string().optional() });

const Place = z.object({ at: anyTime, id: z.string().max(512) });

/**
 * `GET /brands/{brand}/ghosts`: how many public questions were answered, and those that were not, the oldest first. In order of waiting they
 * stand in no list, so that every page counts the period anew, at most WALKED_AT_MOST conversations.
 */
export const listGhosts =
  (ports: Pick<CareApiPorts, 'brands' | 'conversations' | 'watches' | 'now'>) =>
  async ({ principal, subject, query }: Question<z.output<typeof GhostsQuery>>): Promise<ApiResult> => {
    const brand = await visibleBrand(ports.brands, principal, subject);
    const clock = await brandClock(ports, brand.brand);
    const period = periodOf(query, clock);
    const coverage = new CoverageTally(brand);
    let walked: Walked = { conversations: 0, complete: true, reached: period.to };
    const read = async (after: GhostPlace | undefined, wanted: number): Promise<readonly Conversation[]> => {
      const ghosts = new OldestGhosts(after, wanted);
      walked = await walkConversations(ports.conversations, brand.brand, period, (conversation) => {
        coverage.add(conversation, clock);
        if (isGhost(conversation, brand, clock)) ghosts.add(conversation);
      });
      return ghosts.all();
    };
    const list = {
      asked: ['ghosts', brand.brand, String(query.from), String(query.to)],
      position: Place,
      positionOf: (conversation: Conversation) => ({ ...ghostPlace(conversation) }),
      show: (conversation: Conversation) => z.encode(Conversation, asOf(conversation, clock)),
      read,
    };
    const page = await pageOf(list, query);
    return json({ ...z.encode(Counted, countedOf(period, walked)), coverage: z.encode(Coverage, coverage.figures()), ...page });
  };
