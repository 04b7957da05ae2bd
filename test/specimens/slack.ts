import { slack } from '../../core/platforms/slack.ts';
import { MINUTE } from '../../core/time.ts';
import { signSlack } from '../core/platforms/slack-signer.ts';
import { withHeader, type Specimen } from './specimen.ts';

const callback = (event: object) => ({
  token: 'not-used-any-more',
  type: 'event_callback',
  team_id: 'T0CUSTOMER',
  context_team_id: 'T0NETTLECUP',
  api_app_id: 'A0NETTLECUP',
  event_id: 'Ev0000000001',
  event_time: 1_793_613_480,
  authorizations: [{ team_id: 'T0NETTLECUP', enterprise_id: null, user_id: 'U0BOT', is_bot: true }],
  is_ext_shared_channel: true,
  event: { type: 'message', channel: 'C0SHARED', channel_type: 'channel', ...event },
});

const said = {
  user: 'U0MILO',
  text: 'The export &amp; the <https://status.example.com|status page> are down',
  ts: '1793613480.000100',
  team: 'T0CUSTOMER',
  user_team: 'T0CUSTOMER',
  source_team: 'T0CUSTOMER',
  user_profile: { team: 'T0CUSTOMER', real_name: 'Milo Ferrant', display_name: 'milo' },
};

export const slackSpecimen: Specimen = {
  platform: slack,
  secrets: ['signing-secret-of-nettlecup-1', 'signing-secret-of-nettlecup-2'],
  sign: (secret, body, at) => {
    const { headers, ...signed } = signSlack(secret, body, { at });
    return { ...signed, headers: { ...headers, 'content-type': 'application/json' } };
  },
  proof: ['x-slack-signature', 'x-slack-request-timestamp'],
  window: 5 * MINUTE,
  inAnotherVersion: (delivery) => withHeader(delivery, 'x-slack-signature', (value) => value.replace('v0=', 'v1=')),
  payloads: {
    'a message': callback(said),
    'an answer in a thread': callback({ ...said, ts: '1793613490.000200', thread_ts: '1793613480.000100' }),
    'an edit': callback({ subtype: 'message_changed', message: { ...said, edited: { user: 'U0MILO', ts: '1793613500.000000' } } }),
    'a deletion': callback({ subtype: 'message_deleted', deleted_ts: '1793613480.000100' }),
  },
  unknown: callback({ type: 'emoji_changed' }),
};
