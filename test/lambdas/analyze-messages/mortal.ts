/** How the process fails at its n-th call of a port. */
export const DEATHS = ['dies before the call', 'dies after the call', 'has one fault and lives'] as const;
export type Death = (typeof DEATHS)[number];

/** Counts the calls of ports, and makes the n-th the last one, or the faulty one. */
export class Mortality {
  readonly #at: number;
  readonly #death: Death;
  #calls = 0;

  constructor(at: number, death: Death) {
    this.#at = at;
    this.#death = death;
  }

  get calls(): number {
    return this.#calls;
  }

  get isReached(): boolean {
    return this.#calls >= this.#at;
  }

  /** A port, or several, whose every method is counted. What does not answer with a promise is left alone. */
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
    const isDead = this.#death !== 'has one fault and lives' && this.#calls > this.#at;
    const isLast = this.#calls === this.#at;
    if (isDead || (isLast && this.#death !== 'dies after the call')) throw new Error(`nothing answers at call ${this.#calls}`);
    const answer = await call();
    if (isLast) throw new Error(`the process ends after call ${this.#calls}`);
    return answer;
  }
}
