import type { PlatformEvent } from '../event.ts';
import type { Time } from '../time.ts';

/** One HTTP request of a platform: exact bytes and headers, nothing read yet. */
export interface Delivery {
  /** Names in lower case; a header that came twice is joined with a comma, as API Gateway does it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The URL as the platform called it, query and all: some platforms sign it. */
  readonly url: string;
  /** The body's exact bytes. */
  readonly body: Buffer;
  /** The account of `/webhooks/{platform}/{account}`, where the payload itself names none. */
  readonly account?: string;
}

/** One secret of a platform; with `accounts`, it may speak for those accounts only. */
export interface PlatformSecret {
  readonly secret: string;
  readonly accounts?: readonly string[];
}

/** What a verified signature allows: all accounts, or some. */
export interface Signer {
  readonly accounts?: readonly string[];
}

/** What a delivery says: its events, how many parts were of kinds that we do not keep, and the replay it belongs to. */
export interface DeliveryContent {
  readonly events: readonly PlatformEvent[];
  readonly ignored: number;
  readonly replay?: string;
  /** What the platform wants to hear this time in place of its usual receipt: the answer to a challenge, or to a ping. */
  readonly answer?: Answer;
}

export interface Answer {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What people are told of a platform: its part of `docs/platforms.md`, written by `npm run docs:platforms`. */
export interface About {
  /** Its name as people write it, such as `WhatsApp`. */
  readonly title: string;
  /** How a delivery is proved to be genuine, and how old it may be. */
  readonly scheme: string;
  /** The events that are read, each in the platform's own words. */
  readonly events: readonly string[];
  /** How a message of the brand is told from one of a customer. */
  readonly direction: string;
  /** What is not read, each with its reason: one sentence. */
  readonly notSupported: readonly string[];
}

/**
 * One platform's scheme and reader. Everything here is pure and synchronous.
 * `verify` works on raw bytes and comes first; `read` is only ever given verified deliveries.
 */
export interface Platform {
  /** The name in `/webhooks/{name}`. */
  readonly name: string;
  /** What people are told of it. */
  readonly about: About;
  /** The name of its list of secrets. */
  readonly secrets: string;
  /** The name of the list that the handshake needs, when it is another one. */
  readonly handshakeSecrets?: string;
  /** Throws Problem 401 unless one of the secrets signed these bytes, within the replay window where the scheme has one. */
  verify(delivery: Delivery, secrets: readonly PlatformSecret[], now: Time): Signer;
  /** Throws Problem 422, naming the path, when the body is not of the platform's shape. Unknown events are counted, never an error. */
  read(delivery: Delivery, signer: Signer, now: Time): DeliveryContent;
  /** What the platform expects as a receipt. 200 with an empty body unless given. */
  readonly receipt?: Answer;
  /** How the handshake is asked for. @default GET */
  readonly handshakeMethod?: 'OPTIONS';
  /** Answers the platform's handshake. Throws Problem 401, 403 or 404, whichever the platform takes for a refusal, when it is not for us. */
  handshake?(request: Handshake, secrets: readonly PlatformSecret[]): Answer;
  /**
   * Until when a handshake that was just answered holds, where the platform's documentation says that it must come again: of one account,
   * or of everything. Undefined when it holds for good, or ends something.
   */
  handshakeHolds?(request: Handshake, now: Time): Held | undefined;
}

/** How long a handshake holds, and for whom where that is not everybody. */
export interface Held {
  readonly account?: string;
  readonly until: Time;
}

/** A platform asks whether we are there and want its deliveries. */
export type Handshake = Omit<Delivery, 'body'>;
