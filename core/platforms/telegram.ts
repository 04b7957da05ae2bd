import * as z from 'zod';
import { accountOutside } from './account.ts';
import { IGNORED, withinReach } from './content.ts';
import { readJson, readShape } from './json-body.ts';
import type { About, Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { sameText, signerAmong } from './signature.ts';
import { readDeleted } from './telegram/deleted.ts';
import { readMessage } from './telegram/message.ts';
import { readReactions } from './telegram/reactions.ts';

type Reader = (value: unknown, path: string, account: string) => DeliveryContent;

const created: Reader = (value, path, account) => readMessage('message.created', value, path, account);
const edited: Reader = (value, path, account) => readMessage('message.updated', value, path, account);

/** What an update may carry under which name. `business_*` is of people of the brand who let the bot see their own chats. */
const READERS = {
  message: created,
  edited_message: edited,
  channel_post: created,
  edited_channel_post: edited,
  business_message: created,
  edited_business_message: edited,
  deleted_business_messages: readDeleted,
  message_reaction_count: readReactions,
} as const satisfies Readonly<Record<string, Reader>>;

const Update = z.looseObject({ update_id: z.int() });

/** Telegram signs nothing: it repeats the token that was chosen with `setWebhook`. */
const verify = ({ headers }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = headers['x-telegram-bot-api-secret-token'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, secret));
};

/** An update carries one thing at most. */
function read(delivery: Delivery, signer: Signer): DeliveryContent {
  const update = readShape(Update, readJson(delivery.body));
  for (const [name, reader] of Object.entries(READERS)) {
    if (!Object.hasOwn(update, name)) continue;
    return withinReach(reader(update[name], name, accountOutside(delivery, signer, 'telegram')), signer);
  }
  return IGNORED;
}

const about: About = {
  title: 'Telegram',
  scheme: 'The secret token repeated in `X-Telegram-Bot-Api-Secret-Token`; Telegram signs nothing, so what it sends has no age',
  events: Object.keys(READERS),
  direction:
    'The brand writes in its channels, as a group’s anonymous administrator, and where one of its people let the bot see their own chats (`business_message`); everybody else is a customer, other bots are automation. The account is the one in the path.',
  notSupported: [
    'Answers of the bot itself: Telegram does not tell a bot what it said, so whoever sends them posts them into `standard`.',
    'Administrators who answer under their own names: nothing tells them from customers; the roster of employees does.',
    'Deletions, but for those in business chats: Telegram tells bots of none.',
    'Single reactions: one of them is no total.',
    'Buttons, inline queries, votes, payments and members: they say nothing that a person wrote.',
  ],
};

/** Telegram, through a bot of the brand. https://core.telegram.org/bots/api#setwebhook */
export const telegram: Platform = { name: 'telegram', about, secrets: 'telegram', verify, read };
