/** A label that begins at its line and goes to the right. */
export interface Placed {
  readonly x: number;
  readonly width: number;
}

/**
 * The lane of each label, 0 uppermost, so that no two labels overlap and no line, which goes down from its own label, runs through
 * another. Labels must come from left to right: each stands below all those that reach as far as its line.
 */
export const lanesOf = (labels: readonly Placed[]): readonly number[] => {
  const ends: number[] = [];
  return labels.map(({ x, width }) => {
    const lane = ends.findLastIndex((end) => end >= x) + 1;
    ends[lane] = x + width;
    return lane;
  });
};
