import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** An address as a name resolves to it. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Turns a host name into its addresses. Rejects when it has none. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

/** What the machine's own resolver says, hosts file included. */
export const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

/** The top three bits of every IPv6 address that is routed today: 2000::/3, RFC 4291. */
const GLOBAL_UNICAST = 0b001;

/**
 * True for addresses of the public internet only. An IPv4 address inside an IPv6 one is judged as what it is;
 * tunnels and translations (6to4, Teredo, NAT64), which could lead back inside, are not public.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed.toByteArray()[0] ?? 0) >> 5 === GLOBAL_UNICAST;
};

/** The addresses of a URL's host: the one it is written with, or what its name resolves to. */
export const addressesOf = async (url: URL, resolve: Resolve): Promise<readonly Address[]> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(host)) return resolve(host);
  return [{ address: host, family: ipaddr.parse(host).kind() === 'ipv6' ? 6 : 4 }];
};
