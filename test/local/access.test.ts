import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../local/access.ts';
import { Tokens } from '../../local/tokens.ts';

const TOKEN = 'a-token-of-the-care-team';
const TOKENS = new Tokens([{ token: TOKEN, brands: ['nordwind'], scope: 'care' }]);
const EVERYTHING = { brands: '*', scope: 'admin', sub: 'operator' };
const CARE = { brands: 'nordwind', scope: 'care' };
const HERE = { remoteAddress: '127.0.0.1', host: '127.0.0.1:8787' };

interface Request {
  readonly remoteAddress?: string | undefined;
  readonly host?: string | undefined;
  readonly headers?: Record<string, string>;
  readonly listensOnLoopback?: boolean;
}

const ask = ({ remoteAddress, host, headers = {}, listensOnLoopback = true }: Request) =>
  claimsOf({ remoteAddress, headers: { host, ...headers } }, TOKENS, listensOnLoopback);

describe('who may use the API without a token', () => {
  it.each<[string, Request]>([
    ['somebody on this machine', HERE],
    ['by name', { ...HERE, host: 'localhost:8787' }],
    ['without a port in Host', { ...HERE, host: 'localhost' }],
    ['over IPv6', { remoteAddress: '::1', host: '[::1]:8787' }],
    ['over IPv4 inside IPv6', { ...HERE, remoteAddress: '::ffff:127.0.0.1' }],
    ['another loopback address', { remoteAddress: '127.0.0.2', host: '127.1.2.3' }],
    ['our own page', { ...HERE, headers: { origin: 'http://127.0.0.1:8787', 'sec-fetch-site': 'same-origin' } }],
    ['a link of an alert that was followed in a webmail', { ...HERE, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }],
    ['an address that was typed', { ...HERE, headers: { 'sec-fetch-site': 'none' } }],
  ])('%s may do everything', (_name, request) => {
    expect(ask(request)).toEqual(EVERYTHING);
  });

  it.each<[string, Request]>([
    ['another machine', { ...HERE, remoteAddress: '192.168.1.20' }],
    ['another machine over IPv6', { ...HERE, remoteAddress: 'fe80::1' }],
    ['another machine, IPv4 inside IPv6', { ...HERE, remoteAddress: '::ffff:10.0.0.1' }],
    ['a connection that has ended', { ...HERE, remoteAddress: undefined }],
    ['a Host that a rebound name brings', { ...HERE, host: 'evil.example:8787' }],
    ['a Host that only begins like ours', { ...HERE, host: 'localhost.evil.example' }],
    ['a Host that hides another behind a user', { ...HERE, host: 'localhost@evil.example' }],
    ['no Host', { ...HERE, host: undefined }],
    ['a Host that cannot be read', { ...HERE, host: ':::' }],
    ['a page of another site', { ...HERE, headers: { origin: 'https://evil.example' } }],
    ['a page of another port here', { ...HERE, headers: { origin: 'http://127.0.0.1:3000' } }],
    ['a page without an origin', { ...HERE, headers: { origin: 'null' } }],
    ['a script on another site', { ...HERE, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } }],
    [
      'a form on another site',
      { ...HERE, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', origin: 'https://elsewhere.example' } },
    ],
    ['a page of a neighbouring site', { ...HERE, headers: { 'sec-fetch-site': 'same-site' } }],
    ['a tunnel that says Forwarded', { ...HERE, headers: { forwarded: 'for=203.0.113.9' } }],
    ['a tunnel that says X-Forwarded-For', { ...HERE, headers: { 'x-forwarded-for': '203.0.113.9' } }],
    ['a tunnel that says X-Forwarded-Host', { ...HERE, headers: { 'x-forwarded-host': 'care.example.com' } }],
    ['a tunnel that claims to come from here', { ...HERE, headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['a tunnel whose header is empty', { ...HERE, headers: { 'x-forwarded-proto': '' } }],
    ['a proxy that says Via', { ...HERE, headers: { via: '1.1 proxy' } }],
    ['a proxy that says X-Real-IP', { ...HERE, headers: { 'x-real-ip': '203.0.113.9' } }],
    ['anybody when the server listens for others', { ...HERE, listensOnLoopback: false }],
  ])('%s may do nothing', (_name, request) => {
    expect(ask(request)).toBeUndefined();
  });
});

describe('who may use the API with a token', () => {
  it.each<[string, Request]>([
    ['from another machine', { remoteAddress: '203.0.113.9', host: 'care.example.com', listensOnLoopback: false }],
    ['through a tunnel', { ...HERE, headers: { 'x-forwarded-for': '203.0.113.9' } }],
    ['from here, where it narrows what may be done', HERE],
  ])('what the token allows, %s', (_name, request) => {
    expect(ask({ ...request, headers: { ...request.headers, authorization: `Bearer ${TOKEN}` } })).toEqual(CARE);
  });

  it.each([
    ['a wrong token', 'Bearer another-token-of-nobody'],
    ['a token that is cut off', `Bearer ${TOKEN.slice(0, -1)}`],
    ['an empty token', 'Bearer '],
    ['another scheme', `Basic ${TOKEN}`],
    ['no scheme', TOKEN],
    ['nothing at all', ''],
  ])('nothing with %s, not even from this machine', (_name, authorization) => {
    expect(ask({ ...HERE, headers: { authorization } })).toBeUndefined();
  });

  it('the scheme is read in any case', () => {
    expect(ask({ ...HERE, headers: { authorization: `bearer ${TOKEN}` } })).toEqual(CARE);
  });
});
