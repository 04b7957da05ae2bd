import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** So much of so much is done of what is going on. */
  moved(what: string, done: number, of: number): void;
  close(): void;
}

/** A bar on a terminal that goes when all is done; nothing elsewhere. Cursor and line breaks stay as they are, so that Ctrl-C leaves nothing to tidy up. */
export const showProgress = (stream: NodeJS.WriteStream): Progress => {
  if (!stream.isTTY) return { moved: () => undefined, close: () => undefined };
  const bar = new SingleBar(
    { format: '{what} [{bar}] {percentage} %', clearOnComplete: true, linewrap: true, gracefulExit: false, stream },
    Presets.legacy,
  );
  return {
    moved: (what, done, of) => {
      if (!bar.isActive) bar.start(of, done, { what });
      bar.setTotal(of);
      bar.update(done, { what });
    },
    close: () => bar.stop(),
  };
};
