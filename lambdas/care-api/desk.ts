import type { Conversation } from '../../core/conversation.ts';
import type { DeskEntry, Held } from '../../core/desk.ts';
import { loadToTheEnd, Merges } from '../analyze-messages/merges.ts';
import type { Desks } from '../care-ports.ts';
import type { Conversations } from '../ports.ts';

export interface DeskPorts {
  readonly desks: Desks;
  readonly conversations: Pick<Conversations, 'load'>;
}

/** What lies on somebody's desk, by the conversations themselves: they have the last word. */
export interface DeskNow {
  readonly version: number;
  /** Under the ids of the conversations that those of old were merged into. */
  readonly entries: readonly DeskEntry[];
  readonly heldOf: (id: string) => Held;
  /** The conversations that are its owner's, resolved ones too, in no order. */
  readonly conversations: readonly Conversation[];
}

/** Looks at somebody's desk. A desk that nobody has is an empty one, of version 0. */
export const deskNow = async ({ desks, conversations }: DeskPorts, brand: string, agent: string): Promise<DeskNow> => {
  const stored = await desks.load(brand, agent);
  const written = stored?.value.conversations ?? [];
  const known = await loadToTheEnd(
    conversations,
    written.map(({ id }) => id),
  );
  const merges = new Merges(known, []);
  const entries = [...new Map(written.map(({ id, at }) => [merges.endOf(id), { id: merges.endOf(id), at }])).values()];
  const owned = new Map(
    entries.flatMap(({ id }) => {
      const conversation = merges.kept(id)?.conversation;
      return conversation?.brand === brand && conversation.assignedTo === agent ? [[id, conversation]] : [];
    }),
  );
  const heldOf = (id: string): Held => {
    const conversation = owned.get(id);
    if (conversation === undefined) return 'not held';
    return conversation.status === 'resolved' ? 'resolved' : 'held';
  };
  return { version: stored?.version ?? 0, entries, heldOf, conversations: [...owned.values()] };
};
