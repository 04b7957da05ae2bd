import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback } from './loopback.ts';

interface Entry {
  readonly address: string;
  readonly arn: string;
  policy: string | undefined;
  state: 'pending' | 'confirmed' | 'deleted';
}

/**
 * The mail subscriptions of one SNS topic behind the Query protocol, with the rules that no emulator has: until its owner confirms it, a
 * subscription is listed without its ARN and cannot be ended; subscribing again sends the question again; another filter policy is refused.
 */
export interface SnsSubscriptions {
  readonly url: string;
  /** The questions that were mailed, in order. */
  readonly asked: readonly string[];
  /** Whether a subscription's policy can be changed before it is confirmed. Its documentation does not say. */
  pendingMayChange: boolean;
  /** Filtered subscriptions that the topic has room for. */
  room: number;
  confirm(address: string): void;
  /** Its owner has followed the link below a mail. */
  leave(address: string): void;
  /** Who gets what, confirmed or not: the filter policy by address. */
  policies(): Record<string, string | undefined>;
  /** Runs before each call, with its name. */
  onCall: (action: string) => Promise<void> | void;
  close(): Promise<void>;
}

const PAGE = 3;

class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const startSnsSubscriptions = async (): Promise<SnsSubscriptions> => {
  const entries: Entry[] = [];
  const asked: string[] = [];
  const state = { pendingMayChange: true, room: 200, onCall: (_action: string): Promise<void> | void => undefined };
  const byArn = (arn: string | null): Entry => {
    const found = entries.find((entry) => entry.arn === arn && entry.state !== 'deleted');
    if (found === undefined) throw new Refusal('NotFound', 'Subscription does not exist');
    return found;
  };
  const change = (entry: Entry, policy: string | null): void => {
    if (entry.state === 'pending' && !state.pendingMayChange) throw new Refusal('InvalidParameter', 'The subscription is pending confirmation');
    entry.policy = policy ?? undefined;
  };

  const subscribe = (form: URLSearchParams): string => {
    const address = form.get('Endpoint') ?? '';
    const policy = form.get('Attributes.entry.1.value') ?? undefined;
    const known = entries.find((entry) => entry.address === address && entry.state !== 'deleted');
    if (known !== undefined && policy !== undefined && known.policy !== policy)
      throw new Refusal('InvalidParameter', 'Invalid parameter: Attributes Reason: Subscription already exists with different attributes');
    if (known === undefined && entries.filter((entry) => entry.state !== 'deleted' && entry.policy !== undefined).length >= state.room)
      throw new Refusal('FilterPolicyLimitExceeded', 'The number of filter policies has reached its limit');
    const id = createHash('sha256').update(`${address}${entries.length}`).digest('hex').slice(0, 12);
    const entry = known ?? { address, arn: `arn:aws:sns:us-east-1:000000000000:alerts:${id}`, policy, state: 'pending' };
    if (known === undefined) entries.push(entry);
    if (entry.state === 'pending') asked.push(address);
    return `<SubscriptionArn>${entry.arn}</SubscriptionArn>`;
  };
  const list = (form: URLSearchParams): string => {
    const start = Number(form.get('NextToken') ?? 0);
    const members = entries.slice(start, start + PAGE).map((entry) => {
      const arn = { pending: 'PendingConfirmation', confirmed: entry.arn, deleted: 'Deleted' }[entry.state];
      return `<member><SubscriptionArn>${arn}</SubscriptionArn><Protocol>email</Protocol><Endpoint>${entry.address}</Endpoint></member>`;
    });
    const next = start + PAGE < entries.length ? `<NextToken>${start + PAGE}</NextToken>` : '';
    return `<Subscriptions>${members.join('')}</Subscriptions>${next}`;
  };
  const attributes = (values: Record<string, string | undefined>): string =>
    `<Attributes>${Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
      .join('')}</Attributes>`;
  const count = (wanted: Entry['state']): string => String(entries.filter((entry) => entry.state === wanted).length);
  const actions: Record<string, (form: URLSearchParams) => string> = {
    Subscribe: subscribe,
    ListSubscriptionsByTopic: list,
    GetSubscriptionAttributes: (form) => attributes({ FilterPolicy: byArn(form.get('SubscriptionArn')).policy }),
    SetSubscriptionAttributes: (form) => {
      change(byArn(form.get('SubscriptionArn')), form.get('AttributeValue'));
      return '';
    },
    Unsubscribe: (form) => {
      const entry = byArn(form.get('SubscriptionArn'));
      if (entry.state === 'pending') throw new Refusal('InvalidParameter', 'Cannot unsubscribe a subscription that is pending confirmation');
      entry.state = 'deleted';
      return '';
    },
    GetTopicAttributes: () =>
      attributes({ SubscriptionsConfirmed: count('confirmed'), SubscriptionsPending: count('pending'), SubscriptionsDeleted: count('deleted') }),
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(Buffer.concat(await Array.fromAsync(request, (chunk: Buffer) => chunk)).toString());
    const action = form.get('Action') ?? '';
    await state.onCall(action);
    try {
      const result = actions[action]?.(form) ?? '';
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(`<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${error.code}</Code><Message>${error.message}</Message></Error></ErrorResponse>`;
      response.writeHead(error.code === 'NotFound' ? 404 : 400, { 'content-type': 'text/xml' }).end(body);
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const move = (address: string, to: Entry['state']): void => {
    for (const entry of entries) if (entry.address === address && entry.state !== 'deleted') entry.state = to;
  };
  return Object.assign(state, {
    url: await listenOnLoopback(server),
    asked,
    confirm: (address: string) => move(address, 'confirmed'),
    leave: (address: string) => move(address, 'deleted'),
    policies: () => Object.fromEntries(entries.filter((entry) => entry.state !== 'deleted').map(({ address, policy }) => [address, policy])),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
};
