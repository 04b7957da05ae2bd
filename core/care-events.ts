import { createHash } from 'node:crypto';
import type { Act } from './act.ts';
import { webhooksFor, type BrandDocument, type Told } from './brand.ts';
import type { Conversation } from './conversation.ts';
import { RAISES_FOR } from './live-span.ts';
import type { Time } from './time.ts';

/** What programs are told of a conversation by signed webhooks. */
export const CARE_EVENTS = [
  'conversation.opened',
  'conversation.assigned',
  'conversation.overdue',
  'conversation.resolved',
  'opportunity.created',
] as const;
export type CareEventType = (typeof CARE_EVENTS)[number];

/** Something to be told, now or when it is due. It holds ids and times only: what is told of them is looked up when it is sent. */
export interface CareEvent {
  /** The same for the same news, however often it is found. */
  readonly id: string;
  readonly brand: string;
  /** `guidance` is a notice for people, not for programs. */
  readonly type: CareEventType | 'guidance';
  /** The id of the conversation; of guidance, that of the message. */
  readonly subject: string;
  /** When the news began: for what is overdue, when the customer began to wait. */
  readonly at: Time;
  /** When it is to be told. */
  readonly dueAt: Time;
}

/** An event with the id that follows from what it is about. */
export const careEvent = (event: Omit<CareEvent, 'id'>, what: string | number = ''): CareEvent =>
  named([event.brand, event.type, event.subject, what], event);

/** An event of an act. An act keeps its id when its conversation is merged into another one: then it is no news. */
const actEvent = (event: Omit<CareEvent, 'id'>, act: Act): CareEvent => named([event.brand, event.type, act.id], event);

const named = (names: readonly (string | number)[], event: Omit<CareEvent, 'id'>): CareEvent => ({
  id: createHash('sha256').update(JSON.stringify(names)).digest('base64url'),
  ...event,
});

/**
 * The events that a conversation as it is now stands for. They follow from its state alone, so that whoever finds them again after a
 * crash finds the same. One that goes on after it was resolved is opened once more; spam is set aside and opens nothing. Of the acts that
 * resolve it the one that holds is told: who resolves what is resolved already changes nothing, nor does who could not know the question.
 */
export const eventsOf = (conversation: Conversation, acts: readonly Act[] = []): readonly CareEvent[] => {
  const { id: subject, brand, intent, firstMessageAt, lastMessageAt, waitsSince, resolvedAt, reopened, clocks, opportunity, sale } = conversation;
  const now = (type: CareEventType, at: Time, what?: string | number): CareEvent => careEvent({ brand, type, subject, at, dueAt: at }, what);
  const done = (type: CareEventType, act: Act): CareEvent => actEvent({ brand, type, subject, at: act.at, dueAt: act.at }, act);
  const resolving = acts.find(({ type, at }) => type === 'resolve' && at === resolvedAt);
  const since = sale?.since ?? lastMessageAt;
  const openedAt = reopened === 0 ? firstMessageAt : (waitsSince ?? lastMessageAt);
  return [
    ...(intent === 'spam' ? [] : [now('conversation.opened', openedAt, reopened)]),
    ...acts.flatMap((act) => (isAssignment(act) ? done('conversation.assigned', act) : [])),
    ...(resolving === undefined ? [] : [done('conversation.resolved', resolving)]),
    ...(clocks.dueAt === undefined || waitsSince === undefined ? [] : [overdueAt(conversation, waitsSince, clocks.dueAt)]),
    ...(opportunity ? [now('opportunity.created', since)] : []),
  ];
};

/** Somebody takes it on, or is given it, or another team has it. Giving it back is none. */
const isAssignment = (act: Act): boolean => act.type === 'hand-over' || (act.type === 'assign' && act.to !== null);

const overdueAt = ({ brand, id }: Conversation, waitsSince: Time, dueAt: Time): CareEvent =>
  careEvent({ brand, type: 'conversation.overdue', subject: id, at: waitsSince, dueAt }, waitsSince);

/** What of this is news: what began longer ago than anything is raised for, and what no webhook of the brand wants, is not. */
export const newsOf = (events: readonly CareEvent[], { alerts }: BrandDocument, now: Time): readonly CareEvent[] =>
  events.filter(({ type, at }) => at > now - RAISES_FOR && type !== 'guidance' && webhooksFor(alerts, toldAs(type)).length > 0);

/** True when some webhook of a brand is told of more than incidents. */
export const tellsCare = ({ alerts }: BrandDocument): boolean => alerts.webhooks.some(({ events }) => events.some((told) => told !== 'incident'));

/** What a webhook asks for to be told of this. */
export const toldAs = (type: CareEventType): Told => (type === 'opportunity.created' ? 'opportunity' : 'conversation');

/** What is to be done with an event that is due, by the conversation as it is by then. */
export type Fate = { readonly kind: 'tell'; readonly at: Time } | { readonly kind: 'drop' } | { readonly kind: 'later'; readonly at: Time };

/** Somebody who waits no more is not overdue; somebody whose time was moved is overdue later. All else is told as it is. */
export const fateOf = (event: CareEvent, { status, waitsSince, clocks }: Conversation, now: Time): Fate => {
  if (event.type !== 'conversation.overdue') return { kind: 'tell', at: event.dueAt };
  if (status !== 'waiting-on-brand' || waitsSince !== event.at || clocks.dueAt === undefined) return { kind: 'drop' };
  return clocks.dueAt > now ? { kind: 'later', at: clocks.dueAt } : { kind: 'tell', at: clocks.dueAt };
};
