import { isLoopback } from '../core/brand.ts';
import type { Claims, Tokens } from './tokens.ts';

/** The parts of an API request that decide who is asking. */
export interface Caller {
  /** The address that the connection came from. */
  readonly remoteAddress: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Who needs no token, since they sit at this machine: nobody says who they are. */
export const OPERATOR: Claims = { brands: '*', scope: 'admin', sub: 'operator' };
/** Headers by which a proxy or tunnel says that it passes on somebody else's request. */
const FORWARDED = /^(forwarded|via|x-real-ip|x-forwarded-.+)$/;

/**
 * Who may use the API. A token decides where one is given, right or wrong. Without one, only somebody at this very machine may:
 * the server listens on loopback, the connection and the Host are loopback's, no page of another site asks, and no tunnel passed it on.
 */
export const claimsOf = ({ remoteAddress, headers }: Caller, tokens: Tokens, listensOnLoopback: boolean): Claims | undefined => {
  const authorization = headers['authorization'];
  if (authorization !== undefined) return tokens.claimsOf(/^bearer\s+(?<token>\S+)$/i.exec(authorization)?.groups?.['token'] ?? '');
  const local =
    listensOnLoopback &&
    isLoopback((remoteAddress ?? '').replace(/^::ffff:/, '')) &&
    isLoopback(hostnameOf(`http://${headers['host'] ?? ''}`)) &&
    isOwnPage(headers) &&
    !Object.keys(headers).some((name) => FORWARDED.test(name));
  return local ? OPERATOR : undefined;
};

/**
 * A browser names the page that asks. A page of this server is fine, and so is no page at all: somebody who types an address or follows
 * a link, as from an alert in their webmail, reads the answer alone. What another site sends to be written carries its Origin.
 */
const isOwnPage = ({ origin, host, 'sec-fetch-site': site, 'sec-fetch-mode': mode }: Caller['headers']): boolean =>
  (origin === undefined || origin === `http://${host ?? ''}`) &&
  (site === undefined || site === 'same-origin' || site === 'none' || mode === 'navigate');

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
