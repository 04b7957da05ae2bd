import type { Platform } from '../../core/platforms/platform.ts';
import type { Time } from '../../core/time.ts';
import type { SignedDelivery } from '../signed-deliveries.ts';

/** A delivery as it goes out: some platforms prove themselves in the address. */
export interface SentDelivery extends SignedDelivery {
  readonly query?: Readonly<Record<string, string>>;
  readonly account?: string;
}

/**
 * A platform from the other side: how it signs and what it says. Everything that is promised of all platforms is proved on these, they
 * are what the fuzzing breaks, and what `npm run bench:receive` measures. A platform without one fails the tests.
 */
export interface Specimen {
  readonly platform: Platform;
  /** Two secrets as a list of secrets holds them. */
  readonly secrets: readonly [string, string];
  /** Signs a body as the platform does, at a time in epoch ms. */
  readonly sign: (secret: string, body: string, at: Time) => SentDelivery;
  /** The headers by which a delivery is proved: without any one of them it is not genuine. */
  readonly proof: readonly string[];
  /** True for a scheme that proves who sends, and not what. */
  readonly provesSenderOnly?: boolean;
  /** How old or new a delivery may be, where its time is signed. */
  readonly window?: Time;
  /** The same proof under a version, or a method, that we do not know. */
  readonly inAnotherVersion?: (delivery: SentDelivery) => SentDelivery;
  /** What the platform says, by name: each payload tells of one event or more. */
  readonly payloads: Readonly<Record<string, unknown>>;
  /** A payload of a kind that we have never heard of. */
  readonly unknown: unknown;
  /** A payload of so many messages, where one delivery may bring many. */
  readonly batch?: (messages: number) => unknown;
  /** How a payload is written. @default JSON */
  readonly write?: (payload: unknown) => string | undefined;
}

/** A payload as the platform writes it; one that is nothing is an empty body. */
export const bodyOf = ({ write = JSON.stringify }: Specimen, payload: unknown): string => write(payload) ?? '';

/** The same delivery with one header changed. */
export const withHeader = (delivery: SentDelivery, name: string, change: (value: string) => string): SentDelivery => ({
  ...delivery,
  headers: { ...delivery.headers, [name]: change(delivery.headers[name] ?? '') },
});

/** The same delivery without one of its headers. */
export const withoutHeader = (delivery: SentDelivery, name: string): SentDelivery => {
  const { [name]: _left, ...headers } = delivery.headers;
  return { ...delivery, headers };
};
