/** A thing that is made when it is first asked for, and kept: what is dear to make delays nobody who never asks. */
export const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Things that are made when their key is first asked for. At most `limit` are kept; the one made first goes first. */
export const oncePerKey = <K extends string | number, T extends object>(limit: number, make: (key: K) => T): ((key: K) => T) => {
  const kept = new Map<K, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const [oldest] = kept.keys();
    if (kept.size >= limit && oldest !== undefined) kept.delete(oldest);
    const made = make(key);
    kept.set(key, made);
    return made;
  };
};
