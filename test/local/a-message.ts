import type { z } from 'zod';
import type { PlatformMessage } from '../../core/message.ts';

/** A message as the generic inlet and replay files carry it. */
export type MessageJson = z.input<typeof PlatformMessage>;

/** A public post of a customer to the account `100` on X, changed as given. */
export const aMessage = (changes: Partial<MessageJson> = {}): MessageJson => {
  const id = changes.id ?? 'x:1';
  return {
    id,
    platform: 'x',
    account: '100',
    kind: 'post',
    visibility: 'public',
    direction: 'inbound',
    author: { id: 'ada', role: 'customer' },
    text: 'Where is my parcel?',
    threadId: id,
    sentAt: '2026-03-02T10:00:00.000Z',
    ...changes,
  };
};
