import { createReadStream } from 'node:fs';
import { PlatformMessage } from '../../core/message.ts';
import { problemErrors } from '../../core/problem.ts';
import type { Time } from '../../core/time.ts';
import { UsageError } from '../options.ts';

/** One line of a replay file: the JSON to send on as it is, and what the sender needs to know of it. */
export interface ReplayLine {
  readonly json: string;
  readonly sentAt: Time;
}

/** What a replay file holds. */
export interface ReplaySummary {
  readonly messages: number;
  readonly from: Time;
  readonly to: Time;
  /** True when its messages are in the order of their times: only then can minutes be sealed on the way. */
  readonly inOrder: boolean;
  readonly accounts: readonly { readonly platform: string; readonly account: string }[];
  /** How many of the messages the brands wrote themselves. */
  readonly outbound: number;
}

const PROBLEMS_SHOWN = 10;

/** Reads a whole file once, keeping none of it. Throws UsageError naming the lines that are not messages. */
export const surveyReplay = async (path: string): Promise<ReplaySummary> => {
  const accounts = new Map<string, { platform: string; account: string }>();
  const problems: string[] = [];
  const times = { from: Infinity, to: -Infinity, last: -Infinity, inOrder: true };
  let messages = 0;
  let outbound = 0;
  let number = 0;
  let wrong = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.trim() === '') continue;
    const message = messageOf(line);
    if (typeof message === 'string') {
      wrong += 1;
      if (wrong <= PROBLEMS_SHOWN) problems.push(`  line ${number}: ${message}`);
    } else {
      messages += 1;
      if (message.direction === 'outbound') outbound += 1;
      accounts.set(`${message.platform} ${message.account}`, { platform: message.platform, account: message.account });
      note(times, message.sentAt);
    }
  }
  if (wrong > 0) throw new UsageError(`${path} has ${wrong} lines that are not messages:\n${problems.join('\n')}`);
  if (messages === 0) throw new UsageError(`${path} holds no messages. A replay file has one message in JSON a line.`);
  return { messages, from: times.from, to: times.to, inOrder: times.inOrder, accounts: [...accounts.values()], outbound };
};

/** The messages of a file that was surveyed, one by one. */
export async function* replayLines(path: string): AsyncGenerator<ReplayLine> {
  for await (const json of linesOf(path)) {
    if (json.trim() !== '') yield { json, sentAt: sentAtOf(json) };
  }
}

/** Only the time is needed again; the whole was checked when the file was surveyed. */
function sentAtOf(json: string): Time {
  const { sentAt } = JSON.parse(json) as { sentAt: string };
  return Date.parse(sentAt);
}

function messageOf(line: string): PlatformMessage | string {
  try {
    const parsed = PlatformMessage.safeParse(JSON.parse(line));
    return parsed.success
      ? parsed.data
      : problemErrors(parsed.error.issues)
          .map(({ path, message }) => `${path || '(all)'}: ${message}`)
          .join('; ');
  } catch {
    return 'not JSON';
  }
}

function note(times: { from: Time; to: Time; last: Time; inOrder: boolean }, sentAt: Time): void {
  times.from = Math.min(times.from, sentAt);
  times.to = Math.max(times.to, sentAt);
  times.inOrder &&= sentAt >= times.last;
  times.last = sentAt;
}

/** Lines end where JSON Lines says so. Others (readline's for one) end a line at U+2028 as well, which may stand inside a JSON text. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path, 'utf8');
  let rest = '';
  try {
    for await (const chunk of file) {
      const lines = `${rest}${String(chunk)}`.replace(BYTE_ORDER_MARK, '').split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    throw new UsageError(`The replay file ${path} cannot be read. Check the path and its permissions.`, { cause });
  }
  if (rest !== '') yield rest;
}

const BYTE_ORDER_MARK = /^\uFEFF/;
