import * as z from 'zod';
import { createHandler } from '../../lambdas/care-api/handler.ts';
import type { CareApiPorts } from '../../lambdas/care-api/ports.ts';
import type { ApiEvent, ApiResult } from '../../lambdas/ports.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import type { Random } from '../../local/sample/random.ts';
import { anEvent } from '../../test/lambdas/care-api/an-api.ts';
import { AGENT, BRAND, NOW, SPAN } from './mix.ts';

/** One page of a list that is asked for. */
export interface ListQuestion {
  readonly name: string;
  readonly list: 'conversations' | 'opportunities' | 'ghosts';
  readonly query: Readonly<Record<string, string>>;
  /** A page from somewhere in the middle of the list, each time from another place. */
  readonly isDeep?: true;
  /** How many rows the page has. */
  readonly rows: number;
}

/** As many rows as a page has of which nobody says how long it shall be. */
const PAGE = 50;
const LONGEST = 200;

const ofConversations = (name: string, query: Record<string, string>, rows = PAGE): ListQuestion => ({ name, list: 'conversations', query, rows });
const deep = (question: ListQuestion): ListQuestion => ({ ...question, name: `${question.name}, deep`, isDeep: true });

const RECENT = ofConversations('recent', {});
const PRIORITY = ofConversations('priority', { sort: 'priority' });
const WAITING = ofConversations('waiting on the brand', { status: 'waiting-on-brand' });
const SALES = ofConversations('sales', { team: 'sales' });
const OVERDUE = ofConversations('overdue', { overdue: 'true' });

export const QUESTIONS: readonly ListQuestion[] = [
  RECENT,
  deep(RECENT),
  ofConversations('recent, 200 a page', { limit: String(LONGEST) }, LONGEST),
  PRIORITY,
  deep(PRIORITY),
  ofConversations('oldest', { sort: 'oldest' }),
  WAITING,
  deep(WAITING),
  ofConversations('waiting on the brand, by priority', { status: 'waiting-on-brand', sort: 'priority' }),
  ofConversations('waiting on the customer', { status: 'waiting-on-customer' }),
  ofConversations('resolved', { status: 'resolved' }),
  SALES,
  deep(SALES),
  ofConversations('sales, waiting on the brand', { team: 'sales', status: 'waiting-on-brand' }),
  OVERDUE,
  deep(OVERDUE),
  ofConversations('assigned to one', { assignedTo: AGENT }),
  { name: 'opportunities', list: 'opportunities', query: {}, rows: PAGE },
  { name: 'ghosts', list: 'ghosts', query: {}, rows: PAGE },
];

const List = z.object({ items: z.array(z.unknown()), next: z.string().optional() });
export type Page = z.output<typeof List>;

/** The API over a store, asked by somebody who may see everything. */
export interface Api {
  /** The request for a page. */
  eventOf(question: ListQuestion, random: Random): Promise<ApiEvent>;
  answer(event: ApiEvent): Promise<ApiResult>;
  /** What was answered. Undefined when there is no such list. Throws when it is no page. */
  pageOf(result: ApiResult): Page | undefined;
}

export const apiOver = (ports: Omit<CareApiPorts, 'log' | 'now' | 'version'>): Api => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const handle = createHandler({ ...ports, log, now: () => NOW, version: 'bench' });
  const answer = (event: ApiEvent): Promise<ApiResult> => handle(event, lambdaContext('care-api'));
  const event = (list: string, query: Readonly<Record<string, string>>): ApiEvent =>
    anEvent(`GET /brands/${BRAND.brand}/${list}`, { query: { ...query } });
  const cursors = new Map<ListQuestion, string>();
  const firstCursor = async (question: ListQuestion): Promise<string> => {
    const cursor = cursors.get(question) ?? pageOf(await answer(event(question.list, question.query)))?.next ?? '';
    cursors.set(question, cursor);
    return cursor;
  };
  return {
    answer,
    pageOf,
    eventOf: async (question, random) => {
      const { list, query, isDeep } = question;
      return event(list, isDeep === true ? { ...query, cursor: movedInto(await firstCursor(question), random) } : query);
    },
  };
};

function pageOf({ statusCode, body }: ApiResult): Page | undefined {
  if (statusCode === 404) return undefined;
  if (statusCode !== 200 || typeof body !== 'string') throw new Error(`the API answered ${statusCode}: ${JSON.stringify(body)}`);
  return List.parse(JSON.parse(body));
}

const Cursor = z.tuple([z.string(), z.unknown()]);
/** Between these parts of the time that conversations go back, so that a page is left on either side. */
const MIDDLE = { from: 0.35, to: 0.6 };

/** A cursor of the same question that names another place: a quiet conversation of some time in the middle, where half of a list is before it. */
function movedInto(cursor: string, random: Random): string {
  const [question] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  const lastMessageAt = Math.floor(NOW - SPAN + random.between(MIDDLE.from, MIDDLE.to) * SPAN);
  return Buffer.from(JSON.stringify([question, { id: 'a', lastMessageAt, priority: { score: 0 } }])).toString('base64url');
}
