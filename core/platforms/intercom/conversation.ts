import * as z from 'zod';
import type { PlatformEvent } from '../../event.ts';
import { NO_ENGAGEMENT, type Author, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept, together } from '../content.ts';
import { messageText, nativeId, optionally, pairedId, webAddress } from '../fields.ts';
import { textOfHtml } from '../html-text.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { authorOf, IntercomAuthor } from './author.ts';

/** A notification as its readers need it: whose app it is, and the conversation that it is about. */
export interface IntercomEvent {
  readonly account: string;
  readonly item: unknown;
}

const WHERE = 'data.item';

const Parts = z.object({ conversation_parts: z.array(z.unknown()) });

const Conversation = z.object({
  id: pairedId,
  contacts: optionally(z.object({ contacts: z.array(z.object({ id: nativeId })) })),
  links: optionally(z.object({ conversation_web: webAddress })),
  source: z.unknown().optional(),
  conversation_parts: Parts.nullish(),
});
type Conversation = z.output<typeof Conversation>;

const Opening = z.object({
  created_at: platformTime,
  source: z.object({ body: messageText.nullish(), author: IntercomAuthor, delivered_as: optionally(z.string()) }),
});

const PartKind = z.object({ part_type: optionally(z.string()) });
const Part = z.object({ id: pairedId, part_type: z.string(), body: messageText.nullish(), created_at: platformTime, author: IntercomAuthor });

const SourceState = z.object({ source: optionally(z.object({ redacted: optionally(z.boolean()) })) });
const PartState = z.object({ id: pairedId, redacted: optionally(z.boolean()) });

/** What a teammate does to a conversation may carry words to the customer: "reply and close". Notes and the rest never do. */
const MAY_SPEAK: ReadonlySet<string> = new Set(['comment', 'quick_reply', 'open', 'close', 'assignment']);

/** The first message of a conversation, whoever began it. A notification may come without it, and then says nothing. */
export const readOpening = ({ account, item }: IntercomEvent): DeliveryContent => {
  const conversation = readShape(Conversation, item, WHERE);
  if (!conversation.source) return IGNORED;
  const { created_at: sentAt, source } = readShape(Opening, item, WHERE);
  const said = { id: conversation.id, author: authorOf(source.author, source.delivered_as), body: source.body, sentAt };
  return kept(eventOf(said, conversation, account));
};

/** The parts that this notification brings. */
export const readParts = ({ account, item }: IntercomEvent): DeliveryContent => {
  const conversation = readShape(Conversation, item, WHERE);
  const parts = conversation.conversation_parts?.conversation_parts ?? [];
  if (parts.length === 0) return IGNORED;
  return together(
    parts.map((value, index) => {
      const path = `${WHERE}.conversation_parts.conversation_parts.${index}`;
      const { part_type: type = '' } = readShape(PartKind, value, path);
      if (!MAY_SPEAK.has(type)) return IGNORED;
      const { id, author, body, created_at: sentAt } = readShape(Part, value, path);
      if (type !== 'comment' && !body) return IGNORED;
      return kept(eventOf({ id: `${conversation.id}:${id}`, author: authorOf(author), body, sentAt }, conversation, account));
    }),
  );
};

/** Messages whose text a teammate has deleted: the parts that are named, or the first message. */
export const readRedacted = ({ account, item }: IntercomEvent): DeliveryContent => {
  const conversation = readShape(Conversation, item, WHERE);
  const { source } = readShape(SourceState, item, WHERE);
  const parts = (conversation.conversation_parts?.conversation_parts ?? []).map((value, index) =>
    readShape(PartState, value, `${WHERE}.conversation_parts.conversation_parts.${index}`),
  );
  const ids = parts.filter(({ redacted }) => redacted !== false).map(({ id }) => `${conversation.id}:${id}`);
  const all = source?.redacted === true ? [conversation.id, ...ids] : ids;
  if (all.length === 0) return IGNORED;
  return together(all.map((id) => kept({ type: 'message.deleted', id: `intercom:${id}`, platform: 'intercom', account })));
};

interface Said {
  /** The conversation's id for its first message; for a part, the conversation's and its own. */
  readonly id: string;
  readonly author: Author;
  readonly body: string | null | undefined;
  readonly sentAt: number;
}

function eventOf({ id, author, body, sentAt }: Said, conversation: Conversation, account: string): PlatformEvent {
  const inbound = author.role === 'customer';
  const message: PlatformMessage = {
    id: `intercom:${id}`,
    platform: 'intercom',
    account,
    kind: 'direct',
    visibility: 'private',
    direction: inbound ? 'inbound' : 'outbound',
    author,
    text: textOfHtml(body ?? ''),
    url: conversation.links?.conversation_web,
    threadId: `intercom:${conversation.id}`,
    engagement: NO_ENGAGEMENT,
    sentAt,
  };
  const customer = inbound ? undefined : customerOf(conversation);
  return { type: 'message.created', message, ...(customer === undefined ? {} : { customer }) };
}

/** The customer whom the brand speaks to, unless several are in the conversation: then the thread tells who spoke last. */
function customerOf({ contacts }: Conversation): string | undefined {
  const [only, ...others] = contacts?.contacts ?? [];
  return others.length === 0 ? only?.id : undefined;
}
