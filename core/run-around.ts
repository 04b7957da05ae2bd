import { isAnswer, type AnswerJudgement } from './answers.ts';
import type { BrandDocument } from './brand.ts';
import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { isQuestion } from './question.ts';
import { partsOf, type Part } from './run-around/parts.ts';
import { RIGHTLY_PRIVATE } from './run-around/words.ts';
import { moodOf, wasRead } from './sentiment.ts';
import { termFinder, wordsOf, type TermFinder } from './term-finder.ts';

/** How a brand's answers treated a customer, and each of them. */
export type Treatment = Pick<Conversation, 'runAround'> & { readonly answeredInChannel?: boolean; readonly judged: readonly AnswerJudgement[] };

/**
 * How the brand's answers treated the customer. `told` are the messages of a conversation in time order, deleted ones left out. An answer
 * sends the customer elsewhere when it names another channel or shows a page, and says nothing beside that which could be an answer: no
 * statement of its own, and no question that goes on in the thread. A run-around is one after which the customer asks again or turns sourer.
 */
export const judgeAnswers = (told: readonly Message[], { handOffs }: BrandDocument): Treatment => {
  const allowed = [...handOffs.map(allowedBy), ...ALWAYS_ALLOWED];
  const answers = told.filter(isAnswer);
  const judged = answers.map((answer) => judge(answer, allowed));
  const away = new Set(judged.flatMap(({ id, elsewhere }) => (elsewhere ? [id] : [])));
  return {
    judged,
    runAround: told.some(({ id }, at) => away.has(id) && isNotHelped(told.slice(0, at), told.slice(at + 1))),
    ...(answers.length === 0 ? {} : { answeredInChannel: away.size < answers.length }),
  };
};

interface Allowed {
  readonly name: string;
  readonly finder: TermFinder;
}

const allowedBy = ({ name, terms }: BrandDocument['handOffs'][number]): Allowed => ({ name, finder: termFinder(terms) });
const ALWAYS_ALLOWED = RIGHTLY_PRIVATE.map(allowedBy);

function judge({ id, text }: Message, allowed: readonly Allowed[]): AnswerJudgement {
  const parts = partsOf(text);
  const away = parts.flatMap(({ does, words }) => (does === 'sends away' ? words : []));
  if (away.length === 0 || isAnsweredBeside(parts)) return { id, elsewhere: false, words: [] };
  const words = wordsOf(text);
  const handOff = allowed.find(({ finder }) => finder(words).length > 0)?.name;
  return { id, elsewhere: handOff === undefined, words: [...new Set(away)], ...(handOff === undefined ? {} : { handOff }) };
}

/**
 * True when something stands beside it that can be an answer, or a question is put in the thread. What comes after the name of another
 * channel is about the way there; and whoever is asked to change the channel is not asked in this one.
 */
function isAnsweredBeside(parts: readonly Part[]): boolean {
  const way = parts.findIndex(({ channel }) => channel);
  const says = (does: Part['does'], among: readonly Part[]): boolean => among.some((part) => part.does === does);
  return says('answers', way === -1 ? parts : parts.slice(0, way)) || (way === -1 && says('asks', parts));
}

/** So much lower a mood has turned sourer: a third of the way from neutral to the end. */
const SOURER = 0.33;

/** Whoever writes again after being sent away has been helped only when it is neither a question nor a complaint, and the mood has not fallen. */
function isNotHelped(before: readonly Message[], later: readonly Message[]): boolean {
  const next = later.find(({ direction }) => direction === 'inbound');
  if (next === undefined || next.sentiment?.label === 'POSITIVE') return false;
  if (isQuestion(next.text) || next.sentiment?.label === 'NEGATIVE' || !wasRead(next.sentiment)) return true;
  const earlier = before.findLast(({ direction, sentiment }) => direction === 'inbound' && wasRead(sentiment))?.sentiment;
  return earlier !== undefined && moodOf(next.sentiment) < moodOf(earlier) - SOURER;
}
