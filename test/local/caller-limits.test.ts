import { describe, expect, it } from 'vitest';
import { OPERATOR } from '../../local/access.ts';
import { callerLimits, PACE, PACE_HERE, type LimitedCaller } from '../../local/caller-limits.ts';
import { Tokens } from '../../local/tokens.ts';

const TOKENS = new Tokens(['token-of-the-care-team', 'token-of-another-team'].map((token) => ({ token, brands: ['nordwind'], scope: 'care' })));
const [care, other] = ['token-of-the-care-team', 'token-of-another-team'].map((token) => TOKENS.claimsOf(token));
const from = (remoteAddress: string | undefined, claims?: LimitedCaller['claims']): LimitedCaller => ({ remoteAddress, claims });

/** Limits on a clock that is moved by hand, and how many of some requests at once they let through. */
const limits = () => {
  const clock = { now: 0 };
  const refusalOf = callerLimits(() => clock.now);
  const answered = (caller: LimitedCaller, requests: number): number =>
    Array.from({ length: requests }, () => refusalOf(caller)).filter((refusal) => refusal === undefined).length;
  return { clock, refusalOf, answered };
};

describe('the limits of callers', () => {
  it.each([
    ['a token', from('192.0.2.1', care), PACE],
    ['an address without a token', from('192.0.2.1'), PACE],
    ['somebody at this machine', from('127.0.0.1', OPERATOR), PACE_HERE],
    ['what a tunnel passes on to this machine', from('127.0.0.1'), PACE],
    ['a connection that has ended', from(undefined), PACE],
  ])('let %s ask a burst at once, then at the pace', (_name, caller, { burst, perSecond }) => {
    const { clock, answered } = limits();
    expect(answered(caller, burst + 10)).toBe(burst);
    clock.now += 1_000;
    expect(answered(caller, burst)).toBe(perSecond);
  });

  it('answer 429 with a problem that says the pace, and when to come again', () => {
    const { refusalOf, answered } = limits();
    answered(from('192.0.2.1'), PACE.burst);
    const refusal = refusalOf(from('192.0.2.1'));
    expect(refusal).toMatchObject({ statusCode: 429, headers: { 'content-type': 'application/problem+json', 'retry-after': '1' } });
    expect(JSON.parse(typeof refusal?.body === 'string' ? refusal.body : '')).toMatchObject({ status: 429, detail: expect.stringContaining('50') });
  });

  it('let whoever was refused ask again after the time that it was told', () => {
    const { clock, answered } = limits();
    answered(from('192.0.2.1', care), 1_000);
    clock.now += 1_000;
    expect(answered(from('192.0.2.1', care), 1)).toBe(1);
  });

  it.each<[string, LimitedCaller, LimitedCaller]>([
    ['two tokens of the same claims, from one address', from('192.0.2.1', care), from('192.0.2.1', other)],
    ['two addresses', from('192.0.2.1'), from('192.0.2.2')],
    ['a token and somebody without one, from one address', from('192.0.2.1', care), from('192.0.2.1')],
    ['two networks of IPv6', from('2001:db8:0:1::1'), from('2001:db8:0:2::1')],
  ])('hold %s apart', (_name, one, another) => {
    const { answered } = limits();
    answered(one, PACE.burst);
    expect([answered(one, 1), answered(another, PACE.burst)]).toEqual([0, PACE.burst]);
  });

  it.each<[string, LimitedCaller, LimitedCaller]>([
    ['a token from two addresses', from('192.0.2.1', care), from('192.0.2.2', care)],
    ['an address of IPv4, inside IPv6 or not', from('::ffff:192.0.2.1'), from('192.0.2.1')],
    ['the addresses of one network of IPv6', from('2001:db8:0:1::1'), from('2001:db8:0:1:ffff::2')],
  ])('take %s for one', (_name, one, another) => {
    const { answered } = limits();
    answered(one, PACE.burst);
    expect(answered(another, 1)).toBe(0);
  });

  it('remember who asked last of more callers than they have room for', () => {
    const { answered } = limits();
    answered(from('192.0.2.1'), PACE.burst);
    for (let caller = 0; caller < 10_000; caller += 1) answered(from(`10.0.${caller >> 8}.${caller & 255}`), 1);
    expect(answered(from('192.0.2.1'), 1)).toBe(1);
    expect(answered(from('10.0.39.15'), PACE.burst)).toBe(PACE.burst - 1);
  });
});
