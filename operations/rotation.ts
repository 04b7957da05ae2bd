import { isDeepStrictEqual } from 'node:util';
import type { SecretList } from '../core/platforms/secret-list.ts';
import { Refusal } from './refusal.ts';

type Entry = SecretList[number];

/** The list with a secret in front, where the newest belongs. What is known already moves there. */
export const withSecret = (list: SecretList, secret: Entry): SecretList => [secret, ...list.filter((known) => !isDeepStrictEqual(known, secret))];

/** The list without its last secret. The only one stays: without any, the door would refuse all deliveries. */
export const withoutOldest = (list: SecretList): SecretList => {
  if (list.length === 0) throw new Refusal('No secret is set, so none can be removed.');
  if (list.length === 1) throw new Refusal('There is only one secret, and without it every delivery would be refused. To change it: --replace.');
  return list.slice(0, -1);
};
