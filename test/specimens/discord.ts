import { discord } from '../../core/platforms/discord.ts';
import { MINUTE } from '../../core/time.ts';
import { discordPublicKey, signDiscord } from '../core/platforms/discord-signer.ts';
import type { Specimen } from './specimen.ts';

/** What the private keys are made of, by the public keys that belong to them. */
const SEEDS = new Map(['nettlecup 1', 'nettlecup 2'].map((seed) => [discordPublicKey(seed), seed]));
const [first = '', second = ''] = SEEDS.keys();

const event = (type: string, data: object) => ({
  version: 1,
  application_id: '1190000000000000001',
  type: 1,
  event: { type, timestamp: '2026-11-02T09:58:00.123456', data },
});

const message = (fields: object = {}) => ({
  id: '1434870000000000001',
  type: 0,
  content: 'The patch broke my save file',
  channel_id: '1434800000000000001',
  lobby_id: '1434800000000000002',
  author: { id: '1180000000000000009', username: 'sol.k', global_name: 'Sol', bot: false },
  edited_timestamp: null,
  ...fields,
});

export const discordSpecimen: Specimen = {
  platform: discord,
  secrets: [first, second],
  sign: (secret, body, at) => signDiscord(SEEDS.get(secret) ?? 'nobody', body, { at }),
  proof: ['x-signature-ed25519', 'x-signature-timestamp'],
  window: 5 * MINUTE,
  payloads: {
    'a lobby message': event('LOBBY_MESSAGE_CREATE', message()),
    'a direct message that answers': event(
      'GAME_DIRECT_MESSAGE_CREATE',
      message({ type: 19, lobby_id: undefined, recipient_id: '1180000000000000010', message_reference: { message_id: '1434870000000000000' } }),
    ),
    'an edit': event('LOBBY_MESSAGE_UPDATE', message({ edited_timestamp: '2026-11-02T09:59:00.000000+00:00' })),
    'a deletion': event('LOBBY_MESSAGE_DELETE', { id: '1434870000000000001', lobby_id: '1434800000000000002' }),
  },
  unknown: event('ENTITLEMENT_CREATE', { id: '1', sku_id: '2' }),
};
