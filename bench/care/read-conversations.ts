import { existsSync, readFileSync } from 'node:fs';
import { PlatformMessage, type Message } from '../../core/message.ts';
import { createEmbeddedSentiment } from '../../local/embedded-sentiment.ts';

/** The messages of a replay file, each account a brand of its own, the customers' with their mood as the product reads it. Throws RangeError for a file that is none. */
export const readConversations = async (path: string): Promise<readonly Message[]> => {
  if (!existsSync(path)) throw new RangeError(`There is no file ${path}. It should hold one message a line, as a replay file does.`);
  const lines = readFileSync(path, 'utf8').split('\n');
  const told = lines.flatMap((line, index) => (line.trim() === '' ? [] : [messageOf(line, index + 1)]));
  const reader = createEmbeddedSentiment();
  const moods = await reader.read(told.map(({ text, language }) => ({ text, language })));
  return told.map((message, index) => {
    const sentiment = message.direction === 'inbound' ? moods[index]?.sentiment : undefined;
    return { ...message, ...(sentiment === undefined ? {} : { sentiment }) };
  });
};

/** A key for the brand of an account, as a document would have it. */
const brandOf = (account: string): string => account.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function messageOf(line: string, number: number): Message {
  const read = PlatformMessage.safeParse(parsed(line, number));
  if (!read.success) throw new RangeError(`Line ${number} is no message: ${read.error.issues[0]?.path.join('.')} is missing or wrong.`);
  const { account, sentAt } = read.data;
  return { ...read.data, brand: brandOf(account), receivedAt: sentAt };
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RangeError(`Line ${number} is no JSON.`);
  }
}
