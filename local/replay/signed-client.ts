import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { signWebhook } from '../../core/standard-webhooks.ts';
import { UsageError } from '../options.ts';

/** A running Groundswell, as a client sees it. */
export interface Target {
  readonly url: string;
  /** A secret of its `standard` inlet. */
  readonly secret: string;
  /** A token of its API, where it wants one. */
  readonly token?: string;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** The longest that a delivery is tried: a restart of the instance must not end a replay. */
const PATIENCE = 60_000;
/** The longest that one request may take: an instance that hangs is one that cannot be reached. */
const ANSWER_WITHIN = 30_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** Sends signed deliveries and API requests over kept connections. */
export class SignedClient {
  readonly #target: Target;
  readonly #agent: Agent;
  readonly #send: typeof request;

  constructor(target: Target, connections: number) {
    const secure = target.url.startsWith('https:');
    this.#target = target;
    this.#send = secure ? tlsRequest : request;
    this.#agent = secure ? new TlsAgent({ keepAlive: true, maxSockets: connections }) : new Agent({ keepAlive: true, maxSockets: connections });
  }

  /**
   * Delivers one body to the standard inlet, signed anew at each attempt and with the same id. Tries again while the instance cannot be
   * reached or is not able; ends with an error when it refuses. Answers the milliseconds that the accepted attempt took.
   */
  async deliver(body: string): Promise<number> {
    const id = `msg_${randomUUID()}`;
    const giveUp = Date.now() + PATIENCE;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      const started = performance.now();
      const timestamp = Math.floor(Date.now() / 1_000);
      const headers = { 'content-type': 'application/json', ...signWebhook({ id, timestamp, body }, inboundSecret(this.#target.secret)) };
      const reply = await this.#request('POST', '/webhooks/standard', headers, body).catch((error: unknown) => error);
      if (isReply(reply) && reply.status < 300) return performance.now() - started;
      if (isReply(reply) && reply.status < 500)
        throw new UsageError(`${this.#target.url} refused a delivery with ${reply.status}: ${detailOf(reply)}`);
      if (Date.now() > giveUp)
        throw new UsageError(`${this.#target.url} has not taken a delivery for ${PATIENCE / 1_000} seconds.`, { cause: reply });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** One request to the API. Throws UsageError when the instance cannot be reached. */
  api(method: string, path: string, body?: unknown): Promise<Reply> {
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(this.#target.token === undefined ? {} : { authorization: `Bearer ${this.#target.token}` }),
    };
    return this.#request(method, path, headers, body === undefined ? '' : JSON.stringify(body)).catch((cause: unknown) => {
      throw new UsageError(`Nothing answers at ${this.#target.url}. Is it running there?`, { cause });
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #request(method: string, path: string, headers: Record<string, string>, body: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sent = this.#send(
        `${this.#target.url}${path}`,
        { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent: this.#agent },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        },
      );
      sent.on('error', reject);
      sent.setTimeout(ANSWER_WITHIN, () => sent.destroy(new Error('no answer came')));
      sent.end(body);
    });
  }
}

/** The standard inlet takes its secrets as base64, with or without their prefix. */
const inboundSecret = (secret: string): string => (secret.startsWith('whsec_') ? secret : `whsec_${secret}`);

const isReply = (value: unknown): value is Reply => typeof value === 'object' && value !== null && 'status' in value;

/** The words of a problem document, or nothing. */
export function detailOf({ text }: Reply): string {
  try {
    const problem = JSON.parse(text) as { detail?: string; errors?: { path: string; message: string }[] };
    return [problem.detail ?? '', ...(problem.errors ?? []).slice(0, 5).map(({ path, message }) => `${path}: ${message}`)].join(' ');
  } catch {
    return '';
  }
}
