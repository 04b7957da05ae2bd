import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readMessage, readOne, refusal } from '../core/platforms/reading.ts';
import { acme } from './acme.ts';
import { signAcme } from './acme-signer.ts';

/** What holds for every platform is proved in promises.test.ts. Here stands what is acme's own: its figure, its fields, its traps. */
const comment = (fields: object = {}) => ({
  account: 'nettlecup',
  events: [
    {
      type: 'comment.created',
      id: 'c1',
      thread: 't1',
      text: 'Is it back in stock?',
      author: { id: 'u1', name: 'Robin' },
      created_at: '2026-11-02T09:58:00Z',
      ...fields,
    },
  ],
});

describe('the signature of acme', () => {
  it('is the one that openssl makes', () => {
    const { headers, body } = signAcme('secret', comment());
    const figure = execFileSync('openssl', ['dgst', '-sha256', '-hmac', 'secret', '-r'], { input: body, encoding: 'utf8' }).split(' ')[0];
    expect(headers['x-acme-signature']).toBe(figure);
  });
});

describe('a comment on acme', () => {
  it('is a message of a customer', () => {
    expect(readMessage(acme, comment())).toMatchObject({
      id: 'acme:c1',
      kind: 'comment',
      direction: 'inbound',
      author: { id: 'u1', role: 'customer' },
    });
  });

  it('is the brand’s when the account wrote it', () => {
    expect(readMessage(acme, comment({ author: { id: 'nettlecup' } }))).toMatchObject({ direction: 'outbound', author: { role: 'agent' } });
  });

  it('is forgotten when it is removed', () => {
    expect(readOne(acme, comment({ type: 'comment.removed' }))).toEqual({
      type: 'message.deleted',
      id: 'acme:c1',
      platform: 'acme',
      account: 'nettlecup',
    });
  });

  it('cannot do without its text, and can without a name', () => {
    expect(refusal(acme, comment({ text: undefined }))).toEqual({ status: 422, paths: ['events.0.text'] });
    expect(readMessage(acme, comment({ author: { id: 'u1', name: 7 } })).author).toEqual({ id: 'u1', role: 'customer' });
  });
});
