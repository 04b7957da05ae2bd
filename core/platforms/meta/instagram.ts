import * as z from 'zod';
import { NO_ENGAGEMENT, type Author } from '../../message.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, nativeId, optionally, personName } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { timeWithin, type Entry, type Part } from './entry.ts';
import { readMessaging } from './messenger.ts';

const Comment = z.object({
  id: nativeId,
  from: optionally(
    z.object({
      id: nativeId,
      username: personName,
      /** Only there when the account itself wrote the comment. */
      self_ig_scoped_id: optionally(nativeId),
    }),
  ),
  /** A moving picture has none. */
  text: messageText.nullish(),
  media: z.object({ id: nativeId }),
  parent_id: optionally(nativeId),
  timestamp: optionally(platformTime),
});
type Comment = z.output<typeof Comment>;

/** One thing that happened on an Instagram account: a comment under its media, or a direct message. */
export const readInstagram = (part: Part, entry: Entry): DeliveryContent => {
  switch (part.field) {
    case 'comments':
    case 'live_comments':
      return readComment(part, entry);
    case 'messages':
    case 'messaging':
    case 'standby':
      return readMessaging('instagram', part, entry);
    default:
      return IGNORED;
  }
};

function readComment({ value, path }: Part, entry: Entry): DeliveryContent {
  const comment = readShape(Comment, value, path);
  const { id, text, media, parent_id: parent = media.id, timestamp } = comment;
  const author = authorOf(comment, entry.id);
  return kept({
    type: 'message.created',
    message: {
      id: `instagram:${id}`,
      platform: 'instagram',
      account: entry.id,
      kind: parent === media.id ? 'comment' : 'reply',
      visibility: 'public',
      direction: author.role === 'agent' ? 'outbound' : 'inbound',
      author,
      text: text ?? '',
      threadId: `instagram:${media.id}`,
      inReplyTo: `instagram:${parent}`,
      engagement: NO_ENGAGEMENT,
      sentAt: timeWithin(timestamp, entry, `${path}.timestamp`),
    },
  });
}

/** The account's own comments may come under another id than its own. Of whom Instagram does not name, no two may become one. */
function authorOf({ id, from }: Comment, account: string): Author {
  if (from === undefined) return { id: `unknown:${id}`, role: 'customer' };
  const own = from.id === account || from.self_ig_scoped_id !== undefined;
  return { id: from.id, handle: from.username, role: own ? 'agent' : 'customer' };
}
