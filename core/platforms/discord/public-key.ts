import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of an ed25519 key in its SPKI form. https://www.rfc-editor.org/rfc/rfc8410#section-4 */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const KEY = /^[0-9a-f]{64}$/i;
const SIGNATURE = /^[0-9a-f]{128}$/;

/** There are as many as an operator has configured. Making one takes longer than reading a message. */
const known = new Map<string, KeyObject>();

/** Whether the key, 64 hex digits as Discord shows it, belongs to the one that made the signature. What is no key made none. */
export const isSignedBy = (key: string, signature: string, signed: Uint8Array): boolean =>
  KEY.test(key) && SIGNATURE.test(signature) && verify(null, signed, keyOf(key), Buffer.from(signature, 'hex'));

function keyOf(hex: string): KeyObject {
  const made = known.get(hex) ?? createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' });
  known.set(hex, made);
  return made;
}
