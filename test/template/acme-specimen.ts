import type { Specimen } from '../specimens/specimen.ts';
import { acme } from './acme.ts';
import { signAcme } from './acme-signer.ts';

const comment = (n: number, fields: object = {}) => ({
  type: 'comment.created',
  id: `c${n}`,
  thread: 't1',
  text: 'When do you open on Sunday?',
  author: { id: `u${n}`, name: 'Robin' },
  created_at: '2026-11-02T09:58:00Z',
  ...fields,
});

const delivery = (...events: readonly object[]) => ({ account: 'nettlecup', events });

export const acmeSpecimen: Specimen = {
  platform: acme,
  secrets: ['secret-of-nettlecup-1', 'secret-of-nettlecup-2'],
  sign: (secret, body) => signAcme(secret, body),
  proof: ['x-acme-signature'],
  payloads: {
    'a comment': delivery(comment(1)),
    'an answer and a removal': delivery(comment(2, { author: { id: 'nettlecup' }, in_reply_to: 'c1' }), { type: 'comment.removed', id: 'c1' }),
  },
  unknown: delivery({ type: 'shop.moved' }),
  batch: (messages) => delivery(...Array.from({ length: messages }, (_, n) => comment(n))),
};
