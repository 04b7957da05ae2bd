import * as z from 'zod';
import type { Author } from '../../message.ts';
import { nativeId, optionally, personName } from '../fields.ts';

/** Who wrote. The e-mail address that comes along is not read. */
export const IntercomAuthor = z.object({
  type: z.string(),
  id: nativeId,
  name: personName,
  from_ai_agent: optionally(z.boolean()),
});
type IntercomAuthor = z.output<typeof IntercomAuthor>;

/** How a first message came about without a teammate writing it to this customer. */
const AUTOMATED: ReadonlySet<string | undefined> = new Set(['automated', 'operator_initiated', 'campaigns_initiated']);

/** The author with the role that Intercom's type means. `deliveredAs` is how a conversation's first message came about. */
export const authorOf = (author: IntercomAuthor, deliveredAs?: string): Author => {
  const role = roleOf(author);
  return { id: author.id, name: author.name, role: role === 'agent' && AUTOMATED.has(deliveredAs) ? 'automation' : role };
};

/** A type that Intercom may add is taken for one of its machines: people it names as people. */
function roleOf({ type, from_ai_agent: isArtificial }: IntercomAuthor): Author['role'] {
  switch (type) {
    case 'user':
    case 'lead':
    case 'contact':
    case 'visitor':
      return 'customer';
    case 'admin':
    case 'team':
      return isArtificial === true ? 'automation' : 'agent';
    default:
      return 'automation';
  }
}
