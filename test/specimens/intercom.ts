import { intercom } from '../../core/platforms/intercom.ts';
import { signIntercom } from '../core/platforms/intercom-signer.ts';
import { withHeader, type Specimen } from './specimen.ts';

const lead = { type: 'lead', id: '66aa01', name: 'Rosa Lindt', email: 'rosa@example.com' };

const part = (n: number, fields: object = {}) => ({
  type: 'conversation_part',
  id: String(n),
  part_type: 'comment',
  body: '<p>It still says <b>pending</b> &ndash; why?</p>',
  created_at: 1_793_613_480,
  author: lead,
  ...fields,
});

const notification = (topic: string, item: object) => ({
  type: 'notification_event',
  app_id: 'nettlecup1',
  id: 'notif_00000000-0000-4000-8000-000000000001',
  topic,
  delivery_attempts: 1,
  data: {
    type: 'notification_event_data',
    item: {
      type: 'conversation',
      id: '215550001',
      created_at: 1_793_613_400,
      contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: '66aa01' }] },
      links: { conversation_web: 'https://app.intercom.com/a/apps/nettlecup1/conversations/215550001' },
      ...item,
    },
  },
});

const withParts = (parts: readonly object[]) => ({ conversation_parts: { type: 'conversation_part.list', conversation_parts: parts } });

export const intercomSpecimen: Specimen = {
  platform: intercom,
  secrets: ['client-secret-of-nettlecup-1', 'client-secret-of-nettlecup-2'],
  sign: (secret, body) => signIntercom(secret, body),
  proof: ['x-hub-signature'],
  inAnotherVersion: (delivery) => withHeader(delivery, 'x-hub-signature', (value) => value.replace('sha1=', 'sha256=')),
  payloads: {
    'an opening': notification('conversation.user.created', {
      source: { type: 'conversation', delivered_as: 'customer_initiated', body: '<p>Hello?</p>', author: lead },
    }),
    'a reply of a customer': notification(
      'conversation.user.replied',
      withParts([part(3), part(4, { part_type: 'away_mode_assignment', body: null })]),
    ),
    'an answer': notification(
      'conversation.admin.replied',
      withParts([part(2, { author: { type: 'admin', id: '12', name: 'Edda', email: 'edda@example.com' } })]),
    ),
    'a redacted part': notification('conversation_part.redacted', withParts([part(1, { redacted: true, body: '' })])),
  },
  unknown: notification('content_stat.banner', {}),
};
