import { actIdOf, isSameDeed, type AskedAct } from '../../core/new-act.ts';
import { badRequest, unprocessable } from '../../core/problem.ts';
import type { Question } from './routes.ts';

/** Visible ASCII, as HTTP has it. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The id of the act that a request asks for: of the caller's `Idempotency-Key` when there is one, so that the same request sent again is
 * the same act, else of the request alone. Throws Problem 400 on a key that is none.
 */
export const askedId = (caller: string, { subject, event }: Question): string => {
  const key = event.headers['idempotency-key'];
  if (key === undefined) return event.requestContext.requestId;
  if (KEY.test(key)) return actIdOf(caller, subject, key);
  throw badRequest('The header Idempotency-Key cannot be read.', [
    { path: 'idempotency-key', message: 'expected 1 to 255 visible ASCII characters' },
  ]);
};

/** The act that was done under the id of what is asked now, if it was. Throws Problem 422 when that did something else. */
export const doneBefore = <A extends AskedAct>(acts: readonly A[], asked: AskedAct): A | undefined => {
  const done = acts.find(({ id }) => id === asked.id);
  if (done === undefined || isSameDeed(done, asked)) return done;
  throw unprocessable('This Idempotency-Key was used for something else.', [
    { path: 'idempotency-key', message: 'expected a new key for a new act, or the same act as before' },
  ]);
};
