import middy from '@middy/core';
import { findPlatform } from '../../core/platforms/index.ts';
import type { Answer, Platform, PlatformSecret } from '../../core/platforms/platform.ts';
import type { InboxItem } from '../../core/event.ts';
import { unavailable, unprocessable } from '../../core/problem.ts';
import type { ApiEvent, ApiResult, Inbox, Log, Now, Secrets } from '../ports.ts';
import { methodNotAllowed, problemResponses } from '../problem-responses.ts';
import { deliveryIn, handshakeIn } from './delivery.ts';
import { createHandshakeNotes } from './handshakes.ts';

const NO_REPLAYS =
  'A replay needs an inbox that keeps order, as one machine has it. Send the messages without naming a replay: they are stored as they are.';

export interface ReceivePorts {
  readonly secrets: Secrets;
  readonly inbox: Pick<Inbox, 'send'>;
  /** Whether the inbox keeps the order that a replay's watermarks need. */
  readonly takesReplays: boolean;
  /** How the outside reaches us, without a slash at its end, where that is not the host that a request names. */
  readonly publicUrl?: string | undefined;
  readonly log: Log;
  readonly now: Now;
}

/** Accepts one signed delivery: verify it, read it, queue it. Decides nothing about its content. */
export const createHandler = (ports: ReceivePorts) => {
  const noteHandshake = createHandshakeNotes(ports);
  return middy<ApiEvent, ApiResult>()
    .use(problemResponses(ports.log))
    .handler(async (event) => {
      const platform = findPlatform(event.pathParameters?.platform); // unknown -> 404
      const { method } = event.requestContext.http;
      if (method === 'POST') return receive(platform, event, ports);
      const { handshakeMethod = 'GET' } = platform;
      if (platform.handshake && method === handshakeMethod) {
        const request = handshakeIn(event, ports.publicUrl);
        const answer = platform.handshake(request, await handshakeSecrets(platform, ports));
        await noteHandshake(platform, request);
        return resultOf(answer);
      }
      return methodNotAllowed(platform.handshake ? [handshakeMethod, 'POST'] : ['POST']);
    });
};

async function receive(platform: Platform, event: ApiEvent, ports: ReceivePorts): Promise<ApiResult> {
  const { secrets, inbox, takesReplays, publicUrl, log, now } = ports;
  const receivedAt = now();
  const delivery = deliveryIn(event, publicUrl); // too large -> 413
  const signer = platform.verify(delivery, await secretsOf({ secrets, log }, platform.secrets), receivedAt); // unsigned -> 401
  const { events, ignored, replay, answer } = platform.read(delivery, signer, receivedAt); // malformed -> 422
  if (replay !== undefined && !takesReplays) throw unprocessable(NO_REPLAYS);
  const items = events.map((found) => ({ event: found, receivedAt, ...(replay === undefined ? {} : { replay }) }));
  if (items.length > 0) await queue(items, platform, inbox, log); // not durable -> 503
  // Who may speak for nobody is no news of the platform: the alarm on its silence goes by this line.
  if (signer.accounts?.length !== 0) log.info('delivery received', { platform: platform.name, events: events.length, ignored });
  return resultOf(answer ?? platform.receipt ?? { status: 200 });
}

const handshakeSecrets = ({ handshakeSecrets: name, secrets }: Platform, ports: ReceivePorts) => secretsOf(ports, name ?? secrets);

/** Without a secret nothing can be told from a forgery: the platform is to try again once one is set. */
async function secretsOf({ secrets, log }: Pick<ReceivePorts, 'secrets' | 'log'>, name: string): Promise<readonly PlatformSecret[]> {
  const known = await secrets.of(name);
  if (known.length > 0) return known;
  log.error('secret missing', { name });
  throw unavailable(`No secret is set for ${name}. ${secrets.howToSet(name)}`);
}

/** Resolves when every item is durable. Otherwise the platform is asked to deliver again. */
async function queue(items: readonly InboxItem[], platform: Platform, inbox: ReceivePorts['inbox'], log: Log): Promise<void> {
  try {
    await inbox.send(items);
  } catch (error) {
    log.error('inbox refused a delivery', {
      platform: platform.name,
      events: items.length,
      error: error instanceof Error ? error.name : typeof error,
    });
    throw unavailable('The delivery could not be stored; please deliver it again.');
  }
}

/** A challenge is repeated as it came, so no browser is to guess that it is a page. */
const resultOf = ({ status, contentType, headers = {}, body = '' }: Answer): ApiResult => {
  const all = { ...headers, ...(contentType === undefined ? {} : { 'content-type': contentType, 'x-content-type-options': 'nosniff' }) };
  return { statusCode: status, ...(Object.keys(all).length === 0 ? {} : { headers: all }), body };
};
