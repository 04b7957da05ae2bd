import { describe, expect, it } from 'vitest';
import { addressesOf, isPublicAddress } from '../../webhooks/public-address.ts';

describe('a public address', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine, another of its addresses', '127.8.8.8'],
    ['this machine in IPv6', '::1'],
    ['this machine, mapped', '::ffff:127.0.0.1'],
    ['this machine, mapped in hexadecimal', '::ffff:7f00:1'],
    ['any interface', '0.0.0.0'],
    ['any interface in IPv6', '::'],
    ['a private network', '10.0.0.1'],
    ['a private network of 172.16/12', '172.31.255.255'],
    ['a private network of 192.168/16', '192.168.1.1'],
    ['a private network, mapped', '::ffff:10.0.0.1'],
    ['the metadata service of a cloud', '169.254.169.254'],
    ['the metadata service in IPv6', 'fd00:ec2::254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '203.0.113.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['link-local in IPv6', 'fe80::1'],
    ['a site of old', 'fec0::1'],
    ['multicast in IPv6', 'ff02::1'],
    ['NAT64 to this machine', '64:ff9b::7f00:1'],
    ['6to4 to this machine', '2002:7f00:1::'],
    ['Teredo', '2001::1'],
    ['space that nobody routes', '4000::1'],
    ['no address at all', 'localhost'],
  ])('is not %s: %s', (_name, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    ['decimal', 'https://2130706433/', '127.0.0.1'],
    ['hexadecimal', 'https://0x7f.1/', '127.0.0.1'],
    ['octal', 'https://0177.0.0.1/', '127.0.0.1'],
    ['mapped', 'https://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
  ])('is judged by what a %s host really means', async (_name, url, address) => {
    const [found] = await addressesOf(new URL(url), () => Promise.reject(new Error('not to be resolved')));
    expect(found?.address).toBe(address);
    expect(isPublicAddress(found?.address ?? '')).toBe(false);
  });
});
