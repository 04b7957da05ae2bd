import * as z from 'zod';
import { optionally, pairedId, personName } from '../fields.ts';

export const Chat = z.object({
  id: pairedId,
  /** `private`, `group`, `supergroup` or `channel`. */
  type: z.string(),
  title: personName,
  /** Only what everybody may read has a name by which it is found. */
  username: optionally(z.string().regex(/^\w{1,64}$/)),
});
export type Chat = z.output<typeof Chat>;

export const isChannel = ({ type }: Chat): boolean => type === 'channel';

/** True of what people know as public groups and channels. */
export const isPublic = (chat: Chat): boolean => isShared(chat) && chat.username !== undefined;

/**
 * What the ids of a chat's messages count within. A supergroup and a channel have one row of ids for all; in every other chat each bot
 * has its own, and so has each person of the brand who lets a bot see their chats (`business`).
 */
export const scopeOf = (chat: Chat, account: string, business: string | undefined): string =>
  `telegram:${isShared(chat) ? '' : `${business ?? account}:`}${chat.id}`;

const isShared = ({ type }: Chat): boolean => type === 'supergroup' || type === 'channel';
