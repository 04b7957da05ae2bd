import { UsageError } from './options.ts';

/** Runs a command of this machine, and says in words for the user why it could not be done. Whoever reads its output may leave. */
export const runCommand = async (main: (argv: readonly string[]) => Promise<void>): Promise<void> => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads us has enough, as `head` does.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    const isOurs = error instanceof UsageError;
    process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
};
