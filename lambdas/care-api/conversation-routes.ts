import { ConversationsPage, ConversationsQuery, listConversations, showConversation, WholeConversation } from './conversations.ts';
import { NoQuery } from './query.ts';
import { route, type Route } from './routes.ts';

/** What is asked about conversations, and done with them. */
export const CONVERSATION_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/brands/{brand}/conversations',
    scope: 'read',
    summary: 'The conversations of a brand, the newest message first, or the highest priority first.',
    query: ConversationsQuery,
    answers: { 200: ConversationsPage },
    answer: listConversations,
  }),
  route({
    method: 'GET',
    path: '/conversations/{id}',
    scope: 'read',
    summary: 'One conversation, or the one that it was merged into, with its messages in time order.',
    query: NoQuery,
    answers: { 200: WholeConversation },
    answer: showConversation,
  }),
];
