import type { Messages } from '../../../lambdas/ports.ts';
import { aRecord } from '../../contracts/builders.ts';

/** How many likes each call of `likeOften` adds. */
export const LIKES = 100;

/** Adds likes to the message x:1 one by one, beginning anew whenever another writer was faster. */
export async function likeOften(messages: Messages): Promise<void> {
  for (let likes = 0; likes < LIKES;) {
    const { value, version } = (await messages.load('harbour', ['x:1'])).get('x:1') ?? { value: aRecord(), version: 0 };
    const liked = { ...value, engagement: { ...value.engagement, likes: value.engagement.likes + 1 } };
    const losers = await messages.save('harbour', [{ value: liked, version }]);
    if (losers.length === 0) likes += 1;
  }
}
