import * as z from 'zod';
import { asOf } from '../../core/conversation-fold.ts';
import { Conversation } from '../../core/conversation.ts';
import { cursorAt, positionOf } from '../../core/cursor.ts';
import { brandClock } from '../brand-clock.ts';
import type { After, ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import { Position } from './conversations.ts';
import { PeriodQuery } from './period.ts';
import type { CareApiPorts } from './ports.ts';
import { PageQuery } from './query.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

export const OUTCOMES = ['open', 'won', 'lost'] as const;
export const OpportunitiesQuery = PageQuery.extend({ ...PeriodQuery.shape, outcome: z.enum(OUTCOMES).optional() });
type OpportunitiesQuery = z.output<typeof OpportunitiesQuery>;

/** So many conversations of the sales team are looked at for one page, so that a rare outcome costs no more than a frequent one. */
export const LOOKED_AT = 500;
/** Of nearly all that the sales team holds, something can be sold: so many at once find a page. */
const ROWS = 50;

/**
 * `GET /brands/{brand}/opportunities`: what the sales team holds of those to whom something can be sold, the newest message first. They stand
 * in the lists of their team already, in both stores, so that no store writes anything more for them. One that was handed over to another
 * team is that team's: it keeps its `opportunity` and stands in its lists. A page may hold fewer than `limit`, even none, and have a `next`.
 */
export const listOpportunities =
  (ports: Pick<CareApiPorts, 'brands' | 'conversations' | 'watches' | 'now'>) =>
  async ({ principal, subject, query }: Question<OpportunitiesQuery>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(ports.brands, principal, subject);
    const { from, to, outcome, cursor } = query;
    const asked = ['opportunities', brand, String(from), String(to), outcome ?? ''];
    const begin = to === undefined ? undefined : { id: '', lastMessageAt: to, priority: { score: 0 } };
    const after = cursor === undefined ? begin : positionOf(cursor, asked, Position);
    const [clock, { found, next }] = await Promise.all([brandClock(ports, brand), pageFrom(ports.conversations, brand, after, query)]);
    const items = found.map((conversation) => z.encode(Conversation, asOf(conversation, clock)));
    return json({ items, ...(next === undefined ? {} : { next: cursorAt(asked, placeOf(next)) }) });
  };

/** The next opportunities after a row, and the row after which there may be more. */
async function pageFrom(
  conversations: Pick<CareApiPorts['conversations'], 'list'>,
  brand: string,
  after: After | undefined,
  { from = -Infinity, outcome, limit }: OpportunitiesQuery,
): Promise<{ found: readonly Conversation[]; next?: After }> {
  const found: Conversation[] = [];
  let last = after;
  for (let looked = 0; looked < LOOKED_AT; looked += ROWS) {
    const rows = await conversations.list(brand, { team: 'sales', sort: 'recent', after: last, limit: ROWS });
    for (const row of rows) {
      if (row.lastMessageAt < from) return { found };
      if (found.length === limit) return { found, ...(last === undefined ? {} : { next: last }) };
      if (row.opportunity && (outcome === undefined || outcome === outcomeOf(row))) found.push(row);
      last = row;
    }
    if (rows.length < ROWS) return { found };
  }
  return { found, ...(last === undefined ? {} : { next: last }) };
}

const outcomeOf = ({ sale }: Conversation): (typeof OUTCOMES)[number] => sale?.outcome ?? 'open';

const placeOf = ({ id, lastMessageAt, priority: { score } }: After) => ({ id, lastMessageAt, priority: { score } });
