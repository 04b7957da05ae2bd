import { actsTogether, type Act } from '../../core/act.ts';
import { IDS_OF_ONE } from '../../core/customer.ts';
import type { AnyConversation, Conversations, KeptConversation, MergedConversation, Versioned } from '../ports.ts';

export type Known = ReadonlyMap<string, Versioned<AnyConversation>>;

/** Some conversations, and those that they were merged into, as far as there are any. */
export const loadToTheEnd = async (conversations: Pick<Conversations, 'load'>, ids: readonly string[]): Promise<Known> => {
  const known = new Map<string, Versioned<AnyConversation>>();
  for (let asked = [...new Set(ids)]; asked.length > 0;) {
    const found = [...(await conversations.load(asked))];
    for (const [id, conversation] of found) known.set(id, conversation);
    const targets = found.flatMap(([, { value }]) => ('mergedInto' in value ? [value.mergedInto] : []));
    asked = [...new Set(targets)].filter((id) => !known.has(id));
  }
  return known;
};

/**
 * Which conversations are one: those that are stored so, and those that shall be. Always the larger id is merged into the smaller, so that
 * no two that are merged at the same time end in a circle, and the last of many is the same in whatever order they were joined.
 */
export class Merges {
  readonly #known: Known;
  readonly #news = new Map<string, string>();
  readonly #joined: ReadonlySet<string>;

  constructor(known: Known, joins: readonly (readonly string[])[]) {
    this.#known = known;
    for (const join of joins) this.#join(join);
    this.#joined = new Set(joins.flat().map((id) => this.endOf(id)));
  }

  /** The conversation that one was merged into in the end; itself for nearly all. */
  endOf(id: string): string {
    const stored = this.#known.get(id)?.value;
    const next = stored !== undefined && 'mergedInto' in stored ? stored.mergedInto : this.#news.get(id);
    return next === undefined ? id : this.endOf(next);
  }

  /** Those that are to be merged into one. */
  newIn(end: string): readonly string[] {
    return [...this.#news.keys()].filter((id) => this.endOf(id) === end);
  }

  /** True when somebody says of it now that it is one with others, whether it is so already or not. */
  isJoined(end: string): boolean {
    return this.#joined.has(end);
  }

  /** All that were or will be merged into one, in order. */
  allIn(end: string): readonly string[] {
    const news = this.newIn(end);
    return [...new Set([...news, ...[end, ...news].flatMap((id) => this.kept(id)?.merged ?? [])])].toSorted();
  }

  /** What all of one together name as their messages. */
  messagesOf(end: string): readonly string[] {
    return [end, ...this.newIn(end)].flatMap((id) => this.kept(id)?.messages ?? []);
  }

  /** What people did with all of one together. */
  actsOf(end: string): readonly Act[] {
    return actsTogether(...[end, ...this.newIn(end)].map((id) => this.kept(id)?.acts ?? []));
  }

  /** The ends of those that are to be merged. */
  newEnds(): readonly string[] {
    return [...this.#news.keys()].map((id) => this.endOf(id));
  }

  /** What is to be stored of those that are merged into one. */
  newsOf(end: string, brand: string): readonly Versioned<MergedConversation>[] {
    return this.newIn(end).map((id) => ({ value: { id, brand, mergedInto: end }, version: this.version(id) }));
  }

  /** A conversation as it is stored, when it is there and stands for itself. */
  kept(id: string): KeptConversation | undefined {
    const stored = this.#known.get(id)?.value;
    return stored === undefined || 'mergedInto' in stored ? undefined : stored;
  }

  version(id: string): number {
    return this.#known.get(id)?.version ?? 0;
  }

  #join(ids: readonly string[]): void {
    for (const id of ids.slice(1)) {
      const [into, from] = [this.endOf(ids[0] ?? id), this.endOf(id)].toSorted();
      if (into === undefined || from === undefined || into === from) continue;
      if (this.allIn(into).length + this.allIn(from).length + 2 <= IDS_OF_ONE) this.#news.set(from, into);
    }
  }
}
