/** A thing that is made when it is first asked for, and kept: what is dear to make delays nobody who never asks. */
export const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
