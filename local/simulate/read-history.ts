import { setImmediate as turn } from 'node:timers/promises';
import { BrandDocument } from '../../core/brand.ts';
import type { MessageEvent } from '../../core/event.ts';
import { applyEvent, bringsText, type MessageRecord, type Read } from '../../core/message-record.ts';
import { PlatformMessage } from '../../core/message.ts';
import { ratedSentiment } from '../../core/sentiment.ts';
import { MINUTE, minuteOf, type Time } from '../../core/time.ts';
import type { SentimentReader } from '../../lambdas/ports.ts';
import { UsageError } from '../options.ts';
import { newBrandsOf, ownerOf } from '../replay/describe-accounts.ts';
import { replayLines, surveyReplay, type ReplaySummary } from '../replay/replay-file.ts';

/** What a file tells of one brand: its messages as they are kept, each with its mood. */
export interface BrandHistory {
  readonly brand: BrandDocument;
  readonly records: ReadonlyMap<string, MessageRecord>;
}

export interface History {
  readonly summary: ReplaySummary;
  readonly brands: readonly BrandHistory[];
  /** A replay of the file would be judged up to here. */
  readonly to: Time;
}

export interface HistoryQuery {
  readonly file: string;
  /** The brands that are described. Every other account of the file becomes a brand of its own. */
  readonly documents: readonly BrandDocument[];
  /** The only brand to read; all of the file when absent. */
  readonly only: string | undefined;
}

export interface HistoryPorts {
  readonly sentiment: SentimentReader;
  /** When the messages are taken to be received: none stands later in time. */
  readonly now: Time;
  /** So many of so many messages are read. */
  readonly moved: (read: number, of: number) => void;
}

/** So many messages are read before anybody else, such as Ctrl-C, gets a turn. */
const MESSAGES_A_TURN = 200;

/** Reads a replay file as the analysis does, every mood once. Throws UsageError naming lines that are no messages, or a brand that is not there. */
export const readHistory = async ({ file, documents, only }: HistoryQuery, { sentiment, now, moved }: HistoryPorts): Promise<History> => {
  const summary = await surveyReplay(file);
  const brands = brandsOf(documents, summary, only);
  const histories = new Map(brands.map((brand) => [brand.brand, { brand, records: new Map<string, MessageRecord>() }]));
  let read = 0;
  for await (const { json } of replayLines(file)) {
    const message = PlatformMessage.parse(JSON.parse(json));
    const records = histories.get(ownerOf(brands, message) ?? '')?.records;
    records?.set(message.id, await recordAfter(records.get(message.id), { type: 'message.created', message }, sentiment, now));
    read += 1;
    if (read % MESSAGES_A_TURN !== 0) continue;
    moved(read, summary.messages);
    await turn();
  }
  moved(read, summary.messages);
  return { summary, brands: [...histories.values()], to: minuteOf(Math.min(minuteOf(summary.to) + MINUTE, now)) };
};

/** The brands that the file is about, or the one that is asked for. */
function brandsOf(documents: readonly BrandDocument[], { accounts }: ReplaySummary, only: string | undefined): readonly BrandDocument[] {
  const named = documents.filter(({ accounts: own }) => accounts.some((account) => ownerOf([{ brand: 'it', accounts: own }], account) !== undefined));
  const all = [...named, ...newBrandsOf(documents, accounts).map((document) => BrandDocument.parse(document))];
  const wanted = only === undefined ? all : all.filter(({ brand }) => brand === only);
  if (wanted.length === 0) throw new UsageError(`The file tells nothing of a brand "${only}". It tells of ${listed(all.map(({ brand }) => brand))}.`);
  return wanted;
}

const NAMES_SHOWN = 20;
const listed = (names: readonly string[]): string =>
  names.length <= NAMES_SHOWN ? names.join(', ') : `${names.slice(0, NAMES_SHOWN).join(', ')} and ${names.length - NAMES_SHOWN} more`;

async function recordAfter(known: MessageRecord | undefined, event: MessageEvent, sentiment: SentimentReader, now: Time): Promise<MessageRecord> {
  return applyEvent(known, event, now, bringsText(known, event) ? await readOf(event, sentiment) : {});
}

/** The mood of a customer's text: from the stars of a review where it has some. The brand's own are not scored. */
async function readOf(event: MessageEvent, sentiment: SentimentReader): Promise<Read> {
  if (!('message' in event) || event.message.direction !== 'inbound') return {};
  const { rating, text, language } = event.message;
  if (rating !== undefined) return { sentiment: ratedSentiment(rating) };
  const [mood] = await sentiment.read([{ text, language }]);
  return mood ?? {};
}
