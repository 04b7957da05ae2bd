import { applyEvent, bringsText, type MessageRecord, type Read } from '../../core/message-record.ts';
import { answers, ownConversation } from '../../core/membership.ts';
import type { MessageEvent } from '../../core/event.ts';
import type { PlatformMessage } from '../../core/message.ts';
import { ratedSentiment } from '../../core/sentiment.ts';
import type { Messages, SentimentReader, Versioned } from '../ports.ts';
import type { Addressed } from './letter.ts';

export interface StorePorts {
  readonly messages: Messages;
  readonly sentiment: SentimentReader;
}

/** A save loses only to another save of the same message, which has brought the state forward: so many in a row mean a fault. */
const ATTEMPTS = 10;

/**
 * Stores what some letters say of one brand's messages, each read once, whoever else stores the same ones meanwhile.
 * Returns the records of all of them, changed or not, so that every later write is repeated after a crash.
 */
export const storeMessages = async (
  ports: StorePorts,
  brand: string,
  letters: readonly Addressed[],
): Promise<readonly Versioned<MessageRecord>[]> => {
  const stored = new Map<string, Versioned<MessageRecord>>();
  let left = Map.groupBy(letters, ({ event }) => idOf(event));
  // Most are news. They are stored without asking first: saving one that is there already loses, and then it is asked for.
  let known = await ports.messages.load(brand, [...idsToAsk(left)]);
  for (let attempt = 0; left.size > 0; attempt += 1) {
    if (attempt === ATTEMPTS)
      throw new Error(`The messages ${[...left.keys()].join(', ')} changed under every one of ${ATTEMPTS} attempts to save them.`);
    const lost = await storeOnce(ports, brand, left, known, stored);
    left = new Map([...left].filter(([id]) => lost.has(id)));
    if (left.size > 0) known = await ports.messages.load(brand, [...left.keys(), ...parentsOf(left)]);
  }
  return [...stored.values()];
};

type LettersById = ReadonlyMap<string, readonly Addressed[]>;

/** What is not news, and the messages that are answered: an answer is stored in its place at once when that is known. */
const idsToAsk = (letters: LettersById): ReadonlySet<string> =>
  new Set([
    ...[...letters].flatMap(([id, about]) => (about.every(({ event }) => event.type === 'message.created') ? [] : [id])),
    ...parentsOf(letters),
  ]);

/** The messages that the brand's own answer. A customer's answer has its place by itself. */
const parentsOf = (letters: LettersById): readonly string[] =>
  [...letters.values()]
    .flat()
    .flatMap(({ event }) => ('message' in event && event.message.direction === 'outbound' ? (event.message.inReplyTo ?? []) : []));

async function storeOnce(
  { messages, sentiment }: StorePorts,
  brand: string,
  lettersById: LettersById,
  known: ReadonlyMap<string, Versioned<MessageRecord>>,
  stored: Map<string, Versioned<MessageRecord>>,
): Promise<ReadonlySet<string>> {
  const letters = [...lettersById.values()].flat();
  const reads = await readNews(sentiment, letters, known);
  const next = [...lettersById].map(([id, about]) => ({
    value: inItsPlace(applied(brand, known.get(id)?.value, about, reads), known),
    version: known.get(id)?.version ?? 0,
  }));
  const changed = next.filter(({ value }) => value !== known.get(value.id)?.value && !isSame(value, known.get(value.id)?.value));
  const lost = new Set(await messages.save(brand, changed));
  const moved = new Set(changed.map(({ value }) => value.id));
  for (const { value, version } of next) {
    if (!lost.has(value.id)) stored.set(value.id, { value, version: moved.has(value.id) ? version + 1 : version });
  }
  return lost;
}

/** An answer in the conversation of what it answers, where that is known; else it waits. */
function inItsPlace(record: MessageRecord, known: ReadonlyMap<string, Versioned<MessageRecord>>): MessageRecord {
  const conversation = known.get(answers(record) ?? '')?.value.conversation;
  return conversation === undefined ? record : { ...record, conversation };
}

/** Reads the mood of customers' texts that are news: from the stars of a review where it has some. The brand's own are not scored. */
async function readNews(
  sentiment: SentimentReader,
  letters: readonly Addressed[],
  known: ReadonlyMap<string, Versioned<MessageRecord>>,
): Promise<ReadonlyMap<Addressed, Read>> {
  const news = letters.flatMap((letter) => {
    const said = inbound(letter.event);
    return said !== undefined && bringsText(known.get(idOf(letter.event))?.value, letter.event) ? [{ letter, said }] : [];
  });
  const rated = news.flatMap(({ letter, said }) =>
    said.rating === undefined ? [] : [[letter, { sentiment: ratedSentiment(said.rating) }] as const],
  );
  const unrated = news.filter(({ said }) => said.rating === undefined);
  const moods = unrated.length === 0 ? [] : await sentiment.read(unrated.map(({ said: { text, language } }) => ({ text, language })));
  return new Map<Addressed, Read>([...rated, ...unrated.map(({ letter }, index) => [letter, moods[index] ?? {}] as const)]);
}

const inbound = (event: MessageEvent): PlatformMessage | undefined =>
  'message' in event && event.message.direction === 'inbound' ? event.message : undefined;

function applied(brand: string, known: MessageRecord | undefined, about: readonly Addressed[], reads: ReadonlyMap<Addressed, Read>): MessageRecord {
  const [first, ...others] = about;
  if (first === undefined) throw new Error('No letter is about this message.');
  const apply = (record: MessageRecord | undefined, letter: Addressed): MessageRecord => {
    const after = applyEvent(record, letter.event, letter.item.receivedAt, reads.get(letter));
    const conversation = after.conversation ?? ownConversation(brand, letter.event);
    return conversation === undefined ? after : { ...after, conversation };
  };
  return others.reduce(apply, apply(known, first));
}

/** Records are plain data whose fields are always set in the same order of events, so text comparison is enough to spare a write. */
const isSame = (a: MessageRecord, b: MessageRecord | undefined): boolean =>
  b !== undefined && JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

const canonical = (record: MessageRecord): object => Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const idOf = (event: MessageEvent): string => ('message' in event ? event.message.id : event.id);
