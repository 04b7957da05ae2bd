/** So many are remembered at once: more than one analysis ever saves, and less than a megabyte. */
const REMEMBERED = 5_000;

/**
 * The messages that nobody waited for when this instance saved them in their place. Each is told once, for the look that follows its
 * save; what is forgotten is asked for.
 */
export const createUnawaited = () => {
  const saved = new Set<string>();
  return {
    /** What the save of a message has seen. */
    note: (brand: string, id: string, isUnawaited: boolean): void => {
      saved.delete(keyOf(brand, id));
      if (!isUnawaited) return;
      saved.add(keyOf(brand, id));
      const [oldest] = saved;
      if (saved.size > REMEMBERED && oldest !== undefined) saved.delete(oldest);
    },
    /** True when the message is one of them, and from then on it is none. */
    take: (brand: string, id: string): boolean => saved.delete(keyOf(brand, id)),
  };
};
export type Unawaited = ReturnType<typeof createUnawaited>;

/** A brand's name knows no `#`. */
const keyOf = (brand: string, id: string): string => `${brand}#${id}`;
