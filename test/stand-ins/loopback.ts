import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on a free port of this machine only; answers the URL. */
export const listenOnLoopback = async (server: Server, port = 0): Promise<string> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a port was expected');
  return `http://127.0.0.1:${address.port}`;
};
