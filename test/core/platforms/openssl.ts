import { execFileSync } from 'node:child_process';

/** HMAC-SHA256 by openssl: an implementation that shares nothing with the product's own. */
export const opensslHmacSha256 = (secret: string, text: string, encoding: 'hex' | 'base64'): string =>
  execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret, '-binary'], { input: text }).toString(encoding);
