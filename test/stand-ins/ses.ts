import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback } from './loopback.ts';

/** A mail as SES was asked to send it. */
export interface SesMail {
  readonly FromEmailAddress: string;
  readonly Destination: { readonly ToAddresses: readonly string[] };
  readonly Content: {
    readonly Simple: {
      readonly Subject: { readonly Data: string };
      readonly Body: { readonly Text: { readonly Data: string }; readonly Html: { readonly Data: string } };
      readonly Headers: readonly { readonly Name: string; readonly Value: string }[];
    };
  };
}

/** Amazon SES (version 2) behind its wire protocol: keeps what it is asked to send. */
export interface Ses {
  readonly url: string;
  readonly sent: readonly SesMail[];
  /** The next so many calls are too fast for it. */
  throttle(calls: number): void;
  /** Mails to this address are refused: in the sandbox, all that are not verified. */
  refuse(address: string): void;
  close(): Promise<void>;
}

/** What SES says of a header of a simple mail: printable ASCII, no name that it sets itself, at most so many. */
const HEADERS_AT_MOST = 15;
const ITS_OWN = /^(from|to|cc|bcc|subject|date|message-id|mime-version|content-type|return-path|reply-to)$/i;

/** Starts on a free port of this machine. */
export const startSes = async (): Promise<Ses> => {
  const sent: SesMail[] = [];
  const refused = new Set<string>();
  let throttled = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request, (chunk: Buffer) => chunk)).toString();
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') return refuse(response, 404, 'NotFoundException');
    if (throttled > 0) {
      throttled -= 1;
      return refuse(response, 429, 'TooManyRequestsException');
    }
    const mail = JSON.parse(body) as SesMail;
    if (badHeaders(mail).length > 0) return refuse(response, 400, 'BadRequestException');
    if (mail.Destination.ToAddresses.some((address) => refused.has(address))) return refuse(response, 400, 'MessageRejected');
    sent.push(mail);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ MessageId: `mail-${sent.length}` }));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return {
    url: await listenOnLoopback(server),
    sent,
    throttle: (calls) => (throttled = calls),
    refuse: (address) => refused.add(address),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const badHeaders = ({ Content: { Simple } }: SesMail): readonly object[] =>
  Simple.Headers.filter(
    ({ Name, Value }, index) => index >= HEADERS_AT_MOST || ITS_OWN.test(Name) || !/^[!-9;-~]{1,126}$/.test(Name) || !/^[ -~]{1,870}$/.test(Value),
  );

const refuse = (response: ServerResponse, status: number, code: string): void =>
  void response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': code }).end(JSON.stringify({ message: 'refused' }));
