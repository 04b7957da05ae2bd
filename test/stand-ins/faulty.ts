import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { halfOf } from './half-batches.ts';
import { listenOnLoopback } from './loopback.ts';

/**
 * What can go wrong on the wire. `throttle` and `fail` (500) are answers of the service; with `drop` the connection ends before the
 * service has heard of the call, with `hang` nobody ever answers, and with `lose-answer` the service acts but its answer is lost.
 * With `half` it does half of a batch and says so; a call that is no batch it answers as ever.
 */
export type Fault = 'throttle' | 'fail' | 'drop' | 'hang' | 'lose-answer' | 'half' | ((call: Call) => Answer);

/** An answer in place of the service's own. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The next `times` calls of an action (1 unless given; any action unless named) meet a fault. */
export interface PlannedFault {
  readonly fault: Fault;
  readonly action?: string;
  readonly times?: number;
}

/** A call as it came: `SendMessageBatch` and the like, with its body. */
export interface Call {
  readonly action: string;
  readonly body: string;
}

export interface Faulty {
  readonly url: string;
  /** Every call that came, whether or not it met a fault, in order. */
  readonly calls: readonly Call[];
  /** Faults that come behind those already planned. */
  inject(...plan: readonly PlannedFault[]): void;
  /** Forgets the faults that are still planned. */
  clear(): void;
  /** From now on each call for which no fault is planned meets what this chooses; without an argument, none. */
  disturb(choose?: (call: Call) => Fault | undefined): void;
  close(): Promise<void>;
}

/** A proxy in front of any emulator of an AWS service, that hands each call on unless a fault is planned for it. */
export const startFaulty = async (targetUrl: string, plan: readonly PlannedFault[] = []): Promise<Faulty> => {
  const calls: Call[] = [];
  const pending = plan.map(({ times = 1, ...rest }) => ({ ...rest, times }));
  let chosen: (call: Call) => Fault | undefined = () => undefined;
  const takeFault = (action: string): Fault | undefined => {
    const found = pending.find((planned) => planned.times > 0 && (planned.action ?? action) === action);
    if (found !== undefined) found.times -= 1;
    return found?.fault;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const call = { action: actionOf(request, body.toString()), body: body.toString() };
    calls.push(call);
    meet(takeFault(call.action) ?? chosen(call), { targetUrl, request, body, call, response });
  };
  const server = createServer((request, response) => void answer(request, response));
  return {
    url: await listenOnLoopback(server),
    calls,
    inject: (...more) => void pending.push(...more.map(({ times = 1, ...rest }) => ({ ...rest, times }))),
    clear: () => void pending.splice(0),
    disturb: (choose = () => undefined) => {
      chosen = choose;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

interface Exchange {
  readonly targetUrl: string;
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly call: Call;
  readonly response: ServerResponse;
}

function meet(fault: Fault | undefined, exchange: Exchange): void {
  const { request, response, call } = exchange;
  switch (fault) {
    case undefined:
      return handOn(exchange, (answer) => response.writeHead(answer.statusCode ?? 502, answer.headers) && answer.pipe(response));
    case 'throttle':
      return refuse(request, response, 400, 'ThrottlingException');
    case 'fail':
      return refuse(request, response, 500, 'InternalFailure');
    case 'drop':
      return void response.destroy();
    case 'hang':
      return;
    case 'lose-answer':
      return handOn(exchange, (answer) => answer.resume().on('end', () => response.destroy()));
    case 'half':
      return handOnHalf(exchange);
    default:
      return answerWith(fault(call), request, response);
  }
}

const answerWith = ({ status, body }: Answer, { headers }: IncomingMessage, response: ServerResponse): void =>
  void response.writeHead(status, { 'content-type': headers['content-type'] }).end(body);

function handOn({ targetUrl, request, body, response }: Exchange, then: (answer: IncomingMessage) => unknown): void {
  const { method, headers, url = '/' } = request;
  const exact = { ...headers, 'content-length': body.length };
  forward(new URL(url, targetUrl), { method: method ?? 'POST', headers: exact }, then)
    .on('error', () => response.destroy())
    .end(body);
}

function handOnHalf(exchange: Exchange): void {
  const { call, request, response } = exchange;
  const half = halfOf(call.action, call.body);
  if (half === undefined) return meet(undefined, exchange);
  const body = Buffer.from(half.asked);
  handOn({ ...exchange, body }, async (answer) => {
    const whole = await text(answer);
    const status = answer.statusCode ?? 502;
    answerWith({ status, body: status === 200 ? half.answered(whole) : whole }, request, response);
  });
}

/** An error as the called protocol writes it: XML for the Query protocol (SNS), JSON for the others. */
function refuse({ headers }: IncomingMessage, response: ServerResponse, status: number, code: string): void {
  const isQuery = headers['content-type']?.includes('form-urlencoded') === true;
  const body = isQuery
    ? `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>planned</Message></Error><RequestId>0</RequestId></ErrorResponse>`
    : JSON.stringify({ __type: code, message: 'planned' });
  response.writeHead(status, { 'content-type': isQuery ? 'text/xml' : 'application/x-amz-json-1.0' }).end(body);
}

/** `AmazonSQS.SendMessageBatch` in the header of the JSON protocols, `Action=Publish` in a form. */
const actionOf = ({ headers }: IncomingMessage, body: string): string =>
  headers['x-amz-target']?.toString().split('.').at(-1) ?? new URLSearchParams(body).get('Action') ?? '';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
