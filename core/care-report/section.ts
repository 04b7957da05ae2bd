import type { Figure } from '../alert/figures.ts';

/** Rows under their heads. All but the first column are figures. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of a report. What is empty is not shown. */
export interface Section {
  readonly title: string;
  readonly sentences?: readonly string[];
  readonly figures?: readonly Figure[];
  readonly table?: Table;
}
