import type { BrandDocument } from '../../core/brand.ts';
import { messageOf, type MessageRecord } from '../../core/message-record.ts';
import { escalationsOf, givesGuidance } from '../../core/notice/guidance.ts';
import { noteCareEvents, noteNews, type NoteEventsPorts } from '../note-care-events.ts';
import type { KeptConversation, Versioned } from '../ports.ts';
import type { Addressed } from './letter.ts';

/** What an analysis has stored of one brand. */
export interface Analysed {
  readonly letters: readonly Addressed[];
  readonly records: readonly Versioned<MessageRecord>[];
  readonly folded: readonly KeptConversation[];
}

/**
 * Puts into the outbox what programs are to be told of the conversations, and what employees said in public that touches law or
 * regulation. Only of what came in live, never of a replay; only for brands that want it.
 */
export const noteEvents = async (ports: NoteEventsPorts, brand: BrandDocument, { letters, records, folded }: Analysed): Promise<void> => {
  const live = new Set(letters.flatMap(({ item, event }) => (item.replay === undefined ? ['message' in event ? event.message.id : event.id] : [])));
  const news = folded.filter(({ messages }) => messages.some((id) => live.has(id)));
  await noteCareEvents(ports, brand, news);
  if (!givesGuidance(brand)) return;
  const messages = records.flatMap(({ value }) => (live.has(value.id) ? (messageOf(value, brand.brand) ?? []) : []));
  await noteNews(ports, escalationsOf(messages, brand, ports.now()));
};
