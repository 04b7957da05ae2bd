import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { stringify } from 'node:querystring';
import * as fc from 'fast-check';
import * as sdk from 'twilio';
import { describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../../core/event.ts';
import type { PlatformMessage } from '../../../core/message.ts';
import { twilio } from '../../../core/platforms/twilio.ts';
import { deliveryOf } from '../../signed-deliveries.ts';
import { NOW, problemOf, readPayload, refusal } from './reading.ts';
import { signTwilio, type Fields } from './twilio-signer.ts';

const CALL = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' };
const JSON_BODY = '{"property": "value", "boolean": true}';

/** Published in the tests of Twilio's SDKs for Node (45d3d65, spec/validation.spec.js) and Python (test_request_validator.py), MIT. */
const PUBLISHED: readonly { name: string; url: string; fields: Fields | string; signature: string }[] = [
  { name: 'a form', url: 'https://mycompany.com/myapp.php?foo=1&bar=2', fields: CALL, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
  {
    name: 'a URL with the standard port',
    url: 'https://mycompany.com:443/myapp.php?foo=1&bar=2',
    fields: CALL,
    signature: 'kvajT1Ptam85bY51eRf/AJRuM3w=',
  },
  {
    name: 'a field with two values',
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    fields: { 'MessagingBinding.Address': ['+1325xxxxxxx', '+1415xxxxxxx'] },
    signature: '83O6e2vORAoJHUNzJjDWN1jz+BA=',
  },
  {
    name: 'a field with one value twice',
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    fields: { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] },
    signature: 'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
  },
  {
    name: 'a body of JSON',
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620',
    fields: JSON_BODY,
    signature: 'a9nBmqA0ju/hNViExpshrM61xv4=',
  },
  {
    name: 'a URL with an apostrophe and a plus',
    url: "https://mycompany.com/myapp.php?foo=1&bar=2&Body=It's+amazing",
    fields: CALL,
    signature: 'TfZzewPq8wqrGlMfyAud8+/IvJ0=',
  },
];
const TOKEN = '12345';

const bodyOf = (fields: Fields | string): string => (typeof fields === 'string' ? fields : stringify(fields));
const verify = (url: string, body: string, signature: string, token = TOKEN) =>
  twilio.verify(deliveryOf({ headers: { 'x-twilio-signature': signature }, body }, { url }), [{ secret: token }], NOW);

/** What Twilio's own validator says. */
const isValid = (url: string, fields: Fields | string, signature: string): boolean =>
  typeof fields === 'string' ? sdk.validateRequestWithBody(TOKEN, signature, url, fields) : sdk.validateRequest(TOKEN, signature, url, { ...fields });

describe("Twilio's signature", () => {
  it.each(PUBLISHED)('is the published one of $name', ({ url, fields, signature }) => {
    expect(verify(url, bodyOf(fields), signature)).toEqual({});
    expect(isValid(url, fields, signature)).toBe(true);
  });

  it('is the one that openssl makes', () => {
    const [{ url, signature } = { url: '', signature: '' }] = PUBLISHED;
    const fields = Object.entries(CALL).map(([name, value]) => name + value);
    const made = execFileSync('openssl', ['dgst', '-sha1', '-hmac', TOKEN, '-binary'], { input: url + fields.join('') });
    expect(made.toString('base64')).toBe(signature);
  });

  it.each([
    ['one letter of the URL', (url: string, body: string) => [url.replace('foo', 'fop'), body] as const],
    ['the query', (url: string, body: string) => [url.replace(/\?.*/, ''), body] as const],
    ['one byte of the body', (url: string, body: string) => [url, body.replace(/1/, '2').replace('true', 'trua')] as const],
    ['the whole body', (url: string) => [url, ''] as const],
  ])('is refused when %s is changed or lost', (_name, change) => {
    for (const { url, fields, signature } of PUBLISHED) {
      const [changed, body] = change(url, bodyOf(fields));
      expect(problemOf(() => verify(changed, body, signature)).status).toBe(401);
    }
  });

  it('covers a body that is no form by its hash in the URL, and neither without the other', () => {
    const hash = createHash('sha256').update(JSON_BODY).digest('hex');
    const [plain, hashed] = ['https://hooks.example.com/t', `https://hooks.example.com/t?bodySHA256=${hash}`];
    const sign = (url: string) => signTwilio(TOKEN, '', url).headers['x-twilio-signature'] ?? '';
    expect(verify(hashed, JSON_BODY, sign(hashed))).toEqual({});
    expect(problemOf(() => verify(plain, JSON_BODY, sign(plain))).status).toBe(401);
    expect(problemOf(() => verify(hashed, `${JSON_BODY} `, sign(hashed))).status).toBe(401);
    expect(problemOf(() => verify(`${plain}?bodySHA256=`, JSON_BODY, sign(`${plain}?bodySHA256=`))).status).toBe(401);
  });

  it('is taken for a URL with and without its port, whichever of the two was signed', () => {
    const spellings = ['https://hooks.example.com/webhooks/twilio?a=1', 'https://hooks.example.com:443/webhooks/twilio?a=1'];
    for (const signed of spellings) {
      const { headers, body } = signTwilio(TOKEN, CALL, signed);
      for (const url of spellings) expect(verify(url, body, headers['x-twilio-signature'] ?? '')).toEqual({});
    }
  });

  it('is refused for a URL that is none, and taken when just that was signed', () => {
    const { headers, body } = signTwilio(TOKEN, CALL, 'not a URL');
    expect(verify('not a URL', body, headers['x-twilio-signature'] ?? '')).toEqual({});
    expect(problemOf(() => verify('nor this', body, headers['x-twilio-signature'] ?? '')).status).toBe(401);
  });

  it('is not looked for in forms with more fields than Twilio sends', () => {
    const form = (fields: number) => signTwilio(TOKEN, Array.from({ length: fields }, (_, n) => `f${n}=1`).join('&'));
    const verified = (fields: number) => twilio.verify(deliveryOf(form(fields)), [{ secret: TOKEN }], NOW);
    expect(verified(1_000)).toEqual({});
    expect(problemOf(() => verified(1_001)).status).toBe(401);
  });

  it('is taken and refused just as by the validator of Twilio', () => {
    const host = fc.constantFrom('https://a.example', 'http://a.example', 'https://a.example:443', 'http://a.example:8080', 'https://u:p@a.example');
    const word = fc.string({ unit: fc.constantFrom('a', 'B', "'", '+', '%27', '%20', '*', '~', 'ä', '=', '&', '(') });
    const url = fc
      .tuple(host, word, word)
      .map(([origin, path, query]) => `${origin}/${path.replaceAll(/[&=]/g, '')}${query === '' ? '' : `?${query}`}`);
    const fields = fc.dictionary(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.string(), { minLength: 2 })),
      { maxKeys: 8 },
    );
    const spelling = fc.constantFrom<(url: string) => string>(
      (one) => one,
      (one) => new URL(one).href,
      (one) => one.replace(/:\d+(?=\/)/, ''),
      (one) => new URL(one).href.replace(/(?<=\/\/[^/:]+)(?=\/)/, one.startsWith('https') ? ':443' : ':80'),
      (one) => `${one}x`,
    );
    fc.assert(
      fc.property(url, fields, spelling, (address, form, spell) => {
        const signature = sdk.getExpectedTwilioSignature(TOKEN, spell(address), form);
        const isTaken = (() => {
          try {
            return verify(address, stringify(form), signature) !== undefined;
          } catch {
            return false;
          }
        })();
        expect(isTaken).toBe(sdk.validateRequest(TOKEN, signature, address, form));
      }),
      { numRuns: 300 },
    );
  });
});

const incoming = (fields: Fields = {}): Fields => ({
  ToCountry: 'GB',
  SmsMessageSid: 'SM00000000000000000000000000000001',
  NumMedia: '0',
  SmsSid: 'SM00000000000000000000000000000001',
  SmsStatus: 'received',
  Body: 'Where is my parcel? 📦 & why + when',
  To: '+447700900001',
  NumSegments: '1',
  MessageSid: 'SM00000000000000000000000000000001',
  AccountSid: 'AC00000000000000000000000000000001',
  From: '+447700900077',
  ApiVersion: '2010-04-01',
  ...fields,
});
const without = (fields: Fields, name: string): Fields => Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));
const only = (fields: Fields): PlatformEvent | undefined => readPayload(twilio, stringify(fields)).events[0];
const messageIn = (fields: Fields): PlatformMessage | undefined => {
  const event = only(fields);
  return event?.type === 'message.created' ? event.message : undefined;
};

describe('a message through Twilio', () => {
  it('becomes a private message of the customer, on SMS, at the time of receipt', () => {
    expect(readPayload(twilio, stringify(incoming()))).toEqual({
      events: [
        {
          type: 'message.created',
          message: {
            id: 'sms:SM00000000000000000000000000000001',
            platform: 'sms',
            account: '+447700900001',
            kind: 'direct',
            visibility: 'private',
            direction: 'inbound',
            author: { id: '+447700900077', role: 'customer' },
            text: 'Where is my parcel? 📦 & why + when',
            threadId: 'sms:+447700900001:+447700900077',
            engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
            sentAt: NOW,
          },
        },
      ],
      ignored: 0,
    });
  });

  it('is on WhatsApp when its addresses say so, with the name and the number by which WhatsApp knows the customer', () => {
    const fields = incoming({
      From: 'whatsapp:+447700900077',
      To: 'whatsapp:+447700900001',
      ProfileName: 'Ada',
      WaId: '447700900077',
      OriginalRepliedMessageSid: 'SM9',
    });
    expect(messageIn(fields)).toMatchObject({
      id: 'whatsapp:SM00000000000000000000000000000001',
      platform: 'whatsapp',
      account: '+447700900001',
      author: { id: '+447700900077', ids: ['+447700900077', '447700900077'], name: 'Ada', role: 'customer' },
      threadId: 'whatsapp:+447700900001:+447700900077',
      inReplyTo: 'whatsapp:SM9',
    });
  });

  it.each([
    ['messenger:7700', 'messenger'],
    ['rcs:+447700900077', 'rcs'],
    ['72345', 'sms'],
  ])('from %s is on %s', (From, platform) => {
    expect(messageIn(incoming({ From }))).toMatchObject({ platform, author: { id: From.replace(/^.*:/, '') } });
  });

  it.each([
    ['a picture alone', incoming({ Body: '', NumMedia: '1', MediaUrl0: 'https://api.twilio.com/m', MediaContentType0: 'image/jpeg' })],
    ['a form without a text', without(incoming(), 'Body')],
  ])('has an empty text when it is %s', (_name, fields) => {
    expect(messageIn(fields)?.text).toBe('');
  });

  it('is a message whatever else Twilio may add', () => {
    const fields = `${stringify(incoming())}&__proto__=x&constructor=y&NewField=1&NewField=2`;
    expect(readPayload(twilio, fields)).toEqual(readPayload(twilio, stringify(incoming())));
  });

  it.each([
    ['the news that a message was delivered', { ...without(incoming(), 'Body'), MessageStatus: 'delivered', SmsStatus: 'delivered' }],
    ['the news that a message failed, in its older form', { ...without(incoming(), 'Body'), SmsStatus: 'undelivered' }],
    ['a call', CALL],
    ['a message of a channel that is not known', incoming({ From: 'pigeon:1', To: 'pigeon:2' })],
    ['an empty form', {}],
  ])('is not made of %s, which is counted', (_name, fields) => {
    expect(readPayload(twilio, stringify(fields))).toEqual({ events: [], ignored: 1 });
  });

  it('is not made of JSON, which is counted', () => {
    const hash = createHash('sha256').update(JSON_BODY).digest('hex');
    const delivery = deliveryOf({ headers: {}, body: JSON_BODY }, { url: `https://hooks.example.com/webhooks/twilio?bodySHA256=${hash}` });
    expect(twilio.read(delivery, {}, NOW)).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['no sender', without(incoming(), 'From'), ['From']],
    ['no receiver', without(incoming(), 'To'), ['To']],
    ['an empty id', incoming({ MessageSid: '' }), ['MessageSid']],
  ])('with %s is refused, naming where', (_name, fields, paths) => {
    expect(refusal(twilio, stringify(fields))).toEqual({ status: 422, paths });
  });

  it('is let in by a secret of its own number only', () => {
    const delivery = deliveryOf(signTwilio(TOKEN, incoming()));
    expect(twilio.read(delivery, { accounts: ['+447700900001'] }, NOW).events).toHaveLength(1);
    expect(problemOf(() => twilio.read(delivery, { accounts: ['+447700900002'] }, NOW)).status).toBe(403);
  });

  it('is answered with an empty reply, so that the customer hears nothing from us', () => {
    expect(twilio.receipt).toEqual({ status: 200, contentType: 'text/xml; charset=utf-8', body: '<Response/>' });
    expect(new sdk.twiml.MessagingResponse().toString()).toContain('<Response/>');
  });
});
