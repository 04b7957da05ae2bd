interface Waiting<T> {
  readonly rows: readonly T[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Gathers writes, so that many callers share one wait for the disk. */
export interface GroupCommit<T> {
  /** Resolves once the rows are durable; rejects when the transaction that they shared failed. */
  write(rows: readonly T[]): Promise<void>;
  /** Writes now what waits. */
  flush(): void;
}

/** `commit` must write all rows in one transaction or throw. It gets the rows of every call of one turn of the event loop, in call order. */
export const groupCommit = <T>(commit: (rows: readonly T[]) => void): GroupCommit<T> => {
  let waiting: Waiting<T>[] = [];
  const flush = (): void => {
    const group = waiting;
    if (group.length === 0) return;
    waiting = [];
    try {
      commit(group.flatMap(({ rows }) => rows));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  };
  const write = (rows: readonly T[]): Promise<void> => {
    if (rows.length === 0) return Promise.resolve();
    if (waiting.length === 0) setImmediate(flush);
    return new Promise((resolve, reject) => waiting.push({ rows, resolve, reject }));
  };
  return { write, flush };
};
