/** How much a chunk may hold: so many items, and so much weight together. */
export interface ChunkLimits<T> {
  readonly items: number;
  readonly weight: number;
  readonly weightOf: (item: T) => number;
}

/** Items in their order, in chunks that keep both limits. An item that is heavier than a chunk may be comes alone: whoever takes it must refuse it. */
export const chunksOf = <T>(items: readonly T[], { items: most, weight: heaviest, weightOf }: ChunkLimits<T>): T[][] => {
  const chunks: T[][] = [];
  let room = 0;
  for (const item of items) {
    const weight = weightOf(item);
    const last = chunks.at(-1);
    const fits = last !== undefined && last.length < most && weight <= room;
    if (fits) last.push(item);
    else chunks.push([item]);
    room = (fits ? room : heaviest) - weight;
  }
  return chunks;
};
