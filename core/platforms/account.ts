import { notFound } from '../problem.ts';
import type { Delivery, Signer } from './platform.ts';

/** Ids of messages and threads are made with it, and must fit their own bounds. */
const LONGEST_ACCOUNT = 200;

/**
 * The account of a delivery whose payload names none: the one in its path, `/webhooks/{platform}/{account}`, or else the only account
 * that its secret may speak for, or else the name of the platform, which a brand that is alone there declares as its account.
 * Throws Problem 404 when the path's is longer than any account's name.
 */
export const accountOutside = ({ account }: Pick<Delivery, 'account'>, { accounts = [] }: Signer, platform: string): string => {
  if (account !== undefined && account.length > LONGEST_ACCOUNT) throw notFound('There is no account of such a name.');
  const [only, ...others] = accounts;
  return account ?? (others.length === 0 ? only : undefined) ?? platform;
};
