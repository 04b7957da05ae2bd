/** A port that answers a few turns late, as the next number says. */
export const tardy = <Port extends object>(port: Port, lateness: () => number): Port =>
  new Proxy(port, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      return typeof member === 'function'
        ? async (...args: unknown[]) => {
            for (let turns = lateness(); turns > 0; turns -= 1) await Promise.resolve();
            return Reflect.apply(member, target, args);
          }
        : member;
    },
  });
