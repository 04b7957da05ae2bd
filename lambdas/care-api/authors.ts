import * as z from 'zod';
import { PlatformMessage } from '../../core/message.ts';
import { nameOf } from '../../core/principal.ts';
import { isoTime, SECOND } from '../../core/time.ts';
import { brandClock } from '../brand-clock.ts';
import { eraseAuthor } from '../erase-author.ts';
import { noteDeeds } from '../note-deeds.ts';
import type { ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import type { CareApiPorts } from './ports.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

export const AuthorQuery = z.strictObject({ platform: PlatformMessage.shape.platform.optional() });

/** What is said of an erasure: `author` is the hash that stands for the person from now on. */
export const ErasureAnswer = z.object({
  author: z.string(),
  state: z.enum(['under-way', 'erased']),
  /** What was said up to then goes. */
  upTo: isoTime,
  messages: z.number().int(),
  conversations: z.number().int(),
});

/** So long a caller waits for the first round; the sweep goes on with what is left. */
const PATIENCE = 5 * SECOND;

/**
 * `DELETE /brands/{brand}/authors/{author}`: erases a person. 202 while something is left to do, 200 when it is done: the same request
 * again tells how far it has come, and a day after it was done erases what was said since. The answer is the same whether or not there ever was such a person, but for the counts.
 */
export const deleteAuthor =
  ({ erasing, log, now, audit, ...ports }: CareApiPorts) =>
  async ({ principal, subject, parts: { author = '' }, query, event }: Question<z.output<typeof AuthorQuery>>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(ports.brands, principal, subject);
    const erasure = await eraseAuthor({ ...erasing, log, now }, { brand, author, platform: query.platform }, PATIENCE);
    const deed = { id: `erase-${event.requestContext.requestId}`, action: 'erase-author', subject: erasure.id } as const;
    await noteDeeds({ audit, log }, brand, [{ ...deed, at: await brandClock({ ...ports, now }, brand), by: nameOf(principal) }]);
    const isDone = erasure.nextAt === undefined;
    const { id, at, messages, conversations } = erasure;
    return json({ author: id, state: isDone ? 'erased' : 'under-way', upTo: z.encode(isoTime, at), messages, conversations }, isDone ? 200 : 202);
  };
