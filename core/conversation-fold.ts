import { holdingOf, type Act } from './act.ts';
import { answersOf } from './answers.ts';
import { answerWithinMinutes, type BrandDocument } from './brand.ts';
import { openingOf } from './business-hours.ts';
import { clocksOf, isOverdue, waitingTurn } from './clocks.ts';
import type { Conversation } from './conversation.ts';
import { courseOf, setAside, type Turn } from './course.ts';
import { idsOfPeople, UNKNOWN } from './customer.ts';
import { reachOf, type Message } from './message.ts';
import { asEnded } from './opportunity.ts';
import { judgeAnswers } from './run-around.ts';
import { moodOf, wasRead } from './sentiment.ts';
import { isCustomerOf } from './pulse-entry.ts';
import { isQuestion, wantsAnswer } from './question.ts';
import type { Time } from './time.ts';
import { SET_ASIDE, triage, type Triage } from './triage.ts';

/**
 * A conversation, folded from all its messages in time order, from what people did with it, and from how many others its customer had
 * begun before (`earlier`); by how it was triaged before (`known`) where the words were erased. Depends on nothing but them and the brand's settings, so that any order of arrival ends the same. `overdue`
 * depends on the reader's clock and is false here: see `asOf`.
 */
export const foldConversation = (
  id: string,
  messages: readonly Message[],
  brand: BrandDocument,
  acts: readonly Act[] = [],
  earlier = 0,
  known?: Triage,
): Conversation | undefined => {
  const [first] = messages;
  const last = messages.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const told = messages.filter(({ deleted }) => deleted !== true);
  const inbound = told.filter(({ direction }) => direction === 'inbound');
  const heard = courseOf(told, acts);
  const reach = inbound.reduce((farthest, message) => (message.visibility === 'public' ? Math.max(farthest, reachOf(message)) : farthest), 0);
  const triaged = known ?? triage(inbound, { told, reach, waiting: waitingTurn(heard) !== undefined, brand, earlier });
  const course = triaged.intent === 'spam' && acts.every(isNote) ? setAside(heard) : heard;
  const waiting = waitingTurn(course);
  const { team = triaged.team, ...holding } = holdingOf(acts);
  const opening = openingOf(brand, team);
  const { judged, ...treatment } = judgeAnswers(told, brand);
  return {
    id,
    brand: first.brand,
    platform: first.platform,
    customer: customerOf(messages),
    status: course.status,
    ...triaged,
    ...(course.status === 'resolved' ? { priority: SET_ASIDE } : {}),
    ...(triaged.sale === undefined ? {} : { sale: asEnded(triaged.sale, acts) }),
    ...holding,
    team,
    messageCount: told.length,
    firstMessageAt: first.sentAt,
    lastMessageAt: last.sentAt,
    clocks: clocksOf(course, {
      opening,
      answerWithinMinutes: triaged.opportunity || owes(waiting, inbound, brand) ? answerWithinMinutes(brand, team) : undefined,
    }),
    mood: moodsOf(inbound),
    reach,
    answers: [...answersOf(told, course.turns, judged, opening)],
    public: told.some(({ visibility }) => visibility === 'public'),
    asks: inbound.some((message) => wantsAnswer(message) && isCustomerOf(message, brand)),
    ...(waiting === undefined ? {} : { waitsSince: waiting.askedAt }),
    ...(course.resolvedAt === undefined ? {} : { resolvedAt: course.resolvedAt }),
    reopened: course.reopened,
    earlier,
    ...treatment,
  };
};

/**
 * Whether an answer is owed to whoever waits: to a customer, unless all that they wrote since is glad and asks nothing. To answer praise is
 * kind, and no promise.
 */
const owes = (waiting: Turn | undefined, inbound: readonly Message[], brand: BrandDocument): boolean =>
  waiting !== undefined && inbound.some((message) => message.sentAt >= waiting.askedAt && isCustomerOf(message, brand) && !isGlad(message));

const isGlad = ({ sentiment, text }: Message): boolean => sentiment?.label === 'POSITIVE' && !isQuestion(text);

/** Who notes something down does not take a conversation out of where it was set aside; whatever else people do, does. */
const isNote = ({ type }: Act): boolean => type === 'note';

/** The conversation as somebody sees it at that time. */
export const asOf = (conversation: Conversation, now: Time): Conversation => ({
  ...conversation,
  clocks: { ...conversation.clocks, overdue: isOverdue(conversation, now) },
});

/** Goes by the smallest of all their ids; what else is told of them is what the last message says. */
function customerOf(messages: readonly Message[]): Conversation['customer'] {
  const inbound = messages.filter(({ direction }) => direction === 'inbound');
  const told = inbound.filter(({ deleted }) => deleted !== true);
  const author = (told.at(-1) ?? inbound[0])?.author;
  if (author === undefined) return { id: UNKNOWN };
  const { handle, name, followers } = author;
  const [id = author.id, ...others] = idsOfPeople(told.map((message) => message.author));
  return {
    id,
    ...(others.length === 0 ? {} : { ids: [id, ...others] }),
    ...(handle === undefined ? {} : { handle }),
    ...(name === undefined ? {} : { name }),
    ...(followers === undefined ? {} : { followers }),
  };
}

function moodsOf(inbound: readonly Message[]): Conversation['mood'] {
  const moods = inbound.flatMap(({ sentiment }) => (wasRead(sentiment) ? [moodOf(sentiment)] : []));
  const first = moods[0] ?? null;
  const last = moods.at(-1) ?? null;
  return { first, last, lift: first === null || last === null ? null : last - first, read: moods.length };
}
