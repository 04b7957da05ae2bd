import { meta } from '../../core/platforms/meta.ts';
import { signMeta } from '../signed-deliveries.ts';
import { withHeader, type Specimen } from './specimen.ts';

const PAGE = '102030405060708';
const PERSON = '7700110022003300';
const SECONDS = 1_793_613_480;

const page = (fields: object) => ({ object: 'page', entry: [{ id: PAGE, time: SECONDS, ...fields }] });
const feed = (value: object) => page({ changes: [{ field: 'feed', value: { created_time: SECONDS, post_id: `${PAGE}_1`, ...value } }] });

const messaging = (n: number, message: object = {}) => ({
  sender: { id: PERSON },
  recipient: { id: PAGE },
  timestamp: SECONDS * 1_000 + n,
  message: { mid: `m_nettlecup-${n}`, text: 'Is the large kettle in stock? 🫖', ...message },
});

const whatsApp = (value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '990011223344',
      changes: [
        {
          field,
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550001111', phone_number_id: '880011002200' },
            contacts: [{ profile: { name: 'Odile', username: 'odile.k' }, wa_id: '33600000001', user_id: 'FR.10020030040' }],
            ...value,
          },
        },
      ],
    },
  ],
});

export const metaSpecimen: Specimen = {
  platform: meta,
  secrets: ['app-secret-of-nettlecup-1', 'app-secret-of-nettlecup-2'],
  sign: (secret, body) => signMeta(secret, body),
  proof: ['x-hub-signature-256'],
  inAnotherVersion: (delivery) => withHeader(delivery, 'x-hub-signature-256', (value) => value.replace('sha256=', 'sha1=')),
  payloads: {
    'a comment on a page': feed({
      item: 'comment',
      verb: 'add',
      comment_id: '1_77',
      parent_id: `${PAGE}_1`,
      from: { id: PERSON, name: 'Teun Vos' },
      message: 'Same here, third time now.',
      permalink_url: 'https://www.facebook.com/nettlecup/posts/1?comment_id=77',
    }),
    'an edited comment': feed({ item: 'comment', verb: 'edited', comment_id: '1_77', from: { id: PERSON }, message: 'Same here.' }),
    'a removed post': feed({ item: 'post', verb: 'remove' }),
    'a Messenger message': page({ messaging: [messaging(1), messaging(2, { is_echo: true, reply_to: { mid: 'm_nettlecup-1' } })] }),
    'an Instagram comment': {
      object: 'instagram',
      entry: [
        {
          id: '17840011',
          time: SECONDS,
          changes: [{ field: 'comments', value: { id: '1789', from: { id: '99', username: 'bo.lund' }, text: 'Love it!', media: { id: '1755' } } }],
        },
      ],
    },
    'an unsent Instagram message': {
      object: 'instagram',
      entry: [{ id: '17840011', time: SECONDS, messaging: [messaging(3, { is_deleted: true })] }],
    },
    'a WhatsApp message': whatsApp({
      messages: [
        {
          from: '33600000001',
          from_user_id: 'FR.10020030040',
          id: 'wamid.AAAA0001',
          timestamp: String(SECONDS),
          type: 'text',
          text: { body: 'Bonjour, où est ma commande ?' },
          context: { id: 'wamid.AAAA0000' },
        },
      ],
    }),
  },
  unknown: { object: 'threads', entry: [{ id: '1', time: SECONDS, changes: [{ field: 'replies', value: { id: '2' } }] }] },
  batch: (messages) => page({ messaging: Array.from({ length: messages }, (_, n) => messaging(n)) }),
};
