import * as z from 'zod';
import { fieldOf } from '../field-of.ts';
import { messageText, optionally } from '../fields.ts';

const captioned = z.object({ caption: messageText }).transform(({ caption }) => caption);
const titled = optionally(z.object({ title: messageText }));

const Interactive = z.object({ button_reply: titled, list_reply: titled, nfm_reply: optionally(z.object({ body: messageText })) });

/** Every place where a message may carry words. A voice message, a place on a map or a picture may have none. */
const PLACES: readonly (readonly [string, z.ZodType<string | undefined>])[] = [
  ['text', z.object({ body: messageText }).transform(({ body }) => body)],
  ['button', z.object({ text: messageText }).transform(({ text }) => text)],
  ['interactive', Interactive.transform((told) => told.button_reply?.title ?? told.list_reply?.title ?? told.nfm_reply?.body)],
  ['image', captioned],
  ['video', captioned],
  ['document', captioned],
  ['order', z.object({ text: messageText }).transform(({ text }) => text)],
];

/** What a message says, or undefined when it has no words. */
export const wordsOf = (message: unknown): string | undefined => {
  for (const [place, Words] of PLACES) {
    const told = fieldOf(message, place);
    const words = told === undefined ? undefined : Words.safeParse(told).data;
    if (words !== undefined) return words;
  }
  return undefined;
};
