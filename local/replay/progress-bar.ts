import { MultiBar, type SingleBar } from 'cli-progress';
import type { Screen } from '../screen.ts';
import type { ReplayProgress } from './replay.ts';

/** Shows how far a replay is: a bar on a terminal, a line at each tenth elsewhere. `close` ends it. */
export const showProgress = (screen: Screen, name: string, asBar: boolean): ReplayProgress & { close(): void } =>
  asBar ? bar(screen, name) : lines(screen, name);

/** Whatever is said meanwhile stands above the bar. */
function bar(screen: Screen, name: string): ReplayProgress & { close(): void } {
  const bars = new MultiBar({
    format: `replaying ${name} [{bar}] {percentage} %  {value} of {total} messages`,
    hideCursor: true,
    stopOnComplete: false,
  });
  let shown: SingleBar | undefined;
  return {
    surveyed: ({ messages }) => {
      shown = bars.create(messages, 0);
      screen.through((line) => bars.log(line));
    },
    moved: (delivered) => shown?.update(delivered),
    close: () => {
      screen.through(undefined);
      bars.stop();
    },
  };
}

function lines(screen: Screen, name: string): ReplayProgress & { close(): void } {
  let messages = 0;
  let told = 0;
  return {
    surveyed: (summary) => {
      messages = summary.messages;
      screen.say('replay began', { file: name, messages }, `replaying ${name}: ${messages} messages`);
    },
    moved: (delivered) => {
      const tenths = Math.floor((10 * delivered) / messages);
      if (tenths > told) screen.say('replay moved', { delivered, messages }, `  ${delivered} of ${messages} delivered`);
      told = Math.max(told, tenths);
    },
    close: () => undefined,
  };
}
