import { maySee } from '../../core/principal.ts';
import { notFound, type Problem } from '../../core/problem.ts';
import type { Conversations, KeptConversation, Versioned } from '../ports.ts';
import type { Question } from './routes.ts';

/**
 * A conversation of a brand that the caller may see, or the one that it was merged into. Throws the same Problem 404 whether there is none
 * or it is somebody else's.
 */
export const visibleConversation = async (
  conversations: Pick<Conversations, 'load'>,
  { principal, subject }: Question,
): Promise<Versioned<KeptConversation>> => {
  const stored = await endOf(conversations, subject);
  if (stored === undefined || !maySee(principal, stored.value.conversation.brand)) throw noSuchConversation();
  return stored;
};

export const noSuchConversation = (): Problem => notFound('There is no such conversation.');

async function endOf(conversations: Pick<Conversations, 'load'>, id: string): Promise<Versioned<KeptConversation> | undefined> {
  const stored = (await conversations.load([id])).get(id);
  if (stored === undefined) return undefined;
  const { value, version } = stored;
  return 'mergedInto' in value ? endOf(conversations, value.mergedInto) : { value, version };
}
