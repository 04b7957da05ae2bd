import { zendesk } from '../../core/platforms/zendesk.ts';
import { MINUTE } from '../../core/time.ts';
import { signZendesk } from '../core/platforms/zendesk-signer.ts';
import type { Specimen } from './specimen.ts';

const event = (type: string, detail: object, happened: object) => ({
  account_id: 40_404,
  id: '01JBNETTLECUP000000000001',
  type: `zen:event-type:${type}`,
  zendesk_event_version: '2022-11-06',
  subject: 'zen:ticket:7001',
  time: '2026-11-02T09:55:01.123456789Z',
  detail: { id: '7001', requester_id: '551', actor_id: '551', ...detail },
  event: happened,
});

export const zendeskSpecimen: Specimen = {
  platform: zendesk,
  secrets: ['signing-secret-of-nettlecup-1', 'signing-secret-of-nettlecup-2'],
  sign: (secret, body, at) => signZendesk(secret, body, { at }),
  proof: ['x-zendesk-webhook-signature', 'x-zendesk-webhook-signature-timestamp'],
  window: 5 * MINUTE,
  payloads: {
    'a chat message': event(
      'messaging_ticket.message_added',
      {},
      {
        actor: { id: '551', name: 'Priya', type: 'end_user' },
        conversation_id: 'c0ffee01',
        message: { id: 'a1b2c3', body: 'My code does not work.' },
      },
    ),
    'a comment of an agent': event(
      'ticket.comment_added',
      { actor_id: '88', via: { channel: 'web' } },
      { comment: { id: '9001', body: 'We have sent a new one.', is_public: true, author: { id: '88', is_staff: true, name: 'Jonas' } } },
    ),
    'a redacted comment': event('ticket.comment_redacted', {}, { comment: { id: '9002' } }),
  },
  unknown: event('ticket.csat_rated', {}, { rating: 5 }),
};
