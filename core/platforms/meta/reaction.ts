import { NO_ENGAGEMENT } from '../../message.ts';
import { kept } from '../content.ts';
import type { DeliveryContent } from '../platform.ts';

/**
 * Somebody put a sign to a message, whichever one. Meta tells of each by itself and never of their sum, so that this says only that
 * there is one at least. That one was taken back changes nothing: counts only grow here.
 */
export const reactedTo = (platform: string, account: string, nativeId: string): DeliveryContent =>
  kept({ type: 'engagement.updated', id: `${platform}:${nativeId}`, platform, account, engagement: { ...NO_ENGAGEMENT, likes: 1 } });
