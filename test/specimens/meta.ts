import { meta } from '../../core/platforms/meta.ts';
import { signMeta } from '../signed-deliveries.ts';
import { withHeader, type Specimen } from './specimen.ts';

const PAGE = '102030405060708';
const PERSON = '7700110022003300';
const SECONDS = 1_793_613_480;

const page = (fields: object) => ({ object: 'page', entry: [{ id: PAGE, time: SECONDS, ...fields }] });
const feed = (value: object) => page({ changes: [{ field: 'feed', value: { created_time: SECONDS, post_id: `${PAGE}_1`, ...value } }] });

const instagram = (fields: object) => ({ object: 'instagram', entry: [{ id: '17840011', time: SECONDS, ...fields }] });
const igComment = { id: '1789', from: { id: '99', username: 'bo.lund' }, text: 'Love it!', media: { id: '1755' } };

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

/** Meta escapes whatever is not ASCII. */
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
    'a reaction on a page': feed({ item: 'reaction', verb: 'add', reaction_type: 'like', from: { id: PERSON, name: 'Teun Vos' } }),
    'an edited Messenger message': page({
      messaging: [{ ...messaging(4), message: undefined, message_edit: { mid: 'm_nettlecup-1', text: 'Is it?', num_edit: 1 } }],
    }),
    'an Instagram comment': instagram({ changes: [{ field: 'comments', value: igComment }] }),
    'an Instagram comment in the other form': instagram({ field: 'comments', value: { ...igComment, parent_id: '1780' } }),
    'an unsent Instagram message': instagram({ messaging: [messaging(3, { is_deleted: true })] }),
    'an answer to a story': instagram({ messaging: [messaging(5, { reply_to: { story: { id: '77', url: 'https://cdn.example/77' } } })] }),
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
    'an edit and a withdrawal on WhatsApp': whatsApp({
      messages: [
        {
          from: '33600000001',
          id: 'wamid.AAAA0002',
          timestamp: String(SECONDS),
          type: 'edit',
          edit: { original_message_id: 'wamid.AAAA0001', message: { type: 'text', text: { body: 'Où est-elle ?' } } },
        },
        {
          from_user_id: 'FR.10020030040',
          id: 'wamid.AAAA0003',
          timestamp: String(SECONDS),
          type: 'revoke',
          revoke: { original_message_id: 'wamid.AAAA0001' },
        },
      ],
    }),
    'an echo on WhatsApp': whatsApp(
      {
        message_echoes: [
          {
            from: '15550001111',
            to: '33600000001',
            id: 'wamid.BBBB0001',
            timestamp: String(SECONDS),
            type: 'image',
            image: { caption: 'Voici', id: '5' },
          },
        ],
      },
      'smb_message_echoes',
    ),
  },
  unknown: { object: 'threads', entry: [{ id: '1', time: SECONDS, changes: [{ field: 'replies', value: { id: '2' } }] }] },
  write: (payload) => JSON.stringify(payload)?.replaceAll(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  batch: (messages) => page({ messaging: Array.from({ length: messages }, (_, n) => messaging(n)) }),
};
