import { createHash } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { codeOf, DELIVERED, failed, GONE, type Outcome } from '../core/alert/outcome.ts';
import { fingerprint } from '../core/alert/step.ts';
import type { Letter } from '../core/letter.ts';
import { signWebhook } from '../core/standard-webhooks.ts';
import { SECOND, type Time } from '../core/time.ts';
import type { Destination } from '../lambdas/alert-ports.ts';
import type { Now } from '../lambdas/ports.ts';
import { addressesOf, isPublicAddress, systemResolve, type Address, type Resolve } from './public-address.ts';

export interface WebhookOptions {
  readonly now: Now;
  /** @default the system's resolver */
  readonly resolve?: Resolve;
  /** Lets webhooks go to private addresses and over plain http. For tests and closed networks. @default false */
  readonly allowPrivate?: boolean;
  /** Milliseconds for one attempt, from resolving the name to the answer's status. @default 10,000 */
  readonly patience?: number;
}

export interface Webhook {
  readonly url: string;
  readonly secret?: string | undefined;
}

/** Makes a destination of a webhook: one signed POST to an address that was checked, following no redirect. */
export const createWebhookAlerts = (options: WebhookOptions): ((webhook: Webhook) => Destination) => {
  const { now, resolve = systemResolve, allowPrivate = false, patience = 10 * SECOND } = options;
  return ({ url: address, secret }) => ({
    name: nameOf(address),
    backsOff: true,
    deliver: async (letter) => {
      if (!secret) return failed('webhook has no secret to sign with');
      const url = new URL(address);
      if (url.protocol !== 'https:' && !allowPrivate) return failed('webhook is not https');
      const deadline = AbortSignal.timeout(patience);
      try {
        const addresses = await before(deadline, addressesOf(url, resolve));
        if (!allowPrivate && !addresses.every((found) => isPublicAddress(found.address)))
          return failed('webhook leads to an address that is not public');
        const body = letter.webhook();
        return outcomeOf(await post(url, addresses, body, signedHeaders(letter, body, now(), secret), deadline));
      } catch (error) {
        return failed(`webhook ${deadline.aborted ? 'timed out' : codeOf(error)}`);
      }
    },
  });
};

/** Origin and a short hash: the path of a webhook is often its password. */
const nameOf = (url: string): string => `webhook:${new URL(url).origin}#${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;

const signedHeaders = ({ id }: Letter, body: string, sentAt: Time, secret: string): Record<string, string | number> => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
  'user-agent': 'groundswell',
  ...signWebhook({ id: fingerprint(id), timestamp: Math.floor(sentAt / SECOND), body }, secret),
});

/** 2xx is delivered, 410 is for good, everything else, a redirect too, is for later. */
function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return DELIVERED;
  return status === 410 ? GONE : failed(`webhook answered ${status}`);
}

/** Posts and answers the status. The connection goes to the given addresses only, whatever the name resolves to by now. */
async function post(
  url: URL,
  addresses: readonly Address[],
  body: string,
  headers: Record<string, string | number>,
  signal: AbortSignal,
): Promise<number> {
  // Imported when it is needed: node:http brings a second HTTP client along, a tenth of a cold start.
  const { request } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers, agent: false, lookup: pinned(addresses), signal }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy(); // nothing that an answer says is of use, however long it is
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

const pinned =
  (addresses: readonly Address[]): LookupFunction =>
  (_hostname, { all }, answer) => {
    const [first] = addresses;
    if (first === undefined) answer(new Error('the name has no address'), '', 4);
    else if (all === true) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  };

/** The value, unless the deadline passes first: a resolver knows no deadline. */
async function before<T>(deadline: AbortSignal, value: Promise<T>): Promise<T> {
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(deadline.reason);
  deadline.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([value, passed]);
  } finally {
    deadline.removeEventListener('abort', stop);
  }
}
