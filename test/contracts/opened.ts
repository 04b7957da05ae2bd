import { afterEach, beforeEach } from 'vitest';

/** Opens an empty implementation of a port. */
export type Open<Port> = () => Promise<{ port: Port; close: () => Promise<void> }>;

/** A freshly opened port for each test of the enclosing `describe`. */
export const openedForEach = <Port>(open: Open<Port>): (() => Port) => {
  let opened: Awaited<ReturnType<Open<Port>>> | undefined;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });
  return () => {
    if (opened === undefined) throw new Error('the port is open inside a test only');
    return opened.port;
  };
};
