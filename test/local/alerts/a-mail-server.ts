import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { portOf } from './port-of.ts';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** A mail server on the loopback interface that keeps what it gets. Addresses of `refused` are not known to it. */
export const aMailServer = async (refused: readonly string[] = []) => {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refused.includes(address) ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${portOf(listening)}`, received, close };
};
