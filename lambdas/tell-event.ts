import type { BrandDocument } from '../core/brand.ts';
import { letterOfEvent } from '../core/care-event/letter.ts';
import { fateOf, toldAs, type CareEvent } from '../core/care-events.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Webhooks } from './alert-ports.ts';
import { loadToTheEnd } from './analyze-messages/merges.ts';
import type { Outbox } from './care-ports.ts';
import type { Conversations, Log, Now } from './ports.ts';

export interface TellEventPorts {
  readonly outbox: Pick<Outbox, 'due' | 'done' | 'later'>;
  readonly conversations: Pick<Conversations, 'load'>;
  readonly webhooks: Webhooks;
  /** Where the API can be reached from outside, without a slash at its end. */
  readonly publicUrl?: string | undefined;
  readonly log: Log;
  readonly now: Now;
}

/** What it takes to tell the events of one brand. */
export interface Telling {
  readonly brand: BrandDocument;
  /** By the ids that the events know them by. */
  readonly conversations: ReadonlyMap<string, Conversation>;
}

/** The conversations of some events as they are now, each under the id that its event knows. */
export const conversationsOf = async (
  { conversations }: Pick<TellEventPorts, 'conversations'>,
  events: readonly CareEvent[],
): Promise<ReadonlyMap<string, Conversation>> => {
  const ids = [...new Set(events.map(({ subject }) => subject))];
  const known = await loadToTheEnd(conversations, ids);
  const endOf = (id: string): Conversation | undefined => {
    const kept = known.get(id)?.value;
    return kept !== undefined && 'mergedInto' in kept ? endOf(kept.mergedInto) : kept?.conversation;
  };
  return new Map(
    ids.flatMap((id) => {
      const found = endOf(id);
      return found === undefined ? [] : [[id, found] as const];
    }),
  );
};

/** Tells one event and marks it, unless nothing is to be told of it now. False when somebody was not reached: then it is due still. */
export const tellEvent = async (ports: TellEventPorts, event: CareEvent, { brand, conversations }: Telling): Promise<boolean> => {
  const conversation = conversations.get(event.subject);
  const fate = conversation === undefined ? ({ kind: 'drop' } as const) : fateOf(event, conversation, ports.now());
  if (fate.kind === 'later') {
    await ports.outbox.later(event.id, fate.at);
    return true;
  }
  if (fate.kind === 'tell' && conversation !== undefined && !(await isTold(ports, event, fate.at, conversation, brand))) return false;
  await ports.outbox.done(event.id);
  return true;
};

async function isTold(
  { webhooks, publicUrl }: TellEventPorts,
  { id, type }: CareEvent,
  at: number,
  conversation: Conversation,
  brand: BrandDocument,
): Promise<boolean> {
  if (type === 'guidance') return true;
  const url = publicUrl === undefined ? undefined : `${publicUrl}/conversations/${conversation.id}`;
  const { failed } = await webhooks.tell(letterOfEvent({ id, type, at, conversation, url }), brand, toldAs(type));
  return failed.length === 0;
}
