import type { Failing } from '../../../core/alert/back-off.ts';
import type { Time } from '../../../core/time.ts';
import type { Deliveries, DeliveryLog } from '../../../lambdas/alert-ports.ts';

/** What was delivered where and what failed, for tests that need no disk. */
export class InMemoryDeliveryLog implements DeliveryLog {
  readonly marks = new Map<string, Map<string, Time>>();
  readonly #failing = new Map<string, Map<string, Failing>>();

  async of(letter: string): Promise<Deliveries> {
    return { delivered: new Set(this.marks.get(letter)?.keys()), failing: new Map(this.#failing.get(letter)) };
  }

  async markDelivered(letter: string, destination: string, at: Time): Promise<void> {
    const marks = this.marks.get(letter) ?? new Map<string, Time>();
    this.marks.set(letter, marks.set(destination, marks.get(destination) ?? at));
  }

  async markFailed(letter: string, destination: string, at: Time): Promise<Failing> {
    const all = this.#failing.get(letter) ?? new Map<string, Failing>();
    const before = all.get(destination);
    const failing = { since: before?.since ?? at, lastAt: at, attempts: (before?.attempts ?? 0) + 1 };
    this.#failing.set(letter, all.set(destination, failing));
    return failing;
  }

  async forgetFailures(letter: string, destination: string): Promise<void> {
    this.#failing.get(letter)?.delete(destination);
  }
}
