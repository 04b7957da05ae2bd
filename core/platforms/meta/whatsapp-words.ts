import * as z from 'zod';
import { messageText, optionally } from '../fields.ts';

const titled = optionally(z.object({ title: messageText }));
const captioned = optionally(z.object({ caption: messageText }));

/** Every place where a message may carry words. A voice message, a place or a picture may have none. */
export const Words = z.object({
  text: optionally(z.object({ body: messageText })),
  button: optionally(z.object({ text: messageText })),
  interactive: optionally(z.object({ button_reply: titled, list_reply: titled, nfm_reply: optionally(z.object({ body: messageText })) })),
  image: captioned,
  video: captioned,
  document: captioned,
  order: optionally(z.object({ text: messageText })),
});

/** What a message says, or the empty text. */
export const wordsOf = ({ text, button, interactive, image, video, document, order }: z.output<typeof Words>): string =>
  text?.body ??
  button?.text ??
  interactive?.button_reply?.title ??
  interactive?.list_reply?.title ??
  interactive?.nfm_reply?.body ??
  (image ?? video ?? document)?.caption ??
  order?.text ??
  '';
