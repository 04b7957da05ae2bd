import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { takeToken, type Pace } from '../core/token-bucket.ts';
import { Problem } from '../core/problem.ts';
import type { ApiResult } from '../lambdas/ports.ts';
import { problemResult } from '../lambdas/problem-responses.ts';
import { OPERATOR } from './access.ts';
import type { Claims } from './tokens.ts';

/** How fast one caller may ask the care API: so that a program that has gone wrong leaves room for people. */
export const PACE: Pace = { perSecond: 50, burst: 100 };
/** Whoever sits at this machine shares it with nobody, and may be a script that goes through everything. */
export const PACE_HERE: Pace = { perSecond: 500, burst: 1_000 };

/** A place is free again within a fraction of a second: nobody needs to wait for longer. */
const RETRY_AFTER_SECONDS = 1;

/** So many callers are remembered, those who asked last. Whoever is forgotten begins anew, with a full bucket. */
const CALLERS_REMEMBERED = 10_000;

/** Who asks, as far as the limits look. */
export interface LimitedCaller {
  /** What their token, or being at this machine, allows. Undefined when neither is so: then the address is who they are. */
  readonly claims: Claims | undefined;
  readonly remoteAddress: string | undefined;
}

/** What a caller is answered who asks too often: 429. Undefined for everybody else. Counts the request. */
export type RefusalOf = (caller: LimitedCaller) => ApiResult | undefined;

/**
 * A bucket for each caller. A token is one caller wherever it comes from; a wrong one is none, so that nobody gets a bucket for each guess.
 * `now` is in milliseconds of a clock that is never set back.
 */
export const callerLimits = (now: () => number = () => performance.now()): RefusalOf => {
  const fullAt = new LRUCache<Claims | string, number>({ max: CALLERS_REMEMBERED });
  return ({ claims, remoteAddress }) => {
    // Each token has claims of its own, even where they say the same.
    const caller = claims ?? networkOf(remoteAddress);
    const pace = claims === OPERATOR ? PACE_HERE : PACE;
    const taken = takeToken(fullAt.get(caller), now(), pace, 0);
    if (taken === undefined) return tooMany(pace);
    fullAt.set(caller, taken.fullAt);
    return undefined;
  };
};

const tooMany = ({ perSecond }: Pace): ApiResult =>
  problemResult(new Problem(429, 'Too many requests', `At most ${perSecond} requests a second are answered. Please wait, and ask more slowly.`), {
    'retry-after': String(RETRY_AFTER_SECONDS),
  });

/** Half of the bits of an IPv6 address: its network. One household has as many addresses as it likes. */
const NETWORK_PARTS = 4;

function networkOf(address = ''): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, NETWORK_PARTS).join(':') : parsed.toString();
}
