import type { BrandDocument } from '../core/brand.ts';
import { letterOfEvent } from '../core/care-event/letter.ts';
import { fateOf, toldAs, type CareEvent, type CareEventType, type Fate } from '../core/care-events.ts';
import type { Conversation } from '../core/conversation.ts';
import { messageOf } from '../core/message-record.ts';
import { guidanceNotice } from '../core/notice/guidance.ts';
import type { Webhooks } from './alert-ports.ts';
import { loadToTheEnd } from './analyze-messages/merges.ts';
import type { Outbox } from './care-ports.ts';
import type { Conversations, Messages, Now } from './ports.ts';
import { sendNotice, type NoticePorts } from './send-notice.ts';

export interface TellEventPorts extends NoticePorts {
  readonly outbox: Pick<Outbox, 'due' | 'done' | 'later'>;
  readonly conversations: Pick<Conversations, 'load'>;
  readonly messages: Pick<Messages, 'load'>;
  readonly webhooks: Webhooks;
  /** Where the API can be reached from outside, without a slash at its end. */
  readonly publicUrl?: string | undefined;
  readonly now: Now;
}

/** What it takes to tell the events of one brand. */
export interface Telling {
  readonly brand: BrandDocument;
  /** By the ids that the events know them by. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** Who failed in this sweep, by name: it would fail for the other events, too, so it is tried no more. Whoever fails is added. */
  readonly silent: Set<string>;
}

/** The conversations of some events as they are now, each under the id that its event knows. */
export const conversationsOf = async (
  { conversations }: Pick<TellEventPorts, 'conversations'>,
  events: readonly CareEvent[],
): Promise<ReadonlyMap<string, Conversation>> => {
  const ids = [...new Set(events.flatMap(({ type, subject }) => (type === 'guidance' ? [] : [subject])))];
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
export const tellEvent = async (ports: TellEventPorts, event: CareEvent, telling: Telling): Promise<boolean> => {
  const isOver = event.type === 'guidance' ? await isGuided(ports, event, telling) : await isFollowed(ports, event, event.type, telling);
  if (isOver === true) await ports.outbox.done(event.id);
  return isOver !== false;
};

/** True when there is no more to do; `later` when it was moved to another time. */
async function isFollowed(
  ports: TellEventPorts,
  event: CareEvent,
  type: CareEventType,
  { brand, conversations, silent }: Telling,
): Promise<boolean | 'later'> {
  const conversation = conversations.get(event.subject);
  const fate = conversation === undefined ? DROPPED : fateOf(event, conversation, ports.now());
  if (fate.kind === 'later') await ports.outbox.later(event.id, fate.at);
  if (conversation === undefined || fate.kind !== 'tell') return fate.kind === 'drop' || 'later';
  const url = ports.publicUrl === undefined ? undefined : `${ports.publicUrl}/conversations/${conversation.id}`;
  const letter = letterOfEvent({ id: event.id, type, at: fate.at, conversation, url });
  const { failed } = await ports.webhooks.tell(letter, brand, toldAs(type), silent);
  for (const { destination, waits } of failed) if (waits !== true) silent.add(destination);
  return failed.length === 0;
}

const DROPPED: Fate = { kind: 'drop' };
/** The way of notices to people, beside the names of webhooks. */
const NOTICES = 'notices';

/** A message that was deleted or mended meanwhile is told to nobody. */
async function isGuided(ports: TellEventPorts, { subject }: CareEvent, { brand, silent }: Telling): Promise<boolean> {
  if (silent.has(NOTICES)) return false;
  const record = (await ports.messages.load(brand.brand, [subject])).get(subject)?.value;
  const message = record && messageOf(record, brand.brand);
  const notice = message && guidanceNotice(message, brand, ports.now());
  const isOver = notice === undefined || (await sendNotice(ports, notice, brand));
  if (!isOver) silent.add(NOTICES);
  return isOver;
}
