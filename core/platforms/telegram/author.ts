import * as z from 'zod';
import type { Author, PlatformMessage } from '../../message.ts';
import { optionally, pairedId, personName } from '../fields.ts';
import { Chat, isChannel } from './chat.ts';

/** As long as a name may be. */
const LONGEST_NAME = 512;

const Person = z.object({
  id: pairedId,
  is_bot: optionally(z.boolean()),
  username: personName,
  first_name: personName,
  last_name: personName,
});
type Person = z.output<typeof Person>;

const flag = optionally(z.boolean());

/** All by which Telegram tells who wrote. */
export const Sender = z.object({
  chat: Chat,
  from: optionally(Person),
  sender_chat: optionally(Chat),
  business_connection_id: optionally(pairedId),
  /** The bot that wrote in the name of a person of the brand. */
  sender_business_bot: z.unknown().optional(),
  /** A greeting, an absence note or a message sent at a set time. */
  is_from_offline: flag,
  is_automatic_forward: flag,
});
type Sender = z.output<typeof Sender>;

type Written = Pick<PlatformMessage, 'author' | 'direction'>;

/**
 * Who wrote, and for whom. Whoever writes in the name of the chat itself is of the brand: a channel's posts, a group's anonymous
 * administrators, and the linked channel whose posts are forwarded into the group. `from` is then a stand-in that is called a bot.
 */
export const writtenBy = (sender: Sender, messageId: string): Written => {
  const { chat, from, sender_chat: chosen, business_connection_id: business } = sender;
  if (business !== undefined) return writtenInBusiness(sender, messageId);
  if (isChannel(chat)) return { direction: 'outbound', author: authorAs(chosen ?? chat, 'agent') };
  if (chosen === undefined) return outsider(from, messageId);
  const own = chosen.id === chat.id || sender.is_automatic_forward === true;
  return own ? { direction: 'outbound', author: authorAs(chosen, 'agent') } : { direction: 'inbound', author: authorAs(chosen, 'customer') };
};

/** A chat of a person of the brand has the customer's own id: all others who write there do it for the brand. */
function writtenInBusiness({ chat, from, sender_business_bot: bot, is_from_offline: offline }: Sender, messageId: string): Written {
  if (from === undefined || from.id === chat.id) return outsider(from, messageId);
  const automatic = bot !== undefined || offline === true;
  return { direction: 'outbound', author: personOf(from, messageId, automatic ? 'automation' : 'agent') };
}

const outsider = (person: Person | undefined, messageId: string): Written => ({
  direction: 'inbound',
  author: personOf(person, messageId, person?.is_bot === true ? 'automation' : 'customer'),
});

/** Whoever is not named has an author of their own: two people must never become one. */
function personOf(person: Person | undefined, messageId: string, role: Author['role']): Author {
  const names = [person?.first_name, person?.last_name].filter((name) => name !== undefined);
  return {
    id: person?.id ?? `unknown:${messageId}`,
    handle: person?.username,
    name: names.length === 0 ? undefined : names.join(' ').slice(0, LONGEST_NAME).toWellFormed(),
    role,
  };
}

const authorAs = ({ id, username, title }: Chat, role: Author['role']): Author => ({ id, handle: username, name: title, role });
