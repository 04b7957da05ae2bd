import * as z from 'zod';
import type { Author } from '../../message.ts';
import { optionally, pairedId, personName } from '../fields.ts';

/** Whom a message is from or to, as the payload tells of them beside it. */
export const Contact = z.object({
  wa_id: optionally(pairedId),
  user_id: optionally(pairedId),
  parent_user_id: optionally(pairedId),
  profile: optionally(z.object({ name: personName, username: personName })),
});
export type Contact = z.output<typeof Contact>;

/** The ids by which a message itself names its customer. Each of them may be absent. */
export interface Named {
  readonly phone: string | undefined;
  readonly user: string | undefined;
  readonly parent: string | undefined;
}

/**
 * The customer, or undefined when the message names none. WhatsApp gives each one a user id, and shows the phone number to some brands
 * at some times only: whom we have met by the user id stays the same customer when the number goes. All ids that this payload gives to
 * one person are that person's.
 */
export const customerOf = (named: Named, contacts: readonly (Contact | undefined)[]): Author | undefined => {
  if (named.user === undefined && named.phone === undefined) return undefined;
  const contact = contacts.find((one) => isSame(one?.user_id, named.user) || isSame(one?.wa_id, named.phone));
  const known = [named.user ?? contact?.user_id, named.phone ?? contact?.wa_id, named.parent ?? contact?.parent_user_id];
  const ids = known.filter((id) => id !== undefined);
  const [id] = ids;
  const { name, username } = contact?.profile ?? {};
  return id === undefined ? undefined : { id, ids: ids.length > 1 ? ids : undefined, handle: username, name, role: 'customer' };
};

const isSame = (told: string | undefined, id: string | undefined): boolean => told !== undefined && told === id;
