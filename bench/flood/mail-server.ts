import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import type { Time } from '../../core/time.ts';

/** A mail that came. */
export interface Mail {
  /** When it was there as a whole. */
  readonly at: Time;
  readonly to: string;
  readonly brand: string;
  readonly subject: string;
}

export interface MailServer {
  readonly url: string;
  /** In the order in which they came. */
  readonly mails: readonly Mail[];
  close(): Promise<void>;
}

/** A real mail server on the loopback interface, which takes everything as fast as it comes. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const head = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n', 1)[0] ?? '';
        mails.push({
          at: Date.now(),
          to: envelope.rcptTo.map(({ address }) => address).join(', '),
          brand: fieldOf(head, 'X-Groundswell-Brand'),
          subject: fieldOf(head, 'Subject'),
        });
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new TypeError('the mail server has no port');
  return { url: `smtp://127.0.0.1:${address.port}`, mails, close: () => new Promise((resolve) => server.close(() => resolve())) };
};

/** A header's value on one line; empty when it is not there. */
const fieldOf = (head: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';
