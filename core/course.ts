import type { Act } from './act.ts';
import type { Conversation } from './conversation.ts';
import { RAISES_FOR } from './live-span.ts';
import type { Message } from './message.ts';
import type { Time } from './time.ts';

/** A customer asked, in one message or several, and what came of it. */
export interface Turn {
  readonly askedAt: Time;
  /** The id of the first message of the turn. */
  readonly asked: string;
  /** The first answer of a person: when, the id of its message, and the id of its author. Absent while there is none. */
  readonly answeredAt?: Time;
  readonly answer?: string;
  readonly agent?: string;
  /** When a resolve act ended the wait, which is no answer. One may still come, and counts. */
  readonly closedAt?: Time;
}

/** How a conversation went: its turns in time order, the resolve act that holds, and how often it went on after one. */
export interface Course {
  readonly status: Conversation['status'];
  readonly turns: readonly Turn[];
  readonly resolvedAt?: Time;
  readonly reopened: number;
}

/**
 * Follows a conversation. `told` are its messages in time order, deleted ones left out; acts come in any order.
 * - Automation answers nobody: a customer who got an automatic reply still waits.
 * - A resolve act ends a wait, unless the customer had written what was not heard yet: nobody resolves what they cannot know.
 * - Whatever the customer writes after it opens the conversation again, thanks included: a person sees whether they hide a question.
 * - A reopen act undoes the resolve act: who had no answer waits again, since they asked.
 */
export const courseOf = (told: readonly Message[], acts: readonly Act[] = []): Course => {
  const course = new Following();
  for (const event of inOrder(told, acts)) {
    if ('direction' in event) course.hear(event);
    else if (event.type === 'resolve') course.resolve(event.at);
    else if (event.type === 'reopen') course.reopen();
  }
  const { turns, resolvedAt, reopened } = course;
  return { status: told.length === 0 ? 'resolved' : course.status(), turns, ...(resolvedAt === undefined ? {} : { resolvedAt }), reopened };
};

/** The course of what nobody has to answer: nobody waits. */
export const setAside = (course: Course): Course => ({ ...course, status: 'resolved', turns: [] });

/** Each time the customer asked, and the first answer of a person. */
export const turnsOf = (told: readonly Message[], acts: readonly Act[] = []): readonly Turn[] => courseOf(told, acts).turns;

/** Whose move it is. A conversation of which nothing is left is over. */
export const statusOf = (told: readonly Message[], acts: readonly Act[] = []): Conversation['status'] => courseOf(told, acts).status;

/** How often the conversation went on after it was resolved. */
export const reopenedCount = (told: readonly Message[], acts: readonly Act[] = []): number => courseOf(told, acts).reopened;

/** True while a turn has neither an answer nor an end. */
export const waits = ({ answeredAt, closedAt }: Turn): boolean => answeredAt === undefined && closedAt === undefined;

/**
 * When a message could be known of, by the clock of its brand. What came in more than a day late is of a replay, which runs on a clock of
 * its own, or of an import: it counts as known when it was written.
 */
export const heardAtOf = ({ sentAt, receivedAt }: Pick<Message, 'sentAt' | 'receivedAt'>): Time =>
  receivedAt - sentAt > RAISES_FOR ? sentAt : Math.max(sentAt, receivedAt);

/** Where a conversation stands, event by event. Changed in place: a talk of thousands of turns must not be copied at each. */
class Following {
  readonly turns: Turn[] = [];
  resolvedAt: Time | undefined;
  reopened = 0;
  /** When all that the customer wrote in the last turn had been heard. */
  #heardAt: Time = -Infinity;

  hear(message: Message): void {
    if (message.direction === 'inbound') this.#ask(message);
    else if (message.author.role !== 'automation') this.#answer(message);
  }

  resolve(at: Time): void {
    const last = this.turns.at(-1);
    const isWaiting = last !== undefined && waits(last);
    if (this.resolvedAt !== undefined || (isWaiting && this.#heardAt > at)) return;
    this.resolvedAt = at;
    if (isWaiting) this.turns.splice(-1, 1, { ...last, closedAt: at });
  }

  reopen(): void {
    const last = this.turns.at(-1);
    if (this.resolvedAt === undefined) return;
    this.#goOn();
    if (last === undefined) return;
    const { closedAt: _undone, ...asItWas } = last;
    this.turns.splice(-1, 1, asItWas);
  }

  status(): Conversation['status'] {
    if (this.resolvedAt !== undefined) return 'resolved';
    return this.turns.slice(-1).some(waits) ? 'waiting-on-brand' : 'waiting-on-customer';
  }

  #ask(message: Message): void {
    if (this.resolvedAt !== undefined) this.#goOn();
    const { id, sentAt } = message;
    const last = this.turns.at(-1);
    const heardAt = heardAtOf(message);
    const isNew = last === undefined || !waits(last);
    this.#heardAt = isNew ? heardAt : Math.max(this.#heardAt, heardAt);
    if (isNew) this.turns.push({ askedAt: sentAt, asked: id });
  }

  #answer({ id, sentAt, author }: Message): void {
    const last = this.turns.at(-1);
    if (last === undefined || last.answeredAt !== undefined) return;
    this.turns.splice(-1, 1, { ...last, answeredAt: sentAt, answer: id, agent: author.id });
  }

  #goOn(): void {
    this.resolvedAt = undefined;
    this.reopened += 1;
  }
}

/** Messages and acts in time order; what was written at the very moment of an act came before it. */
function* inOrder(told: readonly Message[], acts: readonly Act[]): Generator<Message | Act> {
  const done = acts.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  let next = 0;
  for (const message of told) {
    for (let act = done[next]; act !== undefined && act.at < message.sentAt; act = done[(next += 1)]) yield act;
    yield message;
  }
  yield* done.slice(next);
}
