import type * as z from 'zod';
import type { Deed } from '../../core/new-act.ts';
import { Assignment, deeds, HandOver, Note, Outcome, WithReason } from './act-bodies.ts';
import { actOnConversation } from './acts.ts';
import { ConversationsPage, ConversationsQuery, listConversations, showConversation, WholeConversation } from './conversations.ts';
import { NoQuery } from './query.ts';
import { route, type Route } from './routes.ts';

/** Something that people do with a conversation: it is done to the version that they saw, and answers the conversation as it is then. */
const act = <Body extends z.ZodType>(name: string, summary: string, body: Body, deedOf: (said: z.output<Body>, caller: string) => Deed): Route =>
  route({
    method: 'POST',
    path: `/conversations/{id}/${name}`,
    scope: 'care',
    summary,
    query: NoQuery,
    body,
    headers: { 'if-match': 'required', 'idempotency-key': 'optional' },
    answers: { 200: WholeConversation },
    refusals: [409],
    answer: actOnConversation(deedOf),
  });

/** What is asked about conversations, and done with them. */
export const CONVERSATION_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/brands/{brand}/conversations',
    scope: 'read',
    summary: 'The conversations of a brand, the newest message first, the highest priority first, or the oldest message first.',
    query: ConversationsQuery,
    answers: { 200: ConversationsPage },
    answer: listConversations,
  }),
  route({
    method: 'GET',
    path: '/conversations/{id}',
    scope: 'read',
    summary: 'One conversation, or the one that it was merged into, with its messages in time order and what people did with it.',
    query: NoQuery,
    headers: { 'if-none-match': 'optional' },
    answers: { 200: WholeConversation },
    answer: showConversation,
  }),
  act('assign', 'Takes it on, gives it to somebody, gives it back (null), or hands it over to another team.', Assignment, deeds.assign),
  act('hand-over', 'Hands it over to the team that can finish it, with a reason.', HandOver, deeds.handOver),
  act('resolve', 'There is nothing left to do.', WithReason, deeds.resolve),
  act('reopen', 'There is something left to do after all.', WithReason, deeds.reopen),
  act('note', 'Leaves a note that the customer does not see.', Note, deeds.note),
  act('outcome', 'Says how an opportunity ended. 409 where there is nothing to sell.', Outcome, deeds.outcome),
];
