import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmac, hmacSha256, sameText, secretKey, signerAmong } from '../../../core/platforms/signature.ts';

describe('hmacSha256', () => {
  it('makes the figure that GitHub publishes for its own deliveries, which are signed as Meta signs', () => {
    expect(hmacSha256("It's a Secret to Everybody", 'Hello, World!').toString('hex')).toBe(
      '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });

  it('signs parts as it signs the whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.uint8Array(), (key, text, bytes) => {
        const whole = Buffer.concat([Buffer.from(text), bytes]);
        expect(hmacSha256(key, text, bytes)).toEqual(hmacSha256(key, whole));
      }),
    );
  });
});

describe('secretKey', () => {
  it('makes a key once, and another for the same text in another encoding', () => {
    expect(secretKey('c2VjcmV0')).toBe(secretKey('c2VjcmV0'));
    expect(secretKey('c2VjcmV0', 'base64').export()).toEqual(Buffer.from('secret'));
    expect(secretKey('c2VjcmV0').export()).toEqual(Buffer.from('c2VjcmV0'));
  });

  it('signs as the text and as its bytes do, after any number of other secrets', () => {
    for (let n = 0; n < 600; n += 1) secretKey(`secret ${n}`);
    const ofText = hmac('sha1', 'sécret', 'body');
    expect(ofText).toEqual(hmac('sha1', Buffer.from('sécret'), 'body'));
    expect(hmac('sha1', secretKey('sécret'), 'body')).toEqual(ofText);
  });
});

describe('sameText', () => {
  it('says yes to equal texts and no to all others, whatever their lengths', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameText(a, a) && sameText(a, b) === (a === b)));
  });
});

describe('signerAmong', () => {
  const all = [{ secret: 'a', accounts: ['one'] }, { secret: 'b', accounts: ['two'] }, { secret: 'c' }];

  it.each([
    ['one secret of some accounts', ['a'], { accounts: ['one'] }],
    ['two secrets of some accounts', ['a', 'b'], { accounts: ['one', 'two'] }],
    ['one of them for all accounts', ['a', 'c'], {}],
  ])('joins what %s may do', (_name, made, signer) => {
    expect(signerAmong(all, (secret) => made.includes(secret))).toEqual(signer);
  });

  it('lets a secret with an empty list speak for nobody', () => {
    expect(signerAmong([{ secret: 'a', accounts: [] }], () => true)).toEqual({ accounts: [] });
  });
});
