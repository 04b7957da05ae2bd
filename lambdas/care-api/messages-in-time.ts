import type { Message } from '../../core/message.ts';
import { messageOf } from '../../core/message-record.ts';
import type { Messages, Moment, Pulses } from '../ports.ts';

/** A message, and where it stands in its brand's time. */
export interface Placed {
  readonly moment: Moment;
  readonly message: Message;
}

/** The messages of a brand in order of (sentAt, id), at most `limit`. The minutes outlive the texts: what has expired meanwhile is stepped over. */
export const messagesInTime = async (
  { messages, pulses }: { messages: Pick<Messages, 'load'>; pulses: Pick<Pulses, 'timeline'> },
  brand: string,
  after: Moment | undefined,
  limit: number,
): Promise<Placed[]> => {
  const found: Placed[] = [];
  let last = after;
  while (found.length < limit) {
    const wanted = limit - found.length;
    const moments = await pulses.timeline(brand, last, wanted);
    const records = await messages.load(
      brand,
      moments.map(({ id }) => id),
    );
    for (const moment of moments) {
      const record = records.get(moment.id)?.value;
      const message = record && messageOf(record, brand);
      if (message !== undefined) found.push({ moment, message });
    }
    last = moments.at(-1);
    if (moments.length < wanted) break;
  }
  return found;
};
