import { line } from '../../core/platforms/line.ts';
import { signLine } from '../core/platforms/line-signer.ts';
import type { Specimen } from './specimen.ts';

const event = (n: number, fields: object = {}) => ({
  type: 'message',
  mode: 'active',
  timestamp: 1_793_613_480_000 + n,
  webhookEventId: `01JBNETTLECUP${n}`,
  deliveryContext: { isRedelivery: false },
  source: { type: 'group', groupId: 'Cnettlecup01', userId: 'Ukenji0001' },
  replyToken: 'not-kept',
  message: { type: 'text', id: `5550000000${n}`, text: '注文はまだですか 😢', quoteToken: 'q', quotedMessageId: '5549999999' },
  ...fields,
});

const delivery = (...events: readonly object[]) => ({ destination: 'Unettlecup', events });

export const lineSpecimen: Specimen = {
  platform: line,
  secrets: ['channel-secret-of-nettlecup-1', 'channel-secret-of-nettlecup-2'],
  sign: (secret, body) => signLine(secret, body),
  proof: ['x-line-signature'],
  payloads: {
    'a message': delivery(event(1)),
    'a sticker, and a message taken back': delivery(
      event(2, { source: { type: 'user', userId: 'Ukenji0001' }, message: { type: 'sticker', id: '55500000002', stickerId: '1' } }),
      event(3, { type: 'unsend', message: undefined, unsend: { messageId: '55500000001' } }),
    ),
  },
  unknown: delivery(event(4, { type: 'membership' })),
  batch: (messages) => delivery(...Array.from({ length: messages }, (_, n) => event(n))),
};
