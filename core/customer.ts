import type { Author } from './message.ts';

/**
 * A customer is a set of ids. Two ids are the same person when one message of a platform names both as its author's, and never by guess;
 * docs/decisions/customers.md tells what becomes of their conversations.
 */

/** Nobody has more ids: further ones stay customers of their own, so that no sender can heap up what is read with each message. */
export const IDS_OF_ONE = 20;

/** The ids that a message names of its author, that by which it calls the author first. */
export const idsOfPerson = ({ id, ids = [] }: Author): readonly string[] => [...new Set([id, ...ids])].slice(0, IDS_OF_ONE);

/** The name of a thread had the customer been called by another id: direct threads end in it (`whatsapp:<account>:<customer>`). */
export const threadOfId = (threadId: string, id: string, other: string): string =>
  threadId.endsWith(`:${id}`) ? `${threadId.slice(0, -id.length)}${other}` : threadId;

/** All ids that some messages name of a person. The person goes by the first, the smallest, so that it is the same in whatever order they were told. */
export const idsOfPeople = (authors: readonly Author[]): readonly string[] =>
  [...new Set(authors.flatMap(idsOfPerson))].toSorted().slice(0, IDS_OF_ONE);

/** What stands for the author of a message that was deleted, and for a customer of whom nothing is known. */
export const DELETED = 'deleted';
export const UNKNOWN = 'unknown';

/** The ids that a conversation knows of its customer; none when its messages were deleted or are the brand's alone. */
export const idsOfCustomer = ({ id, ids = [id] }: { readonly id: string; readonly ids?: readonly string[] | undefined }): readonly string[] =>
  id === DELETED || id === UNKNOWN ? [] : ids;
