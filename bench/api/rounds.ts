import { createRandom } from '../../local/sample/random.ts';
import type { Api, ListQuestion } from './questions.ts';

/** What a page took at each size, in milliseconds, one a round. */
export interface Times {
  readonly question: ListQuestion;
  readonly small: readonly number[];
  readonly large: readonly number[];
}

/** Rounds before the count begins: what runs often is compiled by then. */
const WARM_UP = 20;

/** The questions that all of some APIs answer with whole pages. Throws when one is answered with less. */
export const answeredQuestions = async (questions: readonly ListQuestion[], apis: readonly Api[]): Promise<readonly ListQuestion[]> => {
  const answered: ListQuestion[] = [];
  for (const question of questions) {
    const pages = await Promise.all(apis.map(async (api) => api.pageOf(await api.answer(await api.eventOf(question, createRandom(0))))));
    if (pages.includes(undefined)) continue;
    const rows = pages.map((page) => page?.items.length ?? 0);
    if (rows.some((count) => count !== question.rows)) throw new Error(`"${question.name}" has ${rows.join(' and ')} rows, not ${question.rows}`);
    answered.push(question);
  }
  return answered;
};

/**
 * Asks each question at both sizes, round by round, now the one first and now the other, so that whatever else the machine does befalls
 * both alike. `moved` hears how many rounds are done.
 */
export const timesOf = async (
  questions: readonly ListQuestion[],
  { small, large }: Readonly<Record<'small' | 'large', Api>>,
  rounds: number,
  moved: (done: number) => void,
): Promise<readonly Times[]> => {
  const all = questions.map((question) => ({ question, small: [] as number[], large: [] as number[] }));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const times of all) {
      const turns = [
        { api: small, into: times.small },
        { api: large, into: times.large },
      ];
      for (const { api, into } of round % 2 === 0 ? turns : turns.toReversed()) {
        const took = await timed(api, times.question, round + WARM_UP);
        if (round >= 0) into.push(took);
      }
    }
    moved(Math.max(0, round + 1));
  }
  return all;
};

/** The milliseconds of one answer. Both sizes are asked for the same place in one round. */
async function timed(api: Api, question: ListQuestion, round: number): Promise<number> {
  const event = await api.eventOf(question, createRandom(round));
  const started = performance.now();
  await api.answer(event);
  return performance.now() - started;
}

/** The smallest of some numbers that so great a share of them does not exceed. */
export const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(numbers.length * share) - 1)] ?? Number.NaN;
