import { telegram } from '../../core/platforms/telegram.ts';
import { signTelegram } from '../core/platforms/telegram-signer.ts';
import type { Specimen } from './specimen.ts';

const person = { id: 700_100, is_bot: false, first_name: 'Noor', last_name: 'Haddad', username: 'noor_h', language_code: 'ar' };
const chat = { id: -1_001_234_500_001, type: 'supergroup', title: 'Nettlecup help', username: 'nettlecup_help' };

const message = (fields: object = {}) => ({ message_id: 31, from: person, chat, date: 1_793_613_480, text: 'هل المتجر مفتوح اليوم؟', ...fields });
const update = (fields: object) => ({ update_id: 880_001, ...fields });

/** Telegram signs nothing: it repeats a token. */
export const telegramSpecimen: Specimen = {
  platform: telegram,
  secrets: ['token_of_nettlecup_1', 'token_of_nettlecup_2'],
  sign: (secret, body) => ({ ...signTelegram(secret, body), account: 'nettlecup_bot' }),
  proof: ['x-telegram-bot-api-secret-token'],
  provesSenderOnly: true,
  payloads: {
    'a message': update({ message: message() }),
    'an answer with a picture': update({
      message: message({ text: undefined, caption: 'Like this', photo: [{ file_id: 'a' }], reply_to_message: message() }),
    }),
    'an edit': update({ edited_message: message({ edit_date: 1_793_613_490 }) }),
    'a post of a channel': update({ channel_post: { ...message(), from: undefined, chat: { ...chat, type: 'channel' }, sender_chat: chat } }),
    'a deleted business chat': update({
      deleted_business_messages: { business_connection_id: 'bc1', chat: { id: 700_100, type: 'private', first_name: 'Noor' }, message_ids: [1, 2] },
    }),
    reactions: update({ message_reaction_count: { chat, message_id: 31, date: 1_793_613_480, reactions: [{ type: {}, total_count: 4 }] } }),
  },
  unknown: update({ managed_bot: { user: person } }),
};
