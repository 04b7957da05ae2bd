import type { MessageRecord } from '../../core/message-record.ts';
import type { Versioned } from '../ports.ts';

export type Kept = Versioned<MessageRecord>;

/** Which records belong to which conversations, as far as one analysis has found out. What a record itself says may be behind that. */
export class Places {
  readonly #members = new Map<string, Map<string, Kept>>();
  readonly #places = new Map<string, string>();

  put(conversation: string, record: Kept): void {
    const members = this.#members.get(conversation) ?? new Map<string, Kept>();
    this.#members.set(conversation, members.set(record.value.id, record));
    this.#places.set(record.value.id, conversation);
  }

  /** Takes the members of one conversation for those of another. */
  merge(conversation: string, into: string): void {
    for (const record of this.members(conversation)) this.put(into, record);
    this.#members.delete(conversation);
  }

  /** Takes these for all the members of a conversation. */
  replace(conversation: string, records: readonly Kept[]): void {
    this.#members.delete(conversation);
    for (const record of records) this.put(conversation, record);
  }

  conversations(): readonly string[] {
    return [...this.#members.keys()];
  }

  members(conversation: string): readonly Kept[] {
    return [...(this.#members.get(conversation)?.values() ?? [])];
  }

  /** The conversation of a message. */
  of(message: string | undefined): string | undefined {
    return message === undefined ? undefined : this.#places.get(message);
  }
}
