import type { Answer, Call } from './calls.ts';
import { unitsOf, type Document } from './document.ts';
import type { Patience, Pause } from './patience.ts';

/** What was answered, and so is paid for; `throttled` counts the calls that came too fast. */
export interface Tally {
  /** Documents whose mood was read. */
  asked: number;
  /** Documents whose language was told. Comprehend charges as much for it. */
  languagesAsked: number;
  units: number;
  throttled: number;
}

/** Documents that one call takes, and what an answer counts as. */
export interface Batch<T> {
  readonly documents: readonly Document[];
  readonly call: Call<T>;
  readonly countsAs: 'asked' | 'languagesAsked';
}

/** One read's asking: how long it goes on, and what it came to. */
export interface Asking {
  readonly patience: Patience;
  readonly pause: Pause;
  readonly tally: Tally;
}

export interface Answers<T> {
  /** Undefined for a document that will never be read. */
  readonly values: ReadonlyMap<Document, T | undefined>;
  /** Why the other documents have no answer. */
  readonly failures: readonly Error[];
}

/**
 * A call that failed as a whole so often is made in two halves from then on: one text in it may be to blame, and is found. When both
 * halves fail it is Comprehend, and the halves are not halved again.
 */
const WHOLE_ATTEMPTS = 3;
/** How many calls are under way at once. */
const CALLS_AT_ONCE = 4;

/** Asks about all batches, each until all of it is answered. Never rejects: what one batch could not get costs the others nothing. */
export async function ask<T>(batches: readonly Batch<T>[], asking: Asking): Promise<Answers<T>> {
  const values = new Map<Document, T | undefined>();
  const failures: Error[] = [];
  const left = batches.values();
  const caller = async () => {
    for (const batch of left) {
      const failure = await failureOf(batch, values, asking);
      if (failure !== undefined) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: Math.min(CALLS_AT_ONCE, batches.length) }, caller));
  return { values, failures };
}

/** Asks about one batch, and again about what of it is unanswered, until nothing is or patience ends. */
async function failureOf<T>(batch: Batch<T>, values: Map<Document, T | undefined>, asking: Asking): Promise<Error | undefined> {
  let left = batch.documents;
  let failedWhole = 0;
  for (let attempt = 0; ; attempt += 1) {
    if (asking.patience.isResting()) return new Error(`Comprehend gave no answer just now; ${left.length} texts were not asked about.`);
    const answers = await (failedWhole < WHOLE_ATTEMPTS ? batch.call(left) : inHalves(left, batch.call));
    failedWhole = answers.some(isWholeFailure) ? failedWhole + 1 : 0;
    left = unanswered(left, answers, values, batch, asking.tally);
    if (left.length === 0) return undefined;
    if (answers.some(isLasting) || !(await asking.pause(attempt))) return givenUp(left, answers, batch, asking.patience);
  }
}

async function inHalves<T>(documents: readonly Document[], call: Call<T>): Promise<readonly Answer<T>[]> {
  const half = Math.ceil(documents.length / 2);
  const halves = [documents.slice(0, half), documents.slice(half)].filter(({ length }) => length > 0);
  return (await Promise.all(halves.map(call))).flat();
}

/** Takes down what was answered; returns what was not. */
function unanswered<T>(
  documents: readonly Document[],
  answers: readonly Answer<T>[],
  values: Map<Document, T | undefined>,
  { countsAs }: Batch<T>,
  tally: Tally,
): readonly Document[] {
  if (answers.some((answer) => answer.is === 'put off' && answer.fault === 'throttled')) tally.throttled += 1;
  return documents.filter((document, index) => {
    const answer = answers[index];
    if (answer === undefined || answer.is === 'put off') return true;
    if (answer.is === 'read') {
      tally[countsAs] += 1;
      tally.units += unitsOf(document);
    }
    values.set(document, answer.is === 'read' ? answer.value : undefined);
    return false;
  });
}

const isLasting = <T>(answer: Answer<T>): boolean => answer.is === 'put off' && answer.fault === 'lasting';

/** Throttled calls are not taken apart: more calls are the last that is wanted then. */
const isWholeFailure = <T>(answer: Answer<T>): boolean => answer.is === 'put off' && answer.isWhole && answer.fault === 'passing';

/** When whole calls fail though nothing is wrong with them, and nothing of a batch was answered, the others need not try either. */
function givenUp<T>(left: readonly Document[], answers: readonly Answer<T>[], { documents }: Batch<T>, patience: Patience): Error {
  const putOff = answers.flatMap((answer) => (answer.is === 'put off' ? [answer] : []));
  if (left.length === documents.length && putOff.some(({ isWhole, fault }) => isWhole && fault !== 'lasting')) patience.rest();
  const reasons = [...new Set(putOff.map(({ because }) => because))].join(', ');
  return new Error(`Comprehend left ${left.length} texts unread: ${reasons}.`);
}
