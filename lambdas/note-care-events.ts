import type { BrandDocument } from '../core/brand.ts';
import { eventsOf, newsOf, tellsCare, type CareEvent } from '../core/care-events.ts';
import type { Outbox } from './care-ports.ts';
import type { KeptConversation, Now } from './ports.ts';

export interface NoteEventsPorts {
  readonly outbox: Pick<Outbox, 'put'>;
  readonly now: Now;
}

/** So many events that were put are remembered by a process, the newest: to put one again changes nothing and costs a write. */
const REMEMBERED = 10_000;
const remembered = new WeakMap<NoteEventsPorts['outbox'], Set<string>>();

/**
 * Puts into the outbox what programs are to be told of conversations that were just saved. Call it after each save: repeated, it changes
 * nothing, and what a crash kept from it is found again at the next save. Of a brand without a webhook for it nothing is done.
 */
export const noteCareEvents = async (ports: NoteEventsPorts, brand: BrandDocument, kept: readonly KeptConversation[]): Promise<void> => {
  if (!tellsCare(brand)) return;
  await noteNews(
    ports,
    newsOf(
      kept.flatMap(({ conversation, acts }) => eventsOf(conversation, acts)),
      brand,
      ports.now(),
    ),
  );
};

/** Puts events that this process has not put yet. */
export const noteNews = async ({ outbox }: Pick<NoteEventsPorts, 'outbox'>, events: readonly CareEvent[]): Promise<void> => {
  const known = remembered.get(outbox) ?? new Set();
  remembered.set(outbox, known);
  const news = events.filter((event) => !known.has(nameOf(event)));
  if (news.length === 0) return;
  await outbox.put(news);
  for (const event of news) known.add(nameOf(event));
  for (const name of known) {
    if (known.size <= REMEMBERED) break;
    known.delete(name);
  }
};

/** What is due at another time is put again: it may come forward. */
const nameOf = ({ id, dueAt }: CareEvent): string => `${id} ${dueAt}`;
