import type { BrandDocument } from './brand.ts';
import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { isAnswer, type AnswerJudgement } from './answers.ts';
import { namesAny, termsOf } from './terms.ts';

/**
 * What a brand writes when it sends a customer elsewhere: to direct messages, the telephone, a form. A first and short list;
 * it knows a redirect by its words, and not whether an answer stood beside it.
 */
const ELSEWHERE = termsOf({
  en: 'dm us, send us a dm, direct message, private message, message us privately, call us, give us a call, email us, contact form, hotline',
  de: 'direktnachricht, per dm, ruf uns an, rufen sie, schreib uns eine mail, kontaktformular',
  es: 'mensaje directo, mensaje privado, llámanos, escríbenos a',
  fr: 'message privé, en mp, appelez',
  pt: 'mensagem direta, mensagem privada, ligue para',
  it: 'messaggio privato, in privato, chiamaci',
});

/** How the brand's answers treated the customer. `told` are the messages of a conversation in time order, deleted ones left out. */
export const judgeAnswers = (
  told: readonly Message[],
  { handOffs }: BrandDocument,
): Pick<Conversation, 'runAround'> & { readonly answeredInChannel?: boolean; readonly judged: readonly AnswerJudgement[] } => {
  const allowed = handOffs.flatMap(({ terms }) => terms);
  const answers = told.filter(isAnswer);
  const sentAway = answers.filter(({ text }) => namesAny(text, ELSEWHERE) && !namesAny(text, allowed));
  return {
    judged: sentAway.map(({ id, text }) => ({ id, elsewhere: true, words: ELSEWHERE.filter((term) => namesAny(text, [term])) })),
    runAround: sentAway.some((redirect) => asksAgain(told.slice(told.indexOf(redirect) + 1))),
    ...(answers.length === 0 ? {} : { answeredInChannel: sentAway.length < answers.length }),
  };
};

/** Whoever writes again after being sent away, and not to give thanks, has not been helped. */
const asksAgain = (later: readonly Message[]): boolean => {
  const next = later.find(({ direction }) => direction === 'inbound');
  return next !== undefined && next.sentiment?.label !== 'POSITIVE';
};
