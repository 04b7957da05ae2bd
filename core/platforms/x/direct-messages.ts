import * as z from 'zod';
import { NO_ENGAGEMENT, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept, together } from '../content.ts';
import { fieldOf } from '../field-of.ts';
import { messageText, nativeId, pairedId } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { plainText } from './plain-text.ts';
import type { XEvent } from './post.ts';
import { authorOf, Users, type Profile } from './user.ts';

const Payload = z.object({ direct_message_events: z.array(z.unknown()), users: Users });

const DirectMessage = z.object({
  id: nativeId,
  created_timestamp: platformTime,
  message_create: z.object({
    sender_id: pairedId,
    target: z.object({ recipient_id: pairedId }),
    /** A picture may come without words. */
    message_data: z.object({ text: messageText.nullish() }),
  }),
});
type DirectMessage = z.output<typeof DirectMessage>;

/** Direct messages of the Activity API, received or sent. */
export const readDirectMessages = ({ account, payload }: XEvent): DeliveryContent => {
  const { direct_message_events: events, users } = readShape(Payload, payload, 'data.payload');
  return together(events.map((event, index) => readDirectMessage(event, `data.payload.direct_message_events.${index}`, { account, users })));
};

/** Whose channel it is, and the users that came along. */
export interface Direct {
  readonly account: string;
  readonly users: Users;
}

/** One direct message, received or sent. Other things that happen in a direct conversation are ignored. */
export const readDirectMessage = (event: unknown, path: string, { account, users = {} }: Direct): DeliveryContent => {
  if (fieldOf(event, 'type') !== 'message_create') return IGNORED;
  const direct = readShape(DirectMessage, event, path);
  const { sender_id: sender, target } = direct.message_create;
  const message = messageOf(direct, account, Object.hasOwn(users, sender) ? users[sender] : undefined);
  return kept({ type: 'message.created', message, ...(sender === account ? { customer: target.recipient_id } : {}) });
};

function messageOf({ id, created_timestamp, message_create: direct }: DirectMessage, account: string, profile: Profile | undefined): PlatformMessage {
  return {
    id: `x:${id}`,
    platform: 'x',
    account,
    kind: 'direct',
    visibility: 'private',
    direction: direct.sender_id === account ? 'outbound' : 'inbound',
    author: authorOf(direct.sender_id, account, profile),
    text: plainText(direct.message_data.text ?? ''),
    threadId: `x:dm:${[direct.sender_id, direct.target.recipient_id].toSorted(byNumber).join(':')}`,
    engagement: NO_ENGAGEMENT,
    sentAt: created_timestamp,
  };
}

/** Ids are numbers too large to be exact here; as texts, the shorter is the smaller. */
const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
