import { BODY_LIMIT } from '../lambdas/receive-webhook/delivery.ts';

/** The bytes of a body, or why they were not kept: it was too large, or too many others were being received. */
export type Body = Buffer | 'too large' | 'crowded';

/** Bodies up to this size, which nearly all are, are taken however crowded it is. */
const SMALL = 64 * 1024;

/** So many bytes of larger bodies may be on their way in at once. */
export const ROOM = 16 * BODY_LIMIT;

/**
 * Reads bodies that share one room: until its signature is checked a body may be anybody's, and no crowd may fill the memory.
 * One that is not kept is heard to its end all the same: who is cut off while sending reads no answer.
 */
export const bodyReader = (room = ROOM): ((request: AsyncIterable<Buffer>) => Promise<Body>) => {
  let left = room;
  return async (request) => {
    let chunks: Buffer[] = [];
    let length = 0;
    let taken = 0;
    let refusal: 'too large' | 'crowded' | undefined;
    try {
      for await (const chunk of request) {
        length += chunk.length;
        const more = length > SMALL ? length - taken : 0;
        refusal ??= length > BODY_LIMIT ? 'too large' : more > left ? 'crowded' : undefined;
        if (refusal === undefined) {
          chunks.push(chunk);
          taken += more;
          left -= more;
        } else chunks = [];
      }
      return refusal ?? Buffer.concat(chunks);
    } finally {
      left += taken;
    }
  };
};
