import * as z from 'zod';
import { InboxItem } from './event.ts';

/** An inbox item as the queue carries it: the JSON of the inner form, times in epoch ms. Not validated: a bad item must fail where it is read. */
export const toBody = (item: InboxItem): string => JSON.stringify(item);

/** The item of a queue's body. Throws SyntaxError when it is not JSON, ZodError when it is not an item. */
export const fromBody = (body: string): InboxItem => z.decode(InboxItem, z.encode(InboxItem, JSON.parse(body)));
