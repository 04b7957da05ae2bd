import type { Clients } from './an-instance.ts';

/**
 * How a function fares at its n-th call of AWS. It is killed before the call, which is the same as after the one before it; or the call is
 * made and its answer lost, which the function learns of, or which the SDK mends by calling again, as it does with connections that break.
 */
export const WAYS = ['is killed', 'learns of no answer, and lives', 'gets no answer, and the SDK calls again'] as const;
export type Way = (typeof WAYS)[number];

/** Counts the calls of clients, and lets the n-th go wrong. */
export class FatalCall {
  #at = Infinity;
  #way: Way = 'is killed';
  #calls = 0;
  #isDead = false;

  /** Watches over all calls of some clients from now on. */
  constructor({ dynamo, sqs, sns, comprehend }: Clients) {
    const watched =
      <Args, Answer>(next: (args: Args) => Promise<Answer>) =>
      (args: Args): Promise<Answer> =>
        this.#call(() => next(args));
    dynamo.middlewareStack.add(watched, { step: 'initialize' });
    sqs.middlewareStack.add(watched, { step: 'initialize' });
    sns.middlewareStack.add(watched, { step: 'initialize' });
    comprehend.middlewareStack.add(watched, { step: 'initialize' });
  }

  /** Begins to count anew: the n-th call is the one. */
  arm(at: number, way: Way): void {
    this.#at = at;
    this.#way = way;
    this.#calls = 0;
    this.#isDead = false;
  }

  get calls(): number {
    return this.#calls;
  }

  /** One invocation by a function's instance. Killed, it ends without a result, and takes nothing but itself with it. */
  async invoke<Result>(invocation: () => Promise<Result>): Promise<Result> {
    try {
      const result = await invocation();
      if (this.#isDead) throw new Error('killed');
      return result;
    } finally {
      this.#isDead = false;
    }
  }

  async #call<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    this.#calls += 1;
    const isTheOne = this.#calls === this.#at;
    if (isTheOne && this.#way === 'is killed') this.#isDead = true;
    if (this.#isDead) throw new Error('killed');
    const answer = await call();
    if (!isTheOne) return answer;
    if (this.#way === 'gets no answer, and the SDK calls again') return call();
    throw new Error('no answer');
  }
}
