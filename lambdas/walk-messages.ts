import { messageOf } from '../core/message-record.ts';
import type { Message } from '../core/message.ts';
import type { Time } from '../core/time.ts';
import type { Messages, Moment, Pulses } from './ports.ts';
import { othersTurn } from './turn.ts';
import type { Period } from './walk-conversations.ts';

export interface MessagePorts {
  readonly messages: Pick<Messages, 'load'>;
  readonly pulses: Pick<Pulses, 'timeline'>;
}

/** How far a walk through messages came. */
export interface Heard {
  readonly messages: number;
  /** False when there were more than one walk may take. */
  readonly complete: boolean;
  /** Everything that was sent before this was met. */
  readonly reached: Time;
}

/** So many messages are looked at for one answer: some seconds of work. */
export const HEARD_AT_MOST = 20_000;
const PAGE = 500;

/** Visits the messages of a brand that were sent in a period, the oldest first. What has expired meanwhile counts as looked at, and no more. */
export const walkMessages = async (
  { messages, pulses }: MessagePorts,
  brand: string,
  { from, to }: Period,
  visit: (message: Message) => void,
  most: number = HEARD_AT_MOST,
): Promise<Heard> => {
  let looked = 0;
  let last: Moment = { sentAt: from, id: '' };
  for (;;) {
    const wanted = Math.min(PAGE, most + 1 - looked);
    const listed = await pulses.timeline(brand, last, wanted);
    const page = listed.filter(({ sentAt }) => sentAt < to).slice(0, most - looked);
    for (const message of await textsOf(messages, brand, page)) visit(message);
    looked += page.length;
    last = page.at(-1) ?? last;
    const beyond = listed[page.length];
    if (beyond !== undefined) return { messages: looked, complete: beyond.sentAt >= to, reached: Math.min(beyond.sentAt, to) };
    if (listed.length < wanted) return { messages: looked, complete: true, reached: to };
    await othersTurn();
  }
};

async function textsOf(messages: MessagePorts['messages'], brand: string, page: readonly Moment[]): Promise<Message[]> {
  const ids = page.map(({ id }) => id);
  const records = await messages.load(brand, ids);
  return ids.flatMap((id) => {
    const record = records.get(id)?.value;
    return (record && messageOf(record, brand)) ?? [];
  });
}
