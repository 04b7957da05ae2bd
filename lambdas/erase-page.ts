import { undescribedBrand, type BrandDocument } from '../core/brand.ts';
import { authorHash, erasedRecord, addresseeOf, authorOf, type Erasure } from '../core/erasure.ts';
import { momentOf, type MessageRecord } from '../core/message-record.ts';
import { authorMark, pulseEntry } from '../core/pulse-entry.ts';
import { minuteOf } from '../core/time.ts';
import type { Customers, Traces } from './care-ports.ts';
import { conversationsAround, eraseConversations, type Around } from './erase-conversations.ts';
import { eraseFromIncidents, type IncidentPorts } from './erase-incidents.ts';
import { hashesOf, isOneOf, type TombstonePorts } from './erased-authors.ts';
import type { Brands, Conversations, Messages, Pulses, Versioned } from './ports.ts';

export interface PagePorts extends Pick<TombstonePorts, 'authorKeys'>, IncidentPorts {
  readonly messages: Pick<Messages, 'load' | 'save' | 'leaveThread'>;
  readonly conversations: Pick<Conversations, 'load' | 'save'>;
  readonly customers: Customers;
  readonly pulses: Pick<Pulses, 'timeline' | 'reassign'>;
  readonly brands: Pick<Brands, 'load'>;
  readonly traces?: Traces;
}

/** So many messages are looked at before it is kept that they were. */
export const PAGE = 100;
/** Whoever changed something meanwhile has changed it by the next time. */
const ATTEMPTS = 5;

export interface Erased {
  /** The hashes of all ids of the person, as far as they are known now. */
  readonly hashes: readonly string[];
  readonly messages: number;
  readonly conversations: number;
}

type Kept = Versioned<MessageRecord>;

/** Erases the person from what some messages lead to. Repeating it changes nothing. */
export const erasePage = async (ports: PagePorts, order: Erasure, ids: readonly string[]): Promise<Erased> => {
  let erased: Erased = { hashes: order.hashes, messages: 0, conversations: 0 };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const done = await attemptPage(ports, order, ids);
    erased = { hashes: done.hashes, messages: erased.messages + done.messages, conversations: erased.conversations + done.conversations };
    if (!done.isLost) return erased;
  }
  throw new Error(`What an erasure of the brand ${order.brand} is about changed under every one of ${ATTEMPTS} attempts.`);
};

/**
 * Everything that needs the words or the ids of the person comes before the messages, which hold them: whoever dies finds them again. The
 * conversations come last, since they are folded from the messages.
 */
async function attemptPage(ports: PagePorts, order: Erasure, ids: readonly string[]): Promise<Erased & { readonly isLost: boolean }> {
  const keys = await ports.authorKeys();
  const found = ids.length === 0 ? [] : [...(await ports.messages.load(order.brand, ids)).values()];
  const theirs = found.filter(isTheirs(order, keys));
  if (theirs.length === 0) return { hashes: order.hashes, messages: 0, conversations: 0, isLost: false };
  const around = await conversationsAround(ports, order, theirs);
  const all = [...new Map([...theirs, ...around.flatMap(({ members }) => members)].map((one) => [one.value.id, one])).values()];
  const person = personOf(order, keys, theirs, around);
  const touched = all.filter(({ value }) => momentOf(value) <= order.at);
  const own = touched.filter((one) => isTheirs(person.order, keys)(one) && isAuthor(person.order, keys, one.value));

  const brand = (await ports.brands.load(order.brand))?.value ?? undescribedBrand(order.brand);
  await ports.traces?.forgetMoods?.(own.flatMap(({ value }) => readingsOf(value)));
  const isBehind = await eraseFromIncidents(ports, order, own);
  await forgetPerson(ports, order, person, touched, around);
  await ports.pulses.reassign(
    order.brand,
    own.flatMap(({ value }) => reassigned(value, order.token)),
  );
  const saves = touched.flatMap(({ value, version }) => changed(value, version, person, brand));
  const lost = saves.length === 0 ? [] : await ports.messages.save(order.brand, saves);
  const done = lost.length > 0 ? { erased: 0, isLost: true } : await eraseConversations(ports, order, brand, around);
  const news = own.filter(({ value }) => value.erased === undefined && !lost.includes(value.id)).length;
  return { hashes: person.order.hashes, messages: news, conversations: done.erased, isLost: done.isLost || isBehind };
}

/** True for what the person wrote, or was written to; what is erased already says so by its token. */
const isTheirs =
  (order: Erasure, keys: readonly string[]) =>
  ({ value }: Kept): boolean =>
    momentOf(value) <= order.at && (isAuthor(order, keys, value) || isNamed(order, keys, addresseeOf(value)));

const isAuthor = (order: Erasure, keys: readonly string[], record: MessageRecord): boolean =>
  record.first?.author.id === order.token || isNamed(order, keys, authorOf(record));

const isNamed = (order: Erasure, keys: readonly string[], named: ReturnType<typeof authorOf>): boolean =>
  named !== undefined && isOneOf(order, hashesOf(keys, order.brand, named));

/** All ids of the person that messages and conversations in hand tell, and the order with their hashes. */
interface Person {
  readonly ids: readonly string[];
  readonly order: Erasure;
}

function personOf(order: Erasure, [key = '', ...older]: readonly string[], theirs: readonly Kept[], around: readonly Around[]): Person {
  const keys = [key, ...older];
  const named = theirs.flatMap(({ value }) => [authorOf(value), addresseeOf(value)].filter((one) => one !== undefined && isNamed(order, keys, one)));
  const all = [...named.filter((one) => one !== undefined), ...around.flatMap(({ isTheirs: own, named: one }) => (own ? [one] : []))];
  const ids = [...new Set(all.flatMap((one) => one.ids))].filter((id) => id !== order.token);
  const news = all.flatMap(({ platform, ids: some }) =>
    some.filter((id) => id !== order.token && !isNamed(order, keys, { platform, ids: [id] })).map((id) => authorHash(key, order.brand, platform, id)),
  );
  return { ids, order: { ...order, hashes: [...new Set([...order.hashes, ...news])] } };
}

/** The notes of whose conversations these are, and the lists of direct threads that are called after the person. */
async function forgetPerson(
  { customers, messages }: PagePorts,
  order: Erasure,
  person: Person,
  touched: readonly Kept[],
  around: readonly Around[],
): Promise<void> {
  for (const { id, parts, named, isTheirs: own } of around) {
    if (!own) continue;
    const known = [...new Set([...person.ids, ...named.ids])].filter((one) => one !== order.token);
    for (const part of [id, ...parts]) await customers.forget(order.brand, named.platform, known, part);
  }
  const direct = touched.filter(({ value: { first } }) => first?.kind === 'direct' && person.ids.some((id) => first.threadId.endsWith(`:${id}`)));
  const threads = Map.groupBy(direct, ({ value: { first } }) => `${first?.platform}\n${first?.threadId}`);
  for (const [name, members] of threads) {
    const [platform = '', ...thread] = name.split('\n');
    await messages.leaveThread(
      order.brand,
      platform,
      thread.join('\n'),
      members.map(({ value }) => value.id),
    );
  }
}

/** What is to be saved of a record; nothing when it is erased already, and not with somebody else, whose answer it was. */
function changed(record: MessageRecord, version: number, { ids, order }: Person, brand: BrandDocument): Kept[] {
  const namesThem = authorOf(record)?.ids.some((id) => ids.includes(id)) ?? false;
  if (record.erased !== undefined && !namesThem) return [];
  const { counts = 'nothing', asks = false, language = 'unknown' } = pulseEntry(record, brand) ?? {};
  return [{ value: erasedRecord(record, order, ids, { counts, asks, language }), version }];
}

/** In every minute that any version of it told. */
function reassigned(record: MessageRecord, token: string) {
  const { first, minutes = [minuteOf(momentOf(record))] } = record;
  return first === undefined ? [] : [{ id: record.id, minutes, author: authorMark(first.platform, token) }];
}

/** The texts of a record as they may have been read: with the language that was told, or found. */
const readingsOf = ({ first, last, language }: MessageRecord) =>
  [first, last].flatMap((said) =>
    said === undefined || said.text === '' ? [] : [undefined, said.language, language].map((one) => ({ text: said.text, language: one })),
  );
