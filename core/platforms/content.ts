import { accountOf, type PlatformEvent } from '../event.ts';
import { forbidden } from '../problem.ts';
import type { DeliveryContent, Signer } from './platform.ts';

/** A part of a delivery that is of a kind we do not keep. */
export const IGNORED: DeliveryContent = { events: [], ignored: 1 };

export const kept = (event: PlatformEvent): DeliveryContent => ({ events: [event], ignored: 0 });

/** The parts of one delivery as one content, in their order. */
export const together = (parts: readonly DeliveryContent[]): DeliveryContent => ({
  events: parts.flatMap((part) => part.events),
  ignored: parts.reduce((sum, part) => sum + part.ignored, 0),
});

/** The content itself. Throws Problem 403, naming the account, when the signer may not speak for every account in it. */
export const withinReach = (content: DeliveryContent, signer: Signer): DeliveryContent => {
  const { accounts } = signer;
  if (accounts === undefined) return content;
  for (const event of content.events) {
    // A watermark seals the minutes of every brand in the replay, so a secret of some accounts may not give it.
    if (event.type === 'replay.advanced') throw forbidden('This secret speaks for some accounts only and may not advance a replay.');
    const account = accountOf(event);
    if (!accounts.includes(account)) throw forbidden(`This secret may not speak for the account "${account}".`);
  }
  return content;
};
