import { mastodon } from '../../core/platforms/mastodon.ts';
import { signMastodon } from '../core/platforms/mastodon-signer.ts';
import { withHeader, type Specimen } from './specimen.ts';

const status = (fields: object = {}) => ({
  id: '1130000000000001',
  uri: 'https://social.example/users/tove/statuses/1130000000000001',
  url: 'https://social.example/@tove/1130000000000001',
  content: '<p>Hey <span class="h-card"><a href="https://social.example/@care">@care</a></span>, is it down?<br>All day &lt;3</p>',
  spoiler_text: '',
  visibility: 'public',
  sensitive: false,
  language: 'en',
  created_at: '2026-11-02T09:40:00.000Z',
  edited_at: null,
  in_reply_to_id: null,
  reblog: null,
  account: { id: '42', username: 'tove', acct: 'tove', display_name: 'Tove ✨', bot: false, followers_count: 311 },
  mentions: [{ id: '7', username: 'care', url: 'https://social.example/@care', acct: 'care' }],
  replies_count: 1,
  reblogs_count: 2,
  favourites_count: 3,
  ...fields,
});

const event = (name: string, object: object) => ({ event: name, created_at: '2026-11-02T09:40:01.000Z', object });

export const mastodonSpecimen: Specimen = {
  platform: mastodon,
  secrets: ['webhook-secret-of-nettlecup-1', 'webhook-secret-of-nettlecup-2'],
  sign: (secret, body) => ({ ...signMastodon(secret, body), account: 'care@social.example' }),
  proof: ['x-hub-signature'],
  inAnotherVersion: (delivery) => withHeader(delivery, 'x-hub-signature', (value) => value.replace('sha256=', 'sha1=')),
  payloads: {
    'a status': event('status.created', status()),
    'an answer': event('status.created', status({ id: '1130000000000002', in_reply_to_id: '1130000000000001', visibility: 'direct' })),
    'an edit': event('status.updated', status({ edited_at: '2026-11-02T09:45:00.000Z', spoiler_text: 'rant' })),
    'new counts': event('status.updated', status({ favourites_count: 9 })),
  },
  unknown: event('report.created', { id: '5', comment: 'spam', account: { email: 'someone@example.com', ip: '203.0.113.9' } }),
};
