import { cloudevents } from '../../core/platforms/cloudevents.ts';
import { BATCH, signCloudEvents, STRUCTURED } from '../core/platforms/cloudevents-signer.ts';
import type { Specimen } from './specimen.ts';

const message = (n: number) => ({
  id: `reviews:${n}`,
  platform: 'reviews',
  account: 'nettlecup',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `shopper-${n}`, name: 'Ansel', role: 'customer' },
  text: 'Arrived with a dent.',
  rating: 2,
  threadId: `reviews:${n}`,
  sentAt: '2026-11-02T09:41:00Z',
});

const event = (type: string, data: unknown, n = 1) => ({
  specversion: '1.0',
  id: `event-${n}`,
  source: '/shop/reviews',
  type,
  time: '2026-11-02T09:59:30Z',
  datacontenttype: 'application/json',
  data,
});

/** CloudEvents sign nothing: a token goes with each delivery. */
export const cloudeventsSpecimen: Specimen = {
  platform: cloudevents,
  secrets: ['token-of-nettlecup-1', 'token-of-nettlecup-2'],
  sign: (secret, body) => signCloudEvents(secret, body, body.startsWith('[') ? BATCH : STRUCTURED),
  proof: ['authorization'],
  provesSenderOnly: true,
  payloads: {
    'one event': event('message.created', message(1)),
    'an event in base64': {
      ...event('message.deleted', undefined),
      data_base64: Buffer.from(JSON.stringify({ id: 'reviews:1', platform: 'reviews', account: 'nettlecup' })).toString('base64'),
    },
    'a batch': [event('message.created', message(2), 2), event('message.updated', message(3), 3)],
  },
  unknown: event('com.example.stock.low', { sku: 'K-7' }),
  batch: (messages) => Array.from({ length: messages }, (_, n) => event('message.created', message(n), n)),
};
