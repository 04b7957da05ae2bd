import type { Opening } from './business-hours.ts';
import { responseSeconds } from './clocks.ts';
import { ANSWERS_KEPT, type Answer } from './conversation.ts';
import type { Turn } from './course.ts';
import type { Message } from './message.ts';

/** How one answer treated the customer, by which words, and whether the allow list made it right to send the customer elsewhere. */
export type AnswerJudgement = Pick<Answer, 'id' | 'elsewhere' | 'words' | 'handOff'>;

/** True for what a person of the brand wrote. Automation answers nobody. */
export const isAnswer = ({ direction, author }: Pick<Message, 'direction' | 'author'>): boolean =>
  direction === 'outbound' && author.role !== 'automation';

/** The answers of people among some messages in time order, each with how long the customer had waited for it and how it was judged. */
export const answersOf = (
  told: readonly Message[],
  turns: readonly Turn[],
  judged: readonly AnswerJudgement[],
  opening: Opening,
): readonly Answer[] => {
  const answers = told.filter(isAnswer);
  const turnOf = new Map(turns.map((turn) => [turn.answer, turn]));
  const judgementOf = new Map(judged.map((judgement) => [judgement.id, judgement]));
  return answers.slice(-ANSWERS_KEPT).map((message) => {
    const turn = turnOf.get(message.id);
    const seconds = turn && responseSeconds(turn, opening);
    return {
      elsewhere: false,
      words: [],
      ...judgementOf.get(message.id),
      id: message.id,
      at: message.sentAt,
      agent: agentOf(message),
      ...(seconds === undefined ? {} : { seconds }),
      first: message === answers[0],
    };
  });
};

/**
 * Initials at the end of an answer, as `^RM`, `*RM`, `-RM` or `/RM`: how people who share one account sign. Behind a dash or a slash, which
 * mean much else ("Mon - Fri"), only two or three capitals right behind it do.
 */
const SIGNED = /(?:[\s.!?]|^)(?:[\^*~]\s?(?<marked>[A-Z][A-Za-z]{0,2})|[/-](?<parted>[A-Z]{2,3}))\s*$/u;

/** Who wrote an answer: its author, and where several share the account, the initials that they sign with. */
export const agentOf = ({ author, text }: Pick<Message, 'author' | 'text'>): string => {
  const { marked, parted = marked } = SIGNED.exec(text.replace(/https?:\/\/\S+/gu, ''))?.groups ?? {};
  return parted === undefined ? author.id : `${author.id} ^${parted.toUpperCase()}`;
};
