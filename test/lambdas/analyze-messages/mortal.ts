/**
 * How a process fails around its n-th call of a port. Dying before a call leaves the same behind as dying after the one before it,
 * so that three ways are all there are.
 */
export const DEATHS = ['ends after the call', 'cannot make the call, and lives', 'makes the call, learns of no answer, and lives'] as const;
export type Death = (typeof DEATHS)[number];

/** Counts the calls of ports, and makes the n-th the last one, or the faulty one. */
export class Mortality {
  readonly #at: number;
  readonly #death: Death;
  #calls = 0;

  constructor(at: number, death: Death = 'ends after the call') {
    this.#at = at;
    this.#death = death;
  }

  get calls(): number {
    return this.#calls;
  }

  get isReached(): boolean {
    return this.#calls >= this.#at;
  }

  /** A port whose every method is counted. */
  over<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver);
        return typeof member === 'function' ? (...args: unknown[]) => this.#call(() => Reflect.apply(member, target, args)) : member;
      },
    });
  }

  async #call(call: () => unknown): Promise<unknown> {
    this.#calls += 1;
    const isTheOne = this.#calls === this.#at;
    const isDead = this.#death === 'ends after the call' && this.#calls > this.#at;
    if (isDead || (isTheOne && this.#death === 'cannot make the call, and lives')) throw new Error(`nothing answers at call ${this.#calls}`);
    const answer = await call();
    if (isTheOne) throw new Error(`no answer to call ${this.#calls}`);
    return answer;
  }
}
