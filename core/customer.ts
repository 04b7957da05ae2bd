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

/** The id that a person goes by: the smallest, so that it is the same in whatever order they were told. Undefined for nobody's messages. */
export const canonicalId = (authors: readonly Author[]): string | undefined => authors.flatMap(idsOfPerson).toSorted()[0];
