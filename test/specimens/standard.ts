import { standard } from '../../core/platforms/standard.ts';
import { MINUTE } from '../../core/time.ts';
import { signStandardBody } from '../signed-deliveries.ts';
import { withHeader, type Specimen } from './specimen.ts';

const message = (n: number) => ({
  id: `forum:${n}`,
  platform: 'forum',
  account: 'nettlecup',
  kind: 'reply',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `u${n}`, ids: [`u${n}`, `old-u${n}`], handle: `mara${n}`, name: 'Mara Quill', followers: 120, verified: false, role: 'customer' },
  text: 'The lid of my kettle does not close any more 😕 what now?',
  language: 'en',
  url: `https://forum.example.com/t/88#${n}`,
  rating: 2,
  threadId: 'forum:88',
  inReplyTo: 'forum:88',
  engagement: { likes: 3, shares: 1, replies: 0, views: 410 },
  sentAt: '2026-11-02T09:58:31.250Z',
});

const report = (type: string, data: unknown, fields: object = {}) => ({ type, timestamp: '2026-11-02T10:00:00Z', data, ...fields });
const subject = { id: 'forum:5', platform: 'forum', account: 'nettlecup' };

export const standardSpecimen: Specimen = {
  platform: standard,
  secrets: ['whsec_bmV0dGxlY3VwLWZpcnN0LXNlY3JldC0wMDAwMDE=', 'whsec_bmV0dGxlY3VwLXNlY29uZC1zZWNyZXQtMDAwMDI='],
  sign: (secret, body, at) => signStandardBody(secret, body, { at }),
  proof: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  window: 5 * MINUTE,
  inAnotherVersion: (delivery) => withHeader(delivery, 'webhook-signature', (value) => value.replace('v1,', 'v2,')),
  payloads: {
    'a message': report('message.created', message(1)),
    'a list of messages': report('message.created', [message(2), message(3)], { replay: 'monday' }),
    'an edit': report('message.updated', { ...message(4), edited: '2026-11-02T09:59:00+01:00' }),
    'a deletion': report('message.deleted', subject),
    counts: report('engagement.updated', [{ ...subject, engagement: { likes: 7 } }]),
    'a watermark': report('replay.advanced', { watermark: '2026-11-02T09:00:00Z' }, { replay: 'monday' }),
  },
  unknown: report('survey.answered', { score: 9 }),
  batch: (messages) =>
    report(
      'message.created',
      Array.from({ length: messages }, (_, n) => message(n)),
    ),
};
