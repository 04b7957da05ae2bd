/** A source map as esbuild writes it (ECMA-426, version 3). */
export interface SourceMap {
  readonly version: number;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/** A place in the bundle's line: its column, and where it came from. All but the column are absent where nothing is told. */
type Segment =
  | readonly [column: number]
  | readonly [column: number, source: number, line: number, sourceColumn: number]
  | readonly [column: number, source: number, line: number, sourceColumn: number, name: number];

/**
 * The map without what it tells of some sources: places of theirs map to nothing. Node reads the whole map whenever it loads the module, and nine
 * tenths of a bundle's map are about packages, in whose lines nobody looks for our errors.
 */
export const withoutSources = ({ version, sources, names, mappings }: SourceMap, isLeftOut: (source: string) => boolean): SourceMap => {
  const keptSources = renumbered();
  const keptNames = renumbered();
  const kept = ([column, source, line = 0, sourceColumn = 0, name]: Segment): Segment => {
    if (source === undefined || isLeftOut(sources[source] ?? '')) return [column];
    const place = [column, keptSources.numberOf(source), line, sourceColumn] as const;
    return name === undefined ? place : [...place, keptNames.numberOf(name)];
  };
  const lines = decoded(mappings).map((segments) => withoutRepeats(segments.map(kept)));
  const of = (all: readonly string[], numbers: readonly number[]): string[] => numbers.map((number) => all[number] ?? '');
  return { version, sources: of(sources, keptSources.numbers()), names: of(names, keptNames.numbers()), mappings: encoded(lines) };
};

/** Gives numbers anew, in the order in which they are first asked for. */
function renumbered(): { numberOf(old: number): number; numbers(): readonly number[] } {
  const numbers = new Map<number, number>();
  return {
    numberOf: (old) => {
      const known = numbers.get(old) ?? numbers.size;
      numbers.set(old, known);
      return known;
    },
    numbers: () => [...numbers.keys()],
  };
}

/** Where nothing is told, it need not be said twice in a row, nor before anything is told. */
const withoutRepeats = (segments: readonly Segment[]): Segment[] =>
  segments.filter((segment, index) => segment.length > 1 || (segments[index - 1]?.length ?? 1) > 1);

/** In each line the columns are counted from the segment before; all else from the last segment that had it, across lines. */
function decoded(mappings: string): Segment[][] {
  const state = [0, 0, 0, 0, 0];
  return mappings.split(';').map((line) => {
    state[0] = 0;
    if (line === '') return [];
    return line.split(',').map((text) => {
      const deltas = numbersOf(text);
      for (const [field, delta] of deltas.entries()) state[field] = (state[field] ?? 0) + delta;
      const [column = 0, source = 0, sourceLine = 0, sourceColumn = 0, name = 0] = state;
      if (deltas.length === 1) return [column];
      return deltas.length === state.length ? [column, source, sourceLine, sourceColumn, name] : [column, source, sourceLine, sourceColumn];
    });
  });
}

function encoded(lines: readonly (readonly Segment[])[]): string {
  const state = [0, 0, 0, 0, 0];
  const textOf = (segment: Segment): string =>
    segment
      .map((value, field) => {
        const delta = value - (state[field] ?? 0);
        state[field] = value;
        return digitsOf(delta);
      })
      .join('');
  return lines
    .map((segments) => {
      state[0] = 0;
      return segments.map(textOf).join(',');
    })
    .join(';');
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A digit carries five bits, and a sixth that says whether more follow. The lowest bit of a number is its sign. */
const BITS = 5;
const MORE = 1 << BITS;

function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let [number, shift] = [0, 0];
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    number += (digit & (MORE - 1)) << shift;
    shift += BITS;
    if ((digit & MORE) !== 0) continue;
    numbers.push((number & 1) === 1 ? -(number >> 1) : number >> 1);
    [number, shift] = [0, 0];
  }
  return numbers;
}

function digitsOf(number: number): string {
  let left = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = '';
  do {
    const digit = left & (MORE - 1);
    left >>>= BITS;
    text += DIGITS[left === 0 ? digit : digit | MORE] ?? '';
  } while (left !== 0);
  return text;
}
