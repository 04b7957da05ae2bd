import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const NAME = 'mortal';

/** Lets a client send so many commands more and none after them, as if the process were killed there, until it is revived. */
export const dieAfter = (client: DynamoDBClient, commands: number): { revive: () => void } => {
  let left = commands;
  client.middlewareStack.add(
    (next) => async (args) => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return next(args);
    },
    { step: 'initialize', name: NAME },
  );
  return { revive: () => void client.middlewareStack.remove(NAME) };
};

/** How many commands an act sends when nothing happens to it. */
export const commandsOf = async (client: DynamoDBClient, act: () => Promise<unknown>): Promise<number> => {
  let sent = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      sent += 1;
      return next(args);
    },
    { step: 'initialize', name: NAME },
  );
  await act();
  client.middlewareStack.remove(NAME);
  return sent;
};
