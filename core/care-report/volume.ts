import { emptyPulse, merge, type Pulse } from '../pulse.ts';
import type { Step } from './period.ts';

/** The pulse of each step of a report, from its minutes. Changed in place: a week has ten thousand. */
export class VolumeTally {
  readonly #steps: readonly Step[];
  readonly #pulses: Pulse[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    this.#pulses = steps.map(({ from }) => emptyPulse(from));
  }

  /** Minutes outside all steps are passed over. */
  add(minutes: readonly Pulse[]): void {
    for (const pulse of minutes) {
      const step = this.#steps.findIndex(({ from, to }) => pulse.minute >= from && pulse.minute < to);
      const before = this.#pulses[step];
      if (before !== undefined) this.#pulses[step] = merge(before, pulse);
    }
  }

  messages(): number {
    return this.#pulses.reduce((sum, { messages }) => sum + messages, 0);
  }

  /** One a step, in their order, also of those in which nobody wrote. */
  pulses(): readonly Pulse[] {
    return this.#pulses;
  }
}
